//! What the register says that may answer an item: shown and taken by one key, never entered by itself; knows nothing of drawing.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::value::Value;
use crate::ui::desk::Cx;

/// A value of the register that fits an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The value.
    pub value: Value,
    /// The value for people.
    pub shown: String,
}

/// Returns what the register says of what an item asks, where the checklist names a column for it and the value fits.
pub fn of(cx: &Cx<'_>, assessment: &Assessment, item: &Item) -> Option<Offer> {
    let profile = cx.data.society(&assessment.society)?;
    let text = item.register?.text_of(profile)?;
    let value = item.kind.parse(item, &text).ok()?;
    let shown = item.kind.show(item, &value, cx.lang());
    Some(Offer { value, shown })
}
