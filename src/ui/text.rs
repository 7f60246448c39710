//! Columns: how wide text is on the terminal, how it is cut, padded and wrapped; knows nothing of where it is drawn.
//!
//! The unit is the grapheme cluster. Invariant: every cluster takes at least one column, because what would take none
//! or would move the terminal about (controls, escapes, direction overrides) is shown as a visible replacement.

mod ascii;
mod wrap;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::ui::text::ascii::ascii_for;

/// How the terminal draws characters of ambiguous width (`“ … — ① ● ─`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metrics {
    /// One column wide.
    #[default]
    Narrow,
    /// Two columns wide, as terminals set for Chinese may draw them.
    Wide,
    /// Not at all: each is replaced by ASCII.
    Ascii,
}

/// What one grapheme cluster of a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Byte at which it starts in the text.
    pub start: usize,
    /// Byte after its end in the text.
    pub end: usize,
    /// What is drawn for it.
    pub shown: &'a str,
    /// Columns it takes, at least 1.
    pub columns: usize,
}

/// Longer clusters are letters buried under combining marks; no terminal draws them in one cell.
const CLUSTER_BYTES_MAX: usize = 48;

impl Metrics {
    /// Returns the clusters of a text, in order.
    pub fn clusters(self, text: &str) -> impl Iterator<Item = Cluster<'_>> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let cluster = first_cluster(text.get(start..)?)?;
            let end = start.saturating_add(cluster.len());
            let (shown, columns) = self.show(cluster);
            Some(Cluster { start: std::mem::replace(&mut start, end), end, shown, columns })
        })
    }

    /// Returns the columns a text takes on one line.
    pub fn width(self, text: &str) -> usize {
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return text.len();
        }
        self.clusters(text).map(|cluster| cluster.columns).sum()
    }

    /// Returns what is drawn of a text in at most so many columns, ending with an ellipsis when it had to be cut.
    pub fn fit(self, text: &str, columns: usize) -> String {
        if self.width(text) <= columns {
            return self.clusters(text).map(|cluster| cluster.shown).collect();
        }
        let ellipsis = self.ellipsis();
        let room = columns.saturating_sub(ellipsis.width());
        let mut fitted = String::new();
        let mut used = 0;
        for cluster in self.clusters(text) {
            used += cluster.columns;
            if used > room {
                break;
            }
            fitted.push_str(cluster.shown);
        }
        fitted.extend(ellipsis.chars().take(columns));
        fitted
    }

    /// Returns a text fitted and filled with spaces on the right to exactly so many columns.
    pub fn pad(self, text: &str, columns: usize) -> String {
        let fitted = self.fit(text, columns);
        let n_spaces = columns.saturating_sub(self.width(&fitted));
        fitted + &" ".repeat(n_spaces)
    }

    /// Returns a text fitted and filled with spaces on the left to exactly so many columns.
    pub fn pad_left(self, text: &str, columns: usize) -> String {
        let fitted = self.fit(text, columns);
        " ".repeat(columns.saturating_sub(self.width(&fitted))) + &fitted
    }

    /// Returns what stands for text that was cut off.
    pub const fn ellipsis(self) -> &'static str {
        match self {
            Self::Narrow => "…",
            Self::Wide | Self::Ascii => "..",
        }
    }

    /// Returns what is drawn for a cluster, and its columns.
    fn show(self, cluster: &str) -> (&str, usize) {
        let mut chars = cluster.chars();
        let Some(first) = chars.next() else { return (self.replacement(), 1) };
        if matches!(first, '\n' | '\t' | '\r') {
            return (" ", 1);
        }
        if cluster.len() == 1 && !first.is_control() {
            return (cluster, 1);
        }
        if is_plainly_wide(first) && cluster.len() == first.len_utf8() {
            return (cluster, 2);
        }
        let columns = cluster.width();
        let is_trick = columns == 0 || cluster.len() > CLUSTER_BYTES_MAX || has_idle_joiner(cluster);
        if is_trick || cluster.chars().any(is_unprintable) {
            return (self.replacement(), 1);
        }
        let is_ambiguous = columns == 1 && first.width_cjk() == Some(2);
        match self {
            Self::Wide if is_ambiguous => (cluster, 2),
            Self::Ascii if is_ambiguous => {
                let ascii = ascii_for(first);
                (ascii, ascii.len())
            }
            Self::Narrow | Self::Wide | Self::Ascii => (cluster, columns),
        }
    }

    /// Returns what stands for a character that must not reach the terminal.
    const fn replacement(self) -> &'static str {
        match self {
            Self::Narrow => "\u{FFFD}",
            Self::Wide | Self::Ascii => "?",
        }
    }
}

/// Returns the first grapheme cluster of a text. Most of what is drawn is ASCII and Chinese, where it is told without the tables.
fn first_cluster(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if is_alone(first) && chars.next().is_none_or(is_alone) {
        return text.get(..first.len_utf8());
    }
    text.graphemes(true).next()
}

/// Returns whether a character is known to make one cluster with no other that is known to.
const fn is_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21FF}' | '\u{2460}'..='\u{25FF}')
        || is_plainly_wide(c)
}

/// Returns whether a character is known to take two columns by itself, on every terminal.
const fn is_plainly_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3011}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

