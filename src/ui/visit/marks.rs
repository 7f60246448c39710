//! The marks that stand for states, and small figures drawn in text; a mark never stands without a word near it on the page.

use crate::domain::problems::ProblemKind;
use crate::domain::standing::{ItemStanding, ItemState, RedLineState};
use crate::ui::theme::{Glyphs, Role, Span};

/// Returns the mark of an item's state, one column wide.
pub fn item(glyphs: &Glyphs, standing: &ItemStanding) -> Span<'static> {
    match standing.state {
        ItemState::Answered if standing.is_over_cap => Role::Caution.span(glyphs.caution),
        ItemState::Answered => Role::Good.span(glyphs.taken),
        ItemState::Ne => Role::Text.span("-"),
        ItemState::Na => Role::Text.span("/"),
        ItemState::Skipped | ItemState::OutOfScope => Role::Muted.span(glyphs.dot),
        ItemState::Unanswered if standing.is_disputed => Role::Caution.span("?"),
        ItemState::Unanswered => Role::Muted.span(glyphs.open),
    }
}

/// Returns the mark of a kind of problem.
pub fn problem(glyphs: &Glyphs, kind: ProblemKind) -> Span<'static> {
    match kind {
        ProblemKind::Hard | ProblemKind::OverCap | ProblemKind::NoEvidence => Role::Bad.span(glyphs.wrong),
        ProblemKind::Soft => Role::Caution.span(glyphs.caution),
        ProblemKind::Red => Role::Bad.span(glyphs.caution),
        ProblemKind::Unanswered => Role::Text.span(glyphs.open),
        ProblemKind::NotEvaluated => Role::Muted.span(glyphs.dot),
    }
}

/// Returns the mark of a red line's state.
pub fn red_line(glyphs: &Glyphs, state: RedLineState) -> Span<'static> {
    match state {
        RedLineState::Raised => Role::Bad.span(glyphs.wrong),
        RedLineState::Clear => Role::Good.span(glyphs.done),
        RedLineState::NotEstablished => Role::Muted.span(glyphs.open),
    }
}

/// Returns a number in a circle where every Chinese font has one, which is up to ten, else in brackets.
pub fn circled(number: u32) -> String {
    let circle = (1..=10).contains(&number).then(|| char::from_u32(0x245F + number)).flatten();
    circle.map_or_else(|| format!("({number})"), String::from)
}

/// Returns a bar for an interval on 0–100: full up to `low`, uncertain up to `high`, a line at the score.
pub fn gauge(glyphs: &Glyphs, role: Role, width: u16, low: f64, score: Option<f64>, high: f64) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let is_sure = high - low < 100.0 / f64::from(width.max(1));
    for column in 0..width {
        let from = 100.0 * f64::from(column) / f64::from(width);
        let to = 100.0 * f64::from(column + 1) / f64::from(width);
        let middle = f64::midpoint(from, to);
        let (role, glyph) = match score {
            Some(score) if !is_sure && from <= score && (score < to || column + 1 == width) => {
                (Role::Strong, glyphs.bar)
            }
            _ if middle <= low => (role, glyphs.full),
            _ if middle <= high => (role, glyphs.maybe),
            _ => (Role::Muted, glyphs.track),
        };
        match spans.last_mut() {
            Some(last) if last.role == role => last.text.to_mut().push_str(glyph),
            _ => spans.push(role.span(glyph)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::Metrics;

    fn text(spans: &[Span<'_>]) -> String {
        spans.iter().map(|span| span.text.as_ref()).collect()
    }

    #[test]
    fn a_bar_is_full_to_the_low_and_uncertain_to_the_high() {
        let glyphs = Glyphs::of(Metrics::Ascii);
        // Ten columns of ten points each: low 40 fills four, high 70 ends after seven, the score 55 lies in the sixth.
        assert_eq!(text(&gauge(glyphs, Role::Text, 10, 40.0, Some(55.0), 70.0)), "####~|~...");
        assert_eq!(text(&gauge(glyphs, Role::Text, 10, 40.0, None, 70.0)), "####~~~...");
        assert_eq!(text(&gauge(glyphs, Role::Text, 10, 55.0, Some(55.0), 55.0)), "######....");
    }

    #[test]
    fn numbers_beyond_twenty_stand_in_brackets() {
        assert_eq!([1, 9, 10, 11].map(circled), ["①", "⑨", "⑩", "(11)"]);
    }
}
