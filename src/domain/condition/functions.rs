//! The functions checklists have beside CEL's own; knows nothing of items.

use cel::{ExecutionError, Value};
use chrono::{DateTime, Datelike, FixedOffset};

/// `ratio(a, b)`: a ÷ b as a double; an error, so unknown, when b is 0.
pub(super) fn ratio(a: Value, b: Value) -> Result<Value, ExecutionError> {
    match (number(&a), number(&b)) {
        (Some(a), Some(b)) if b != 0.0 => Ok(Value::Float(a / b)),
        _ => Err(ExecutionError::function_error("ratio", "nothing to divide by")),
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "answers lie far below 2^53")]
        Value::Int(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// `months(a, b)`: completed calendar months from a to b, negative when b lies before a.
pub(super) fn months(a: Value, b: Value) -> Result<Value, ExecutionError> {
    match (a, b) {
        (Value::Timestamp(a), Value::Timestamp(b)) => Ok(Value::Int(completed_months(a, b))),
        _ => Err(ExecutionError::function_error("months", "not two days")),
    }
}

/// A month from the 31st is complete on the last day of a shorter month.
fn completed_months(a: DateTime<FixedOffset>, b: DateTime<FixedOffset>) -> i64 {
    if b < a {
        return -completed_months(b, a);
    }
    let month = |day: DateTime<FixedOffset>| i64::from(day.year()) * 12 + i64::from(day.month0());
    let due_day = a.day().min(u32::from(b.num_days_in_month()));
    let is_complete = b.day() >= due_day;
    month(b) - month(a) - i64::from(!is_complete)
}