/// Returns whether a character must never be sent to the terminal: it would act on it, or change the order of what is read.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Returns whether a character is a joiner that joins nothing: unseen, it would make two names look like one. Emoji and the
/// scripts that are written with joiners need theirs.
pub fn is_idle_joiner(before: Option<char>, c: char) -> bool {
    let joins = |c: char| {
        let is_emoji = c.width() == Some(2) && !is_han(c);
        is_emoji || matches!(c, '\u{0600}'..='\u{1CFF}' | '\u{FE0F}' | '\u{2190}'..='\u{2BFF}')
    };
    matches!(c, '\u{200C}' | '\u{200D}') && !before.is_some_and(joins)
}

/// Returns whether a cluster has a joiner that joins nothing.
fn has_idle_joiner(cluster: &str) -> bool {
    let before = std::iter::once(None).chain(cluster.chars().map(Some));
    cluster.chars().zip(before).any(|(c, before)| is_idle_joiner(before, c))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn han_takes_two_columns_and_ascii_one() {
        assert_eq!(Metrics::Narrow.width("把脉 ab"), 7);
    }

    #[test]
    fn what_is_known_of_a_character_is_what_the_tables_say() {
        for c in ('\0'..=char::MAX).filter(|c| is_alone(*c)) {
            let text = format!("{c}{c}");
            assert_eq!(text.graphemes(true).count(), 2, "{c:?}");
            assert!(!is_unprintable(c) && c.width().is_some_and(|columns| columns > 0), "{c:?}");
            assert!(!is_plainly_wide(c) || (c.width(), c.width_cjk()) == (Some(2), Some(2)), "{c:?}");
        }
    }

    #[test]
    fn ambiguous_characters_follow_the_terminal() {
        let widths = [Metrics::Narrow, Metrics::Wide, Metrics::Ascii].map(|metrics| metrics.width("“①”"));
        assert_eq!(widths, [3, 6, 5]);
    }

    #[test]
    fn a_cluster_counts_once() {
        for text in ["é", "e\u{301}"] {
            assert_eq!(Metrics::Narrow.width(text), 1, "{text}");
        }
        for text in ["👩‍👩‍👧", "🇨🇳", "👍🏽", "日"] {
            assert_eq!(Metrics::Narrow.width(text), 2, "{text}");
        }
    }

    #[test]
    fn controls_and_overrides_are_seen_and_never_sent() {
        assert_eq!(Metrics::Narrow.fit("a\x1b[31m\u{202E}b\u{7f}\u{9b}\u{200b}", 40), "a�[31m�b���");
    }

    #[test]
    fn what_is_never_seen_is_shown_to_be_there() {
        for text in
            ["甲\u{200d}", "a\u{200c}b", "a\u{ad}b", "A\u{e0041}\u{e007f}", "\u{200d}", "a\u{34f}", "\u{2066}a\u{2069}"]
        {
            assert!(Metrics::Narrow.fit(text, 40).contains('\u{FFFD}'), "{text:?}");
        }
        for text in ["👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}\u{200d}🔥", "می\u{200c}خواهم", "葛\u{e0100}"]
        {
            assert_eq!(Metrics::Narrow.fit(text, 40), text);
        }
    }

    #[test]
    fn a_cut_text_ends_with_an_ellipsis_and_fits() {
        assert_eq!(Metrics::Narrow.fit("机械工程学会", 7), "机械工…");
        assert_eq!(Metrics::Wide.fit("机械工程学会", 7), "机械..");
        assert_eq!(Metrics::Wide.fit("机械", 1), ".");
        assert_eq!(Metrics::Narrow.fit("机械", 0), "");
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(Metrics::Narrow.pad("学会", 6), "学会  ");
        assert_eq!(Metrics::Narrow.pad_left("3A", 4), "  3A");
    }

    pub(super) fn metrics() -> impl Strategy<Value = Metrics> {
        prop_oneof![Just(Metrics::Narrow), Just(Metrics::Wide), Just(Metrics::Ascii)]
    }

    proptest! {
        #[test]
        fn the_clusters_are_those_of_the_tables(
            pieces in prop::collection::vec(
                prop_oneof![
                    "\\PC{1,3}",
                    prop::sample::select(vec!["学", "（", "a", " ", "①", "─", "“", "\u{301}", "\u{200D}", "\u{FE0F}", "\u{1F1E8}", "👩", "각", "\u{0600}", "\r", "\n"])
                        .prop_map(str::to_owned),
                ],
                0..8,
            ),
        ) {
            let text = pieces.concat();
            let found: Vec<_> = Metrics::Narrow.clusters(&text).map(|cluster| (cluster.start, text.get(cluster.start..cluster.end).unwrap())).collect();
            prop_assert_eq!(found, text.grapheme_indices(true).collect::<Vec<_>>());
        }

        #[test]
        fn fitting_never_exceeds_and_padding_is_exact(text in "\\PC{0,30}", columns in 0usize..30, metrics in metrics()) {
            prop_assert!(metrics.width(&metrics.fit(&text, columns)) <= columns);
            prop_assert_eq!(metrics.width(&metrics.pad(&text, columns)), columns);
        }

        #[test]
        fn every_cluster_takes_a_column_and_none_acts_on_the_terminal(text in any::<String>(), metrics in metrics()) {
            for cluster in metrics.clusters(&text) {
                prop_assert!(cluster.columns >= 1);
                prop_assert!(!cluster.shown.chars().any(is_unprintable));
            }
        }
    }
}
