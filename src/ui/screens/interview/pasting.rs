//! A paste of many lines into an interview: each becomes a line of its own; knows nothing of how they look.

use crate::domain::assessment::Assessment;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::NoteNo;
use crate::domain::records::{Note, read_jotted};
use crate::lang::{Notice, interview as say};
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines};
use crate::ui::notice::Grade;
use crate::ui::screen::Step;
use crate::ui::screens::interview::{InterviewPage, Sent};

/// Lines a paste may bring at once: each is an entry of the journal.
const PASTE_LINES_MAX: usize = 300;

impl InterviewPage {
    /// Takes a paste of many lines: all but the last are kept, the last stands in the line. What names no item is kept as it stands.
    pub(super) fn paste(&mut self, cx: &Cx<'_>, assessment: &Assessment, pasted: &str) -> Step {
        let lang = cx.lang();
        let (before, behind) = self.line.text().split_at_checked(self.line.cursor()).unwrap_or((self.line.text(), ""));
        let pasted = format!("{before}{pasted}{behind}");
        let mut pieces: Vec<&str> = pasted.split(['\n', '\r']).collect();
        let rest = cleaned(pieces.pop().unwrap_or_default());
        let whole: Vec<String> = pieces.into_iter().map(cleaned).filter(|line| !line.trim().is_empty()).collect();
        let mut lines: Vec<&str> = whole.iter().flat_map(|line| parts(line)).collect();
        let mut of_rest = parts(&rest);
        let rest = of_rest.pop().unwrap_or_default().to_owned();
        lines.extend(&of_rest);
        let is_cut = lines.len() > whole.len();
        if lines.len() > PASTE_LINES_MAX {
            let what = say::paste_too_long(lang, lines.len(), PASTE_LINES_MAX);
            return Step::Tell(Grade::Caution, Notice::new(what, "", say::fix_paste_too_long(lang)));
        }
        let mut steps = Vec::new();
        let mut unknown = Vec::new();
        for (number, line) in (assessment.records.next_note().0..).zip(&lines) {
            let jotted = read_jotted(&assessment.checklist, line);
            let is_read = jotted.unknown.is_empty() && !jotted.text.is_empty();
            let (text, items) =
                if is_read { (jotted.text, jotted.items) } else { (line.trim().to_owned(), Vec::new()) };
            unknown.extend(jotted.unknown);
            steps.push(self.keep(NoteNo(number), Some(Note { interview: self.number, text, items })));
        }
        if !unknown.is_empty() {
            let what = say::pasted_unknown(lang, &unknown.join(say::ids(lang)));
            steps.push(Step::Tell(Grade::Caution, Notice::new(what, "", "")));
        }
        if is_cut {
            steps.push(Step::Tell(Grade::Caution, Notice::new(say::cut_in_parts(lang), "", "")));
        }
        if lines.is_empty() {
            self.line.replace(&rest);
        } else {
            self.sent = Sent::Line(rest);
        }
        Step::All(steps)
    }
}

/// Returns a text fit to be kept: what a terminal would act on is gone.
fn cleaned(text: &str) -> String {
    parts(text).into_iter().map(|part| Field::new(Lines::One, MAX_TEXT_BYTES, part).text().to_owned()).collect()
}

/// Cuts a text into pieces a line can take.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > MAX_TEXT_BYTES {
        let end = (0..=MAX_TEXT_BYTES).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(0);
        let (part, behind) = rest.split_at(end);
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts
}
