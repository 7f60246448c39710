//! Where a text is broken into rows: by the rules of Unicode, and of Chinese beside them; draws nothing.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthChar;

use crate::ui::text::Metrics;

/// No line starts with one of these.
const NO_START: &str = "，。、；：！？）」』】》〉〕｝］”’…‥·・％‰℃ー々〻ヽヾゝゞ,.;:!?)]}%";
/// No line ends with one of these.
const NO_END: &str = "（「『【《〈〔｛［“‘￥＄([{";

impl Metrics {
    /// Returns the rows a text takes when wrapped, as byte ranges that together are the whole text.
    ///
    /// A row may end in spaces or a line break that are not drawn; without them it fits, unless it is a single cluster
    /// wider than the line. No row starts with closing or ends with opening punctuation, unless nothing else fits.
    pub fn wrap(self, text: &str, columns: usize) -> Vec<Range<usize>> {
        self.wrap_hanging(text, columns, columns)
    }

    /// Like [`Metrics::wrap`], with other columns for the first row than for the rest.
    pub fn wrap_hanging(self, text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
        let breaking = with_chinese_quotes(text);
        let mut breaks = linebreaks(&breaking).peekable();
        let mut rows: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        let mut used = 0;
        let mut best = None;
        for cluster in self.clusters(text) {
            while breaks.next_if(|(at, _)| *at < cluster.start).is_some() {}
            match breaks.peek() {
                Some((at, BreakOpportunity::Mandatory)) if *at == cluster.start => {
                    rows.push(start..cluster.start);
                    (start, used, best) = (cluster.start, 0, None);
                }
                Some((at, BreakOpportunity::Allowed)) if *at == cluster.start && may_break(text, cluster.start) => {
                    best = Some(cluster.start);
                }
                _ => {}
            }
            let limit = |rows: &Vec<_>| if rows.is_empty() { first } else { rest };
            let hangs = matches!(cluster.shown, " ");
            while !hangs && used + cluster.columns > limit(&rows) && cluster.start > start {
                let cut = best.unwrap_or_else(|| self.forced_break(text, start, cluster.start));
                rows.push(start..cut);
                (start, used, best) = (cut, self.width(text.get(cut..cluster.start).unwrap_or_default()), None);
            }
            used += cluster.columns;
        }
        rows.push(start..text.len());
        if text.ends_with('\n') {
            rows.push(text.len()..text.len());
        }
        rows
    }

    /// Returns where to cut a run that offers no place to break: as late as punctuation allows, else just before `end`.
    fn forced_break(self, text: &str, start: usize, end: usize) -> usize {
        let run = text.get(start..end).unwrap_or_default();
        let inner = self.clusters(run).map(|cluster| start + cluster.start).filter(|at| *at > start);
        inner.chain([end]).filter(|at| may_break(text, *at)).last().unwrap_or(end)
    }
}

/// Returns whether punctuation allows a new line to start at a byte.
fn may_break(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    !next.is_some_and(|c| NO_START.contains(c) || c == ' ') && !before.is_some_and(|c| NO_END.contains(c))
}

/// Returns the text with curly quotes beside Chinese turned into corner brackets of the same bytes.
///
/// The Unicode rules cannot tell an opening from a closing quote and so break on neither side; Chinese breaks as for
/// any bracket.
fn with_chinese_quotes(text: &str) -> String {
    let is_chinese = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
    let mut before = None;
    let mut chars = text.chars().peekable();
    let mut quoted = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let is_beside_chinese = is_chinese(before) || is_chinese(chars.peek().copied());
        let bracket = match c {
            '“' if is_beside_chinese => '「',
            '”' if is_beside_chinese => '」',
            '‘' if is_beside_chinese => '『',
            '’' if is_chinese(before) => '』',
            _ => c,
        };
        quoted.push(bracket);
        before = Some(bracket);
    }
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::ui::text::tests::metrics;

    fn part(text: &str, row: Range<usize>) -> &str {
        text.get(row).unwrap()
    }

    fn rows(text: &str, columns: usize) -> Vec<&str> {
        Metrics::Narrow.wrap(text, columns).into_iter().map(|row| part(text, row).trim_end()).collect()
    }

    #[test]
    fn no_line_starts_with_closing_punctuation() {
        assert_eq!(rows("学会弱，手段软。", 6), ["学会", "弱，手", "段软。"]);
    }

    #[test]
    fn no_line_ends_with_opening_punctuation() {
        assert_eq!(rows("能力（弱）", 6), ["能力", "（弱）"]);
    }

    #[test]
    fn chinese_breaks_before_an_opening_quote_and_after_a_closing_one() {
        assert_eq!(rows("症结“手段软”结构散", 5), ["症结", "“手段", "软”结", "构散"]);
    }

    #[test]
    fn a_word_is_kept_whole_until_it_cannot_be() {
        assert_eq!(rows("see annex abcdefghijk", 7), ["see", "annex", "abcdefg", "hijk"]);
    }

    #[test]
    fn a_line_break_starts_a_row_and_a_last_one_leaves_an_empty_row() {
        assert_eq!(rows("a\n\nb\n", 9), ["a", "", "b", ""]);
        assert_eq!(rows("", 9), [""]);
    }

    #[test]
    fn the_first_row_may_be_shorter() {
        let text = "一二三四五";
        let rows: Vec<&str> = Metrics::Narrow.wrap_hanging(text, 4, 6).into_iter().map(|row| part(text, row)).collect();
        assert_eq!(rows, ["一二", "三四五"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_fits(
            text in "([a-z，。（）“”\u{4e00}-\u{4e20} \n…é]|\\PC){0,60}", columns in 1usize..30, metrics in metrics(),
        ) {
            let rows = metrics.wrap(&text, columns);
            prop_assert_eq!(rows.iter().map(|row| part(&text, row.clone())).collect::<String>(), text.as_str());
            for row in rows {
                let drawn = part(&text, row).trim_end_matches([' ', '\n', '\r', '\t']);
                prop_assert!(metrics.width(drawn) <= columns || drawn.graphemes(true).count() == 1, "{:?}", drawn);
            }
        }

        #[test]
        fn wrapped_chinese_keeps_its_punctuation_in_place(
            words in prop::collection::vec("[\u{4e00}-\u{4e20}]{1,5}", 1..20),
            marks in prop::collection::vec(prop::sample::select(vec!["，", "。", "（", "）", "“", "”", "：", "《", "》"]), 20),
            columns in 8usize..40,
        ) {
            let text: String = words.iter().zip(marks).map(|(word, mark)| format!("{word}{mark}")).collect();
            let rows = Metrics::Narrow.wrap(&text, columns);
            for row in rows.iter().skip(1) {
                prop_assert!(!part(&text, row.clone()).starts_with(|c| NO_START.contains(c)), "{:?}", part(&text, row.clone()));
            }
            for row in rows.iter().rev().skip(1) {
                prop_assert!(!part(&text, row.clone()).ends_with(|c| NO_END.contains(c)), "{:?}", part(&text, row.clone()));
            }
        }
    }
}
