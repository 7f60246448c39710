//! What things look like: a style for each role and a glyph for each mark; knows nothing of what is drawn with them.
//!
//! Only the sixteen ANSI colours over the terminal's own foreground and background, so that any scheme stays legible.
//! Invariant: colour never carries meaning alone; whoever uses `Good`, `Caution` or `Bad` puts a word or mark beside it.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};

use crate::ui::text::Metrics;

/// What a piece of text is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Plain reading matter.
    #[default]
    Text,
    /// Of secondary interest: units, greyed items, hints.
    Muted,
    /// Titles, and what the eye should find first.
    Strong,
    /// Where the next key goes.
    Focus,
    /// Well, saved, clear.
    Good,
    /// Take care: provisional, soft checks.
    Caution,
    /// Wrong, blocking, raised.
    Bad,
    /// Leads somewhere.
    Link,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::Muted, Self::Strong, Self::Focus, Self::Good, Self::Caution, Self::Bad, Self::Link];

    /// Gives a piece of text this role.
    pub fn span<'a>(self, text: impl Into<Cow<'a, str>>) -> Span<'a> {
        Span { text: text.into(), role: self }
    }
}

/// A piece of a line in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    /// The text, as it is in the data; whoever draws it makes it safe.
    pub text: Cow<'a, str>,
    /// Its role.
    pub role: Role,
}

impl<'a> From<&'a str> for Span<'a> {
    fn from(text: &'a str) -> Self {
        Role::Text.span(text)
    }
}

impl From<String> for Span<'_> {
    fn from(text: String) -> Self {
        Role::Text.span(text)
    }
}

/// Whether colours are used at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The ANSI colours, with modifiers.
    #[default]
    Colour,
    /// Modifiers only, as `NO_COLOR` asks.
    Plain,
}

impl Theme {
    /// Returns the style of a role.
    pub const fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        match (self, role) {
            (_, Role::Text) => plain,
            (_, Role::Muted) => plain.add_modifier(Modifier::DIM),
            (_, Role::Strong) => bold,
            (Self::Colour, Role::Focus) => bold.fg(Color::Cyan),
            (Self::Plain, Role::Focus) => bold.add_modifier(Modifier::REVERSED),
            (Self::Colour, Role::Good) => plain.fg(Color::Green),
            (Self::Plain, Role::Good) => plain,
            (Self::Colour, Role::Caution) => plain.fg(Color::Yellow),
            (Self::Plain, Role::Caution) => bold,
            (Self::Colour, Role::Bad) => bold.fg(Color::Red),
            (Self::Plain, Role::Bad) => bold.add_modifier(Modifier::UNDERLINED),
            (_, Role::Link) => plain.add_modifier(Modifier::UNDERLINED),
        }
    }
}

/// The marks of the chrome. Invariant: each takes exactly one column under the metrics it is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Before the row the next key goes to.
    pub cursor: &'static str,
    /// The level or option taken.
    pub taken: &'static str,
    /// A level or option not taken.
    pub open: &'static str,
    /// Done, saved, clear.
    pub done: &'static str,
    /// Failed, raised.
    pub wrong: &'static str,
    /// A warning.
    pub caution: &'static str,
    /// ★ core.
    pub core: &'static str,
    /// Leads to.
    pub arrow: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// No figure.
    pub none: &'static str,
    /// Between pieces of a line.
    pub dot: &'static str,
    /// Horizontal rule.
    pub rule: &'static str,
    /// Vertical rule.
    pub bar: &'static str,
    /// The full part of a bar.
    pub full: &'static str,
    /// The empty part of a bar, and the track of an interval.
    pub track: &'static str,
    /// The uncertain part of a bar.
    pub maybe: &'static str,
}

/// For terminals that draw ambiguous characters one column wide.
const NARROW: Glyphs = Glyphs {
    cursor: "▸",
    taken: "●",
    open: "○",
    done: "✓",
    wrong: "✗",
    caution: "!",
    core: "★",
    arrow: "→",
    up: "↑",
    down: "↓",
    none: "—",
    dot: "·",
    rule: "─",
    bar: "│",
    full: "▄",
    track: "·",
    maybe: "░",
};

/// For terminals that draw ambiguous characters two columns wide: only what is one column everywhere.
const WIDE: Glyphs = Glyphs { cursor: "▸", done: "✓", wrong: "✗", maybe: "░", ..ASCII };

/// ASCII only.
const ASCII: Glyphs = Glyphs {
    cursor: ">",
    taken: "*",
    open: "o",
    done: "+",
    wrong: "x",
    caution: "!",
    core: "*",
    arrow: ">",
    up: "^",
    down: "v",
    none: "-",
    dot: ".",
    rule: "-",
    bar: "|",
    full: "#",
    track: ".",
    maybe: "~",
};

impl Glyphs {
    /// Returns the marks for a terminal.
    pub const fn of(metrics: Metrics) -> &'static Self {
        match metrics {
            Metrics::Narrow => &NARROW,
            Metrics::Wide => &WIDE,
            Metrics::Ascii => &ASCII,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_takes_one_column() {
        for metrics in [Metrics::Narrow, Metrics::Wide, Metrics::Ascii] {
            let glyphs = Glyphs::of(metrics);
            let Glyphs { cursor, taken, open, done, wrong, caution, core, arrow, up, down, .. } = *glyphs;
            let Glyphs { none, dot, rule, bar, full, track, maybe, .. } = *glyphs;
            for glyph in [
                cursor, taken, open, done, wrong, caution, core, arrow, up, down, none, dot, rule, bar, full, track,
                maybe,
            ] {
                assert_eq!(metrics.width(glyph), 1, "{metrics:?} {glyph}");
            }
        }
    }

    #[test]
    fn ascii_glyphs_are_ascii() {
        assert!(format!("{ASCII:?}").is_ascii());
    }

    #[test]
    fn without_colour_no_style_has_one() {
        for role in Role::ALL {
            let style = Theme::Plain.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}
