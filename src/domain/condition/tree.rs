//! Makes a tree of the text of an expression, within bounds; knows nothing of names and types.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cel::IdedExpr;
use cel::common::ast::Expr;
use cel::parser::PrattParser;

use crate::domain::checklist::ProblemCode;
use crate::domain::condition::Fault;
use crate::domain::condition::check::fault;
use crate::lang::problem as said;

/// The longest expression, in bytes. With it the parser's depth is bounded too.
const LONGEST: usize = 4096;
/// The greatest depth of a tree: working one out uses the stack of the thread that draws.
const DEEPEST: usize = 48;

/// Parses an expression.
pub(super) fn parse(text: &str) -> Result<IdedExpr, Vec<Fault>> {
    let whole = 0..text.len();
    let too_deep = || vec![fault(ProblemCode::BadExpression, whole.clone(), |lang| said::too_deep(lang).to_owned())];
    if text.trim().is_empty() {
        return Err(vec![fault(ProblemCode::BadExpression, whole, |lang| said::empty_expression(lang).to_owned())]);
    }
    if text.len() > LONGEST || nesting(text) > DEEPEST {
        return Err(too_deep());
    }
    match catch_unwind(AssertUnwindSafe(|| PrattParser::new().parse(text))) {
        Ok(Ok(expr)) if depth(&expr) > DEEPEST => Err(too_deep()),
        Ok(Ok(expr)) => Ok(expr),
        Ok(Err(errors)) => {
            let first = errors.errors.first();
            let at = first.map_or(0, |error| place(text, error.pos));
            let detail = first.map_or("", |error| error.msg.as_str()).trim_start_matches("Syntax error: ").to_owned();
            let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(text.len(), |c| at + c.len_utf8());
            Err(vec![fault(ProblemCode::BadExpression, at..end, |lang| said::does_not_compile(lang, &detail))])
        }
        Err(_panic) => Err(vec![fault(ProblemCode::BadExpression, whole, |lang| said::does_not_compile(lang, "?"))]),
    }
}

/// Returns the byte a parser's line and column (both from 1, columns in bytes) stand for.
fn place(text: &str, (line, column): (isize, isize)) -> usize {
    let before = usize::try_from(line - 1).unwrap_or_default();
    let line_start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let at = line_start.saturating_add(usize::try_from(column - 1).unwrap_or_default()).min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Returns how deep the parser could go at most: brackets and operators that stand before what they apply to.
fn nesting(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '!' | '-' | '?' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn depth(expr: &IdedExpr) -> usize {
    let below = match &expr.expr {
        Expr::Call(call) => call.target.as_deref().into_iter().chain(&call.args).map(depth).max(),
        Expr::List(list) => list.elements.iter().map(depth).max(),
        Expr::Select(select) => Some(depth(&select.operand)),
        // Refused before they are walked.
        Expr::Unspecified | Expr::Comprehension(_) | Expr::Map(_) | Expr::Struct(_) => None,
        Expr::Ident(_) | Expr::Literal(_) => None,
    };
    1 + below.unwrap_or_default()
}
