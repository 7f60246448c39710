//! Expressions of a checklist (CEL): skip rules, checks, derived figures; knows nothing of where the values come from.
//!
//! Logic is Kleene's: a name without a value is *unknown*; `false && unknown` is false, `true || unknown` is true, all else
//! that meets an unknown is unknown. CEL has this by itself: its `&&` and `||` absorb an error on the side that does not
//! decide, and here every error at run time (a name left unbound, a ratio to zero, an overflow) means unknown.
//!
//! `zero(x)`, `skipped(x)` and `cap(x)` ask about the item, not its value. When an expression is compiled they are turned
//! into `skipped:x ? 0 : x`, `skipped:x` and `cap:x`, names which [`Values`] binds beside the item's own.

mod check;
mod functions;
mod leaves;
mod names;
mod tree;
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

    /// Returns every name and function the expression uses, in order of first mention.
    pub fn names(&self) -> &[String] {
        &self.mentioned
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
mod tests {
    use super::*;
    use crate::domain::kinds::by_name;

    fn day(text: &str) -> cel::Value {
        let program = cel::Program::compile(&format!("timestamp('{text}T00:00:00Z')")).unwrap();
        program.execute(&cel::Context::default()).unwrap()
    }

    fn names() -> Names {
        let mut names = Names::default();
        let codes = |codes: &[&str]| Some(codes.iter().map(ToString::to_string).collect());
        for (id, kind) in [
            ("R", "rating"),
            ("I", "integer"),
            ("J", "integer"),
            ("X", "decimal"),
            ("B", "yesno"),
            ("D", "date"),
            ("E", "date"),
            ("T", "text"),
        ] {
            names.add_item(id, by_name(kind), None);
        }
        names.add_item("S", by_name("single"), codes(&["a1", "a2"]));
        names.add_item("M", by_name("multi"), codes(&["甲", "none"]));
        names.add_item("U", None, None);
        names
    }

    fn figure(text: &str) -> Condition {
        Condition::compile(text, &names(), Want::Figure).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
    }

    fn outcome(text: &str, bound: &[(&str, cel::Value)]) -> Outcome {
        let mut values = Values::new();
        for (id, value) in bound {
            values.bind(&ItemId::new(id), value.clone());
        }
        figure(text).eval(&values)
    }

    fn codes(text: &str, want: Want) -> Vec<(&str, ProblemCode)> {
        let faults = Condition::compile(text, &names(), want).err().unwrap_or_default();
        faults.into_iter().map(|fault| (text.get(fault.at).unwrap(), fault.code)).collect()
    }

    #[test]
    fn logic_is_kleenes() {
        use Outcome::{Bool, Unknown};
        let word = |truth: Option<bool>| match truth {
            Some(true) => "true",
            Some(false) => "false",
            // Nothing binds it.
            None => "B",
        };
        let truths = [Some(true), Some(false), None];
        for a in truths {
            for b in truths {
                let and = match (a, b) {
                    (Some(false), _) | (_, Some(false)) => Bool(false),
                    (Some(true), Some(true)) => Bool(true),
                    _ => Unknown,
                };
                let or = match (a, b) {
                    (Some(true), _) | (_, Some(true)) => Bool(true),
                    (Some(false), Some(false)) => Bool(false),
                    _ => Unknown,
                };
                assert_eq!(outcome(&format!("{} && {}", word(a), word(b)), &[]), and, "{a:?} && {b:?}");
                assert_eq!(outcome(&format!("{} || {}", word(a), word(b)), &[]), or, "{a:?} || {b:?}");
            }
        }
        assert_eq!(outcome("!B", &[]), Unknown);
        assert_eq!(outcome("B ? 1 : 2", &[]), Unknown);
        assert_eq!(outcome("I > 3 || I <= 3", &[]), Unknown);
    }

    #[test]
    fn an_error_at_run_time_is_unknown_and_logic_absorbs_it() {
        use cel::Value::Int;
        let zero = [("I", Int(0)), ("J", Int(5))];
        assert_eq!(outcome("ratio(J, I)", &zero), Outcome::Unknown);
        assert_eq!(outcome("ratio(J, I) > 0.5 && J < 5", &zero), Outcome::Bool(false));
        assert_eq!(outcome("J / I == 1 || J == 5", &zero), Outcome::Bool(true));
        assert_eq!(outcome("J * 9223372036854775807 > 0", &zero), Outcome::Unknown);
        assert_eq!(outcome("X / 0.0", &[("X", cel::Value::Float(1.0))]), Outcome::Unknown);
    }

    #[test]
    fn a_ratio_takes_either_kind_of_number() {
        let bound = [("I", cel::Value::Int(3)), ("J", cel::Value::Int(4)), ("X", cel::Value::Float(1.5))];
        assert_eq!(outcome("ratio(I, J)", &bound), Outcome::Number(0.75));
        assert_eq!(outcome("ratio(X, I)", &bound), Outcome::Number(0.5));
        assert_eq!(outcome("1000.0 * ratio(I, J + J)", &bound), Outcome::Number(375.0));
    }

    #[test]
    fn months_are_completed_calendar_months() {
        let table = [
            ("2024-01-31", "2024-02-29", 1),
            ("2024-01-31", "2024-02-28", 0),
            ("2023-01-31", "2023-02-28", 1),
            ("2024-01-31", "2024-03-30", 1),
            ("2024-01-31", "2024-03-31", 2),
            ("2019-06-15", "2024-06-14", 59),
            ("2019-06-15", "2024-06-15", 60),
            ("2023-12-31", "2024-01-01", 0),
            ("2024-02-29", "2024-01-31", -1),
            ("2024-06-15", "2019-06-15", -60),
            ("2024-05-05", "2024-05-05", 0),
        ];
        for (from, to, months) in table {
            let bound = [("D", day(from)), ("E", day(to))];
            assert_eq!(outcome("months(D, E)", &bound), Outcome::Number(f64::from(months)), "{from} to {to}");
        }
    }

    #[test]
    fn a_skipped_item_is_zero_only_where_that_is_asked_for() {
        let (item, sum) = (ItemId::new("X"), figure("X + zero(X)"));
        let (zero, skipped) = (figure("zero(X) + 1.0"), figure("skipped(X)"));
        let mut values = Values::new();
        assert_eq!(zero.eval(&values), Outcome::Unknown);
        values.open(&item);
        assert_eq!((zero.eval(&values), skipped.eval(&values)), (Outcome::Unknown, Outcome::Bool(false)));
        values.bind(&item, cel::Value::Float(2.5));
        assert_eq!((zero.eval(&values), sum.eval(&values)), (Outcome::Number(3.5), Outcome::Number(5.0)));
        let mut values = Values::new();
        values.skip(&item);
        assert_eq!((zero.eval(&values), skipped.eval(&values)), (Outcome::Number(1.0), Outcome::Bool(true)));
        assert_eq!(sum.eval(&values), Outcome::Unknown);
    }

    #[test]
    fn a_cap_is_that_of_the_item_named() {
        let mut values = Values::new();
        values.cap(&ItemId::new("R"), 2);
        assert_eq!(figure("cap(R) + 1").eval(&values), Outcome::Number(3.0));
        assert_eq!(codes("cap(I) > 2", Want::Truth), [("cap(I)", ProblemCode::WrongExpressionType)]);
    }

    #[test]
    fn a_choice_and_a_list_of_codes_are_compared_with_codes() {
        let text = |text: &str| cel::Value::String(text.to_owned().into());
        let bound = [("S", text("a2")), ("M", cel::Value::List(vec![text("甲")].into()))];
        assert_eq!(outcome("S in ['a1', 'a2'] && '甲' in M && !('none' in M)", &bound), Outcome::Bool(true));
        assert_eq!(outcome("size(M) == 1", &bound), Outcome::Bool(true));
    }

    #[test]
    fn names_in_scope_beside_the_items_hide_nothing_else() {
        const RATING: &[(&str, crate::domain::kinds::CelType)] = &[("rating", crate::domain::kinds::CelType::Int)];
        let condition = Condition::compile("rating > I", &names().with(RATING), Want::Truth).unwrap();
        let mut values = Values::new();
        values.bind(&ItemId::new("I"), cel::Value::Int(2));
        assert_eq!(condition.eval_with(&values, &[("rating", cel::Value::Int(3))]), Outcome::Bool(true));
        assert_eq!(condition.eval(&values), Outcome::Unknown);
        assert!(condition.mentions("rating") && condition.mentions("I") && !condition.mentions("cap"));
        assert_eq!(condition.items, [ItemId::new("I")]);
    }

    #[test]
    fn the_items_are_listed_in_order_of_first_mention() {
        let condition = figure("J > I && zero(X) > 1.0 && J < 3 && skipped(S)");
        assert_eq!(condition.items, ["J", "I", "X", "S"].map(ItemId::new));
        assert!(condition.mentions("zero") && condition.mentions("skipped"));
    }

    #[test]
    fn types_are_decided_before_any_value_is_known() {
        use ProblemCode::{BadExpression, UnknownName, UnknownOption, WrongExpressionType};
        let table = [
            ("I + X > 1.0", "I + X", WrongExpressionType),
            ("I > 1.5", "I > 1.5", WrongExpressionType),
            ("I == X", "I == X", WrongExpressionType),
            ("B == 'yes'", "B == 'yes'", WrongExpressionType),
            ("S && B", "S && B", WrongExpressionType),
            ("!I", "I", WrongExpressionType),
            ("S > 'a1'", "S > 'a1'", WrongExpressionType),
            ("D - E > 3", "D - E", WrongExpressionType),
            ("I in M", "I in M", WrongExpressionType),
            ("I in [1, 'x']", "1, 'x'", WrongExpressionType),
            ("B && (I > 0 ? I : X) > 1", "I > 0 ? I : X", WrongExpressionType),
            ("X % 2.0 == 0.0", "X % 2.0", WrongExpressionType),
            ("ratio(S, I) > 0.5", "ratio(S, I)", WrongExpressionType),
            ("months(D, I) > 1", "months(D, I)", WrongExpressionType),
            ("zero(S) == 'a1'", "zero(S)", WrongExpressionType),
            ("I + 1", "I + 1", WrongExpressionType),
            ("ratio(I) > 0.5", "ratio(I)", BadExpression),
            ("mean(I, J) > 1", "mean(I, J)", BadExpression),
            ("zero(I + 1) > 1", "zero(I + 1)", BadExpression),
            ("S == 'a9'", "'a9'", UnknownOption),
            ("S in ['a1', 'b']", "'b'", UnknownOption),
            ("'nothing' in M", "'nothing'", UnknownOption),
            ("I > 0 && Q > 1", "Q", UnknownName),
            ("skipped(Q)", "Q", UnknownName),
        ];
        for (text, at, code) in table {
            assert_eq!(codes(text, Want::Truth), [(at, code)], "{text}");
        }
    }

    #[test]
    fn every_fault_of_an_expression_is_told() {
        use ProblemCode::{UnknownName, UnknownOption, WrongExpressionType};
        assert_eq!(
            codes("Q > 1 && S == '乙' && I > 0.5", Want::Truth),
            [("Q", UnknownName), ("'乙'", UnknownOption), ("I > 0.5", WrongExpressionType)]
        );
    }

    #[test]
    fn what_the_file_left_open_is_not_told_twice() {
        assert_eq!(codes("U > 1 && U == 'x' && U", Want::Truth), []);
    }

    #[test]
    fn what_checklists_leave_out_of_cel_is_refused() {
        for text in [
            "M.exists(m, m == 'x')",
            "{'a': 1}['a'] == 1",
            "T.size() > 1",
            "I > null",
            "M[0] == 'x'",
            "has(T.x)",
            "b'x' == b'x'",
            "1u > 0u",
        ] {
            let found = codes(text, Want::Truth);
            assert!(
                !found.is_empty() && found.iter().all(|(_, code)| *code == ProblemCode::BadExpression),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_text_that_is_not_an_expression_is_told_where_it_goes_wrong() {
        assert_eq!(codes("I > ", Want::Truth).len(), 1);
        assert_eq!(codes("I >> 1", Want::Truth), [(">", ProblemCode::BadExpression)]);
        assert_eq!(codes("T == '甲' 乙", Want::Truth)[0].1, ProblemCode::BadExpression);
        assert_eq!(codes(" ", Want::Truth), [(" ", ProblemCode::BadExpression)]);
    }

    #[test]
    fn depth_is_bounded_however_it_is_reached() {
        let deep = [
            format!("{}B{}", "(".repeat(2000), ")".repeat(2000)),
            format!("{}B", "!".repeat(4000)),
            format!("{}I > 0", "- ".repeat(2000)),
            format!("I{} > 0", " + I".repeat(900)),
            format!("{}B", "B ? B : ".repeat(500)),
            format!("B{}", " && B".repeat(20_000)),
            format!("{}1{}", "[".repeat(2000), "]".repeat(2000)),
        ];
        for text in deep {
            assert_eq!(codes(&text, Want::Truth).first().map(|found| found.1), Some(ProblemCode::BadExpression));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd_to_be_compiled(text in "\\PC{0,40}|[IXBSMD0-9a-z.'\"()\\[\\]{}?:!&|<>=+*/%, 甲_-]{0,60}") {
            if let Ok(condition) = Condition::compile(&text, &names(), Want::Figure) {
                let _outcome = condition.eval(&Values::new());
            }
        }
    }
}
