//! What the kinds that are typed share: full-width digits, numbers, ranges, units; knows nothing of any one kind.

use crate::domain::checklist::Item;
use crate::domain::kinds::BadValue;
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// Returns a text without space around it and with full-width ASCII (`１２．５`) made narrow.
pub fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{2212}' => '-',
            _ => c,
        })
        .collect()
}

/// Reads a whole number; `None` when it is not one.
pub(super) fn whole(text: &str) -> Result<Option<i64>, BadValue> {
    let text = narrow(text);
    refuse_grouping(&text)?;
    Ok(text.parse().ok())
}

/// Reads a number with or without decimals, and no other notation; `None` when it is not one.
pub(super) fn fraction(text: &str) -> Result<Option<f64>, BadValue> {
    let text = narrow(text);
    refuse_grouping(&text)?;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    // Adding zero turns −0 into 0, which is written without a sign.
    let number = text.parse::<f64>().ok().filter(|number| is_plain && number.is_finite());
    Ok(number.map(|number| number + 0.0))
}

fn refuse_grouping(text: &str) -> Result<(), BadValue> {
    let is_grouped = text.contains(',') && text.bytes().all(|byte| byte.is_ascii_digit() || b",.+-".contains(&byte));
    if is_grouped { Err(BadValue::Grouped) } else { Ok(()) }
}

/// Returns a number as arithmetic has it.
pub(super) fn number_of(value: &Value) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "ranges of checklists lie far below 2^53")]
        Value::Int(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        Value::Bool(_) | Value::Date(_) | Value::Text(_) | Value::Picks(_) | Value::Rows(_) => None,
    }
}

/// Tells whether a number lies in the item's range.
pub(super) fn check_range(item: &Item, value: &Value) -> Result<(), BadValue> {
    match (item.range, number_of(value)) {
        (_, Some(number)) if !number.is_finite() => Err(BadValue::NotA { kind: item.kind.name() }),
        (Some((min, max)), Some(number)) if number < min || number > max => Err(BadValue::OutOfRange { min, max }),
        _ => Ok(()),
    }
}

/// Writes a number so that reading it gives the same number.
pub(super) fn write_number(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Bool(_) | Value::Date(_) | Value::Text(_) | Value::Picks(_) | Value::Rows(_) => String::new(),
    }
}

/// Returns a whole number in expressions.
pub(super) fn int_to_cel(value: &Value) -> cel::Value {
    match value {
        Value::Int(number) => cel::Value::Int(*number),
        _ => cel::Value::Null,
    }
}

/// Shows a number with the item's unit, where it has one.
pub(super) fn with_unit(item: &Item, number: &str, lang: Lang) -> String {
    if item.unit.is_empty() { number.to_owned() } else { said::with_unit(lang, number, item.unit.get(lang)) }
}

/// Tells whether a character is one a terminal might obey or that hides what follows: controls and marks of direction.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
