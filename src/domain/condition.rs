//! Expressions of a checklist (CEL): skip rules, checks, derived figures; knows nothing of where the values come from.
//!
//! Logic is Kleene's: a name without a value is *unknown*; `false && unknown` is false, `true || unknown` is true, all else
//! that meets an unknown is unknown.

use crate::domain::ids::ItemId;

/// An expression that compiled, whose names exist and whose type is right.
#[derive(Debug)]
pub struct Condition {
    /// The expression as it stands in the file.
    pub text: String,
    /// The items it names, in order of first mention.
    pub items: Vec<ItemId>,
}

/// What an expression came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A truth.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Something it needs is unknown.
    Unknown,
}
/// stub
#[derive(Default, Debug)]
pub struct Values;
impl Values {
    /// stub
    pub fn new() -> Self {
        Self
    }
    /// stub
    pub fn bind(&mut self, _: &ItemId, _: cel::Value) {}
    /// stub
    pub fn skip(&mut self, _: &ItemId) {}
    /// stub
    pub fn cap(&mut self, _: &ItemId, _: u8) {}
}
impl Condition {
    /// stub
    pub fn eval(&self, _: &Values) -> Outcome {
        Outcome::Unknown
    }
    /// stub
    pub fn eval_with(&self, _: &Values, _: &[(&str, cel::Value)]) -> Outcome {
        Outcome::Unknown
    }
    /// stub
    pub fn mentions(&self, _: &str) -> bool {
        false
    }
}
