//! Expressions of a checklist (CEL): skip rules, checks, derived figures; knows nothing of where the values come from.
//!
//! Logic is Kleene's: a name without a value is *unknown*; `false && unknown` is false, `true || unknown` is true, all else
//! that meets an unknown is unknown. CEL has this by itself: its `&&` and `||` absorb an error on the side that does not
//! decide, and here every error at run time (a name left unbound, a ratio to zero, an overflow) means unknown.
//!
//! `zero(x)`, `skipped(x)` and `cap(x)` ask about the item, not its value. They are turned into the names `zero:x`,
//! `skipped:x` and `cap:x` when an expression is compiled, and [`Values`] binds those beside the item's own name.

mod check;
mod functions;
mod leaves;
mod names;
mod values;

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::checklist::{ProblemCode, Text};
use crate::domain::ids::ItemId;

pub use names::Names;
pub use values::Values;

/// An expression that compiled, whose names exist and whose type is right.
#[derive(Debug)]
pub struct Condition {
    /// The expression as it stands in the file.
    pub text: String,
    /// The items it names, in order of first mention.
    pub items: Vec<ItemId>,
    /// Every name and function it uses.
    mentioned: Vec<String>,
    expr: cel::IdedExpr,
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

/// What an expression is for, and so which types it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A rule: true or false.
    Truth,
    /// A figure: a number, or true or false.
    Figure,
    /// A number.
    Number,
}

/// Why a text is not an expression that can be used, and which part of it is to blame.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// The bytes of the expression to blame.
    pub at: Range<usize>,
    /// What is wrong, in every language.
    pub message: Text,
}

impl Condition {
    /// Compiles an expression over these names.
    ///
    /// # Errors
    /// Everything that is wrong with it, in order of place.
    pub fn compile(text: &str, names: &Names, want: Want) -> Result<Self, Vec<Fault>> {
        check::compile(text, names, want)
    }

    /// Tells whether the expression uses a name or a function.
    pub fn mentions(&self, name: &str) -> bool {
        self.mentioned.iter().any(|mentioned| mentioned == name)
    }

    /// Works the expression out.
    pub fn eval(&self, values: &Values) -> Outcome {
        self.eval_in(&values.context)
    }

    /// Works the expression out with more names in scope, such as those of a check made once per rating.
    pub fn eval_with(&self, values: &Values, extra: &[(&str, cel::Value)]) -> Outcome {
        let mut scope = values.context.new_inner_scope();
        for (name, value) in extra {
            scope.add_variable_from_value(*name, value.clone());
        }
        self.eval_in(&scope)
    }

    /// A panic inside the library is an unknown: one odd expression must not end a visit.
    fn eval_in(&self, scope: &cel::Context<'_, '_>) -> Outcome {
        match catch_unwind(AssertUnwindSafe(|| cel::Value::resolve(&self.expr, scope))) {
            Ok(Ok(cel::Value::Bool(truth))) => Outcome::Bool(truth),
            #[expect(clippy::cast_precision_loss, reason = "figures of checklists lie far below 2^53")]
            Ok(Ok(cel::Value::Int(number))) => Outcome::Number(number as f64),
            Ok(Ok(cel::Value::Float(number))) if number.is_finite() => Outcome::Number(number),
            _ => Outcome::Unknown,
        }
    }
}

#[cfg(test)]
mod tests;
