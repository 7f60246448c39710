//! Compiles an expression: finds its names and decides its type before any value is known; knows nothing of files.
//!
//! CEL itself finds a wrong type only when it meets it, which may be on the day of a visit. This is why the tree is
//! checked here, against a small language: what checklists need and no more (no maps, no fields, no loops).

use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cel::common::ast::{CallExpr, Expr, LiteralValue, operators};
use cel::{ExecutionError, IdedExpr};

use crate::domain::checklist::{ProblemCode, Text};
use crate::domain::condition::leaves::leaves;
use crate::domain::condition::names::{ItemName, Named};
use crate::domain::condition::{Condition, Fault, Names, Values, Want, tree};
use crate::domain::ids::ItemId;
use crate::domain::kinds::CelType;
use crate::lang::{Lang, problem as said};

/// Compiles an expression; see [`Condition::compile`].
pub(super) fn compile(text: &str, names: &Names, want: Want) -> Result<Condition, Vec<Fault>> {
    let mut expr = tree::parse(text)?;
    let mut checker = Checker {
        text,
        names,
        leaves: leaves(text).into_iter(),
        faults: Vec::new(),
        items: Vec::new(),
        mentioned: Vec::new(),
        samples: BTreeMap::new(),
    };
    let found = checker.infer(&mut expr);
    checker.want(&found, want);
    checker.trial(&expr);
    let Checker { mut faults, items, mentioned, leaves, .. } = checker;
    if leaves.len() > 0 {
        // The places cannot be trusted then, so the whole expression is shown.
        faults.iter_mut().for_each(|fault| fault.at = 0..text.len());
    }
    faults.sort_by_key(|fault| (fault.at.start, fault.at.end));
    faults.dedup();
    if faults.is_empty() { Ok(Condition { text: text.to_owned(), items, mentioned, expr }) } else { Err(faults) }
}

/// Makes a fault with its message in every language.
pub(super) fn fault(code: ProblemCode, at: Range<usize>, say: impl Fn(Lang) -> String) -> Fault {
    Fault { code, at, message: Text { zh: say(Lang::Zh), en: say(Lang::En) } }
}

/// A type, where it could be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    /// Undecided, because of a problem told already: goes with everything.
    Any,
    Plain(CelType),
    /// A list written out, of elements of one type.
    List(CelType),
}

/// What is known of a part of an expression.
struct Found<'n> {
    of: Type,
    at: Range<usize>,
    /// The codes it may be, where it is an item with options.
    codes: Option<&'n [String]>,
    /// The strings it is written with.
    strings: Vec<(String, Range<usize>)>,
}

struct Checker<'n> {
    text: &'n str,
    names: &'n Names,
    leaves: std::vec::IntoIter<Range<usize>>,
    faults: Vec<Fault>,
    items: Vec<ItemId>,
    mentioned: Vec<String>,
    samples: BTreeMap<String, cel::Value>,
}

impl<'n> Checker<'n> {
    fn leaf(&mut self) -> Range<usize> {
        self.leaves.next().unwrap_or(0..self.text.len())
    }

    /// Returns a call's place with the bracket that ends it, where that follows.
    fn closed(&self, at: Range<usize>) -> Range<usize> {
        let rest = self.text.get(at.end..).unwrap_or_default();
        let n_spaces = rest.len() - rest.trim_start().len();
        if rest.trim_start().starts_with(')') { at.start..at.end + n_spaces + 1 } else { at }
    }

