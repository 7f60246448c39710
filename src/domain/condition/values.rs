//! The values expressions are worked out over; knows nothing of answers, only of what became of each item.

use std::sync::{Arc, OnceLock};

use crate::domain::condition::functions;
use crate::domain::ids::ItemId;

/// What is known so far. Built once per state and extended item by item in [`skip_order`], so that each `skip_if` finds
/// the items it names already told.
///
/// Every item is told by one of [`bind`], [`open`] and [`skip`]; an item that is not told is unknown in every way.
///
/// [`skip_order`]: crate::domain::checklist::Checklist::skip_order
/// [`bind`]: Values::bind
/// [`open`]: Values::open
/// [`skip`]: Values::skip
pub struct Values {
    pub(super) context: cel::Context<'static, 'static>,
}

impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Values")
    }
}

impl Default for Values {
    fn default() -> Self {
        Self::new()
    }
}

impl Values {
    /// Knows nothing yet.
    pub fn new() -> Self {
        static STANDARD: OnceLock<Arc<cel::Env>> = OnceLock::new();
        let standard = STANDARD.get_or_init(|| Arc::new(cel::Env::stdlib()));
        let mut context = cel::Context::with_env(Arc::clone(standard));
        // The standard environment has neither name, which a test of each function shows.
        let _declared = context.add_function("ratio", functions::ratio);
        let _declared = context.add_function("months", functions::months);
        Self { context }
    }

    /// An item on the path has this value.
    pub fn bind(&mut self, item: &ItemId, value: cel::Value) {
        self.set(item.as_str(), value);
        self.open(item);
    }

    /// An item is on the path; without [`Values::bind`] its value is unknown.
    pub fn open(&mut self, item: &ItemId) {
        self.set(&format!("skipped:{item}"), cel::Value::Bool(false));
    }

    /// An item is off the path: it has no value, `skipped` of it is true and `zero` of it is 0.
    pub fn skip(&mut self, item: &ItemId) {
        self.set(&format!("skipped:{item}"), cel::Value::Bool(true));
    }

    /// The evidence of an item carries a rating up to this.
    pub fn cap(&mut self, item: &ItemId, highest: u8) {
        self.set(&format!("cap:{item}"), cel::Value::Int(highest.into()));
    }

    /// A name that is not an item's has this value.
    pub fn set(&mut self, name: &str, value: cel::Value) {
        self.context.add_variable_from_value(name, value);
    }
}