    fn found(of: Type, at: Range<usize>) -> Found<'n> {
        Found { of, at, codes: None, strings: Vec::new() }
    }

    fn wrong(&mut self, code: ProblemCode, at: &Range<usize>, say: impl Fn(Lang) -> String) -> Found<'n> {
        self.faults.push(fault(code, at.clone(), say));
        Self::found(Type::Any, at.clone())
    }

    /// Decides the type of a part, and rewrites `zero`, `skipped` and `cap` in it to names.
    fn infer(&mut self, expr: &mut IdedExpr) -> Found<'n> {
        match &mut expr.expr {
            Expr::Literal(literal) => self.literal(literal),
            Expr::Ident(name) => {
                let at = self.leaf();
                self.name(name, at)
            }
            Expr::List(list) => self.list(&mut list.elements),
            Expr::Call(call) => {
                if let Some(name) = asked_of(call) {
                    let (found, rewritten) = self.about_item(&name, call);
                    if let Some(rewritten) = rewritten {
                        expr.expr = rewritten;
                    }
                    return found;
                }
                self.call(call)
            }
            Expr::Unspecified | Expr::Comprehension(_) | Expr::Map(_) | Expr::Select(_) | Expr::Struct(_) => {
                self.unsupported()
            }
        }
    }

    /// What this language of checklists leaves out of CEL; the leaves inside are passed over together.
    fn unsupported(&mut self) -> Found<'n> {
        while self.leaves.next().is_some() {}
        self.wrong(ProblemCode::BadExpression, &(0..self.text.len()), |lang| said::unsupported(lang).to_owned())
    }

    fn literal(&mut self, literal: &LiteralValue) -> Found<'n> {
        let at = self.leaf();
        match literal {
            LiteralValue::Boolean(_) => Self::found(Type::Plain(CelType::Bool), at),
            LiteralValue::Int(_) => Self::found(Type::Plain(CelType::Int), at),
            LiteralValue::Double(_) => Self::found(Type::Plain(CelType::Double), at),
            LiteralValue::String(string) => {
                let strings = vec![(string.inner().to_string(), at.clone())];
                Found { of: Type::Plain(CelType::Text), at, codes: None, strings }
            }
            LiteralValue::Bytes(_) | LiteralValue::Null | LiteralValue::UInt(_) => {
                self.wrong(ProblemCode::BadExpression, &at, |lang| said::unsupported(lang).to_owned())
            }
        }
    }

    fn name(&mut self, name: &str, at: Range<usize>) -> Found<'n> {
        self.mention(name);
        match self.names.get(name) {
            Some(Named::Plain(cel_type)) => {
                self.samples.insert(name.to_owned(), sample(cel_type));
                Self::found(Type::Plain(cel_type), at)
            }
            Some(Named::Item(item)) => {
                self.mention_item(name);
                if let Some(kind) = item.kind {
                    self.samples.insert(name.to_owned(), kind.sample());
                }
                Found { of: type_of(item), at, codes: item.codes.as_deref(), strings: Vec::new() }
            }
            None => self.wrong(ProblemCode::UnknownName, &at, |lang| said::unknown_name(lang, name)),
        }
    }

    fn mention(&mut self, name: &str) {
        if !self.mentioned.iter().any(|mentioned| mentioned == name) {
            self.mentioned.push(name.to_owned());
        }
    }

    fn mention_item(&mut self, name: &str) {
        if !self.items.iter().any(|item| item.as_str() == name) {
            self.items.push(ItemId::new(name));
        }
    }

    fn list(&mut self, elements: &mut [IdedExpr]) -> Found<'n> {
        let found: Vec<_> = elements.iter_mut().map(|element| self.infer(element)).collect();
        let at = union(&found).unwrap_or(0..self.text.len());
        let mut of = Type::Any;
        for element in &found {
            match (of, element.of) {
                (Type::Any, Type::Plain(plain)) => of = Type::List(plain),
                (Type::List(first), Type::Plain(plain)) if first == plain => {}
                (_, Type::Any) => {}
                _ => return self.mismatch(&at, &found),
            }
        }
        Found { of, at, codes: None, strings: found.into_iter().flat_map(|element| element.strings).collect() }
    }

    /// `zero(x)`, `skipped(x)` and `cap(x)`: returns what stands for the call, where it is right.
    fn about_item(&mut self, function: &str, call: &mut CallExpr) -> (Found<'n>, Option<Expr>) {
        let at_function = self.leaf();
        self.mention(function);
        let name = match call.args.as_slice() {
            [IdedExpr { expr: Expr::Ident(name), .. }] => name.clone(),
            _ => {
                let found: Vec<_> = call.args.iter_mut().map(|arg| self.infer(arg)).collect();
                let at = union(&found).map_or(at_function.clone(), |args| at_function.start..args.end);
                let at = self.closed(at);
                let wrong = self.wrong(ProblemCode::BadExpression, &at, |lang| said::takes_an_item(lang, function));
                return (wrong, None);
            }
        };
        let at_item = self.leaf();
        let at = self.closed(at_function.start..at_item.end);
        let Some(Named::Item(item)) = self.names.get(&name) else {
            let say = |lang| said::unknown_name(lang, &name);
            return (self.wrong(ProblemCode::UnknownName, &at_item, say), None);
        };
        self.mention(&name);
        self.mention_item(&name);
        let of = match (function, type_of(item)) {
            ("skipped", _) => Type::Plain(CelType::Bool),
            (_, Type::Any) => Type::Any,
            ("zero", of @ Type::Plain(CelType::Int | CelType::Double)) => of,
            ("cap", _) if item.kind.is_some_and(|kind| kind.is_per_assessor()) => Type::Plain(CelType::Int),
            _ => {
                let say = |lang| said::not_for_this_item(lang, function, &name);
                return (self.wrong(ProblemCode::WrongExpressionType, &at, say), None);
            }
        };
        let asked = if function == "cap" { format!("cap:{name}") } else { format!("skipped:{name}") };
        let of_asked = if function == "cap" { CelType::Int } else { CelType::Bool };
        self.samples.insert(asked.clone(), sample(of_asked));
        let rewritten = match (function, of) {
            ("zero", Type::Plain(CelType::Double)) => zero_or(asked, LiteralValue::Double(0.0.into()), &name),
            ("zero", _) => zero_or(asked, LiteralValue::Int(0.into()), &name),
            _ => Expr::Ident(asked),
        };
        (Self::found(of, at), Some(rewritten))
    }

    fn call(&mut self, call: &mut CallExpr) -> Found<'n> {
        if call.target.is_some() {
            return self.unsupported();
        }
        let is_operator = !call.func_name.starts_with(|c: char| c.is_alphabetic()) && call.func_name != "_";
        let at_function = (!is_operator).then(|| self.leaf());
        let args: Vec<_> = call.args.iter_mut().map(|arg| self.infer(arg)).collect();
        let around = union(&args);
        let at = match (at_function, around) {
            (Some(function), Some(args)) => function.start..args.end.max(function.end),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => 0..self.text.len(),
        };
        if is_operator {
            self.operator(&call.func_name, &args, at)
        } else {
            let at = self.closed(at);
            self.function(&call.func_name, &args, at)
        }
    }

    fn function(&mut self, name: &str, args: &[Found<'n>], at: Range<usize>) -> Found<'n> {
        use CelType::{Codes, Double, Int, Rows, Timestamp};
        self.mention(name);
        let is_number = |arg: &Found<'_>| matches!(arg.of, Type::Any | Type::Plain(Int | Double));
        let is_day = |arg: &Found<'_>| matches!(arg.of, Type::Any | Type::Plain(Timestamp));
        let is_list = |arg: &Found<'_>| matches!(arg.of, Type::Any | Type::Plain(Codes | Rows) | Type::List(_));
        let (arity, is_right, gives) = match name {
            "ratio" => (2, args.iter().all(is_number), Double),
            "months" => (2, args.iter().all(is_day), Int),
            "double" => (1, args.iter().all(is_number), Double),
            "int" => (1, args.iter().all(is_number), Int),
            "size" => (1, args.iter().all(is_list), Int),
            _ => return self.wrong(ProblemCode::BadExpression, &at, |lang| said::unknown_function(lang, name)),
        };
        if args.len() != arity {
            return self.wrong(ProblemCode::BadExpression, &at, |lang| said::wrong_arity(lang, name, arity));
        }
        if !is_right {
            return self.mismatch(&at, args);
        }
        Self::found(Type::Plain(gives), at)
    }

    fn operator(&mut self, operator: &str, args: &[Found<'n>], at: Range<usize>) -> Found<'n> {
        use CelType::{Bool, Codes, Double, Int, Text, Timestamp};
        let is = |arg: &Found<'_>, allowed: &[CelType]| match arg.of {
            Type::Any => true,
            Type::Plain(plain) => allowed.contains(&plain),
            Type::List(_) => false,
        };
        let same = |a: &Found<'_>, b: &Found<'_>| a.of == Type::Any || b.of == Type::Any || a.of == b.of;
        let (is_right, gives) = match (operator, args) {
            (operators::LOGICAL_AND | operators::LOGICAL_OR, [a, b]) => {
                (is(a, &[Bool]) && is(b, &[Bool]), Type::Plain(Bool))
            }
            (operators::LOGICAL_NOT, [a]) => (is(a, &[Bool]), Type::Plain(Bool)),
            (operators::NEGATE, [a]) => (is(a, &[Int, Double]), a.of),
            (operators::CONDITIONAL, [condition, yes, no]) => {
                let gives = if yes.of == Type::Any { no.of } else { yes.of };
                (is(condition, &[Bool]) && same(yes, no), gives)
            }
            (operators::EQUALS | operators::NOT_EQUALS, [a, b]) => {
                self.options(a, b);
                self.options(b, a);
                let all = [Bool, Int, Double, Text, Timestamp];
                (same(a, b) && is(a, &all) && is(b, &all), Type::Plain(Bool))
            }
            (operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS, [a, b]) => {
                let ordered = [Int, Double, Timestamp];
                (same(a, b) && is(a, &ordered) && is(b, &ordered), Type::Plain(Bool))
            }
            (operators::ADD | operators::SUBSTRACT | operators::MULTIPLY | operators::DIVIDE, [a, b]) => {
                let gives = if a.of == Type::Any { b.of } else { a.of };
                (same(a, b) && is(a, &[Int, Double]) && is(b, &[Int, Double]), gives)
            }
            (operators::MODULO, [a, b]) => (is(a, &[Int]) && is(b, &[Int]), Type::Plain(Int)),
            (operators::IN, [element, list]) => {
                self.options(element, list);
                self.options(list, element);
                let is_right = match (element.of, list.of) {
                    (Type::Any, Type::Any | Type::Plain(Codes) | Type::List(_)) | (Type::Plain(_), Type::Any) => true,
                    (Type::Plain(plain), Type::Plain(Codes)) => plain == Text,
                    (Type::Plain(plain), Type::List(of)) => plain == of,
                    _ => false,
                };
                (is_right, Type::Plain(Bool))
            }
            _ => return self.wrong(ProblemCode::BadExpression, &at, |lang| said::unsupported(lang).to_owned()),
        };
        if is_right { Self::found(gives, at) } else { self.mismatch(&at, args) }
    }

    /// Every string a choice is compared with must be one of its codes, or the comparison is never true.
    fn options(&mut self, choice: &Found<'n>, compared: &Found<'n>) {
        let Some(codes) = choice.codes else { return };
        for (string, at) in compared.strings.iter().filter(|(string, _)| !codes.contains(string)) {
            let list = |lang| codes.join(said::comma(lang));
            self.faults.push(fault(ProblemCode::UnknownOption, at.clone(), |lang| {
                said::unknown_option(lang, string, &list(lang))
            }));
        }
    }

    fn mismatch(&mut self, at: &Range<usize>, parts: &[Found<'n>]) -> Found<'n> {
        let types: Vec<Type> = parts.iter().map(|part| part.of).collect();
        let has = |wanted| types.contains(&Type::Plain(wanted));
        if has(CelType::Int) && has(CelType::Double) {
            return self.wrong(ProblemCode::WrongExpressionType, at, |lang| said::int_and_double(lang).to_owned());
        }
        let listed = |lang| types.iter().map(|&of| type_word(lang, of)).collect::<Vec<_>>().join(said::comma(lang));
        self.wrong(ProblemCode::WrongExpressionType, at, |lang| said::types_do_not_go(lang, &listed(lang)))
    }

    fn want(&mut self, found: &Found<'n>, want: Want) {
        use CelType::{Bool, Double, Int};
        let allowed: &[CelType] = match want {
            Want::Truth => &[Bool],
            Want::Figure => &[Bool, Int, Double],
            Want::Number => &[Int, Double],
        };
        let is_right = match found.of {
            Type::Any => true,
            Type::Plain(plain) => allowed.contains(&plain),
            Type::List(_) => false,
        };
        if !is_right {
            let whole = 0..self.text.len();
            self.wrong(ProblemCode::WrongExpressionType, &whole, |lang| match want {
                Want::Truth => said::not_a_truth(lang, type_word(lang, found.of)),
                Want::Figure | Want::Number => said::not_a_number(lang, type_word(lang, found.of)),
            });
        }
    }

    /// Tries the expression with a sample of each name, so that CEL has the last word on types.
    fn trial(&mut self, expr: &IdedExpr) {
        if !self.faults.is_empty() {
            return;
        }
        let mut values = Values::new();
        for (name, value) in &self.samples {
            values.set(name, value.clone());
        }
        let tried = catch_unwind(AssertUnwindSafe(|| cel::Value::resolve(expr, &values.context)));
        let is_refused = match tried {
            Err(_panic) => true,
            Ok(Err(
                ExecutionError::NoSuchOverload(_)
                | ExecutionError::UnsupportedBinaryOperator(..)
                | ExecutionError::ValuesNotComparable(..)
                | ExecutionError::UnexpectedType { .. },
            )) => true,
            Ok(_) => false,
        };
        if is_refused {
            let whole = 0..self.text.len();
            self.wrong(ProblemCode::WrongExpressionType, &whole, |lang| said::trial_failed(lang).to_owned());
        }
    }
}

/// Returns the function, when a call asks about an item and not about its value.
fn asked_of(call: &CallExpr) -> Option<String> {
    let is_asking = call.target.is_none() && ["zero", "skipped", "cap"].contains(&call.func_name.as_str());
    is_asking.then(|| call.func_name.clone())
}

/// Returns `skipped ? zero : name`.
fn zero_or(skipped: String, zero: LiteralValue, name: &str) -> Expr {
    let args = [Expr::Ident(skipped), Expr::Literal(zero), Expr::Ident(name.to_owned())];
    Expr::Call(CallExpr {
        func_name: operators::CONDITIONAL.to_owned(),
        target: None,
        args: args.map(|expr| IdedExpr { id: 0, expr }).to_vec(),
    })
}

fn type_of(item: &ItemName) -> Type {
    item.kind.map_or(Type::Any, |kind| Type::Plain(kind.cel_type()))
}

fn union(parts: &[Found<'_>]) -> Option<Range<usize>> {
    let start = parts.iter().map(|part| part.at.start).min()?;
    let end = parts.iter().map(|part| part.at.end).max()?;
    Some(start..end)
}

fn sample(cel_type: CelType) -> cel::Value {
    match cel_type {
        CelType::Bool => cel::Value::Bool(true),
        CelType::Int => cel::Value::Int(3),
        CelType::Double => cel::Value::Float(2.5),
        CelType::Text => cel::Value::String(String::new().into()),
        CelType::Codes | CelType::Rows => cel::Value::List(Vec::new().into()),
        CelType::Timestamp => cel::Value::Timestamp(chrono::DateTime::UNIX_EPOCH.fixed_offset()),
    }
}

fn type_word(lang: Lang, of: Type) -> &'static str {
    match of {
        Type::Any => said::type_any(lang),
        Type::List(_) | Type::Plain(CelType::Codes | CelType::Rows) => said::type_list(lang),
        Type::Plain(CelType::Bool) => said::type_bool(lang),
        Type::Plain(CelType::Int) => said::type_int(lang),
        Type::Plain(CelType::Double) => said::type_double(lang),
        Type::Plain(CelType::Text) => said::type_text(lang),
        Type::Plain(CelType::Timestamp) => said::type_day(lang),
    }
}
