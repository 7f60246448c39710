//! A form: lines to fill in that may come and go, one of them being filled in; knows nothing of what it is about.

mod line;

pub use line::{Blank, Place, Row, Say, Words};

use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::line::{Entry, Filled};
use crate::ui::visit::flow::Flow;

/// How many lines a page key goes.
const PAGE: usize = 5;

/// A form being filled in. Invariant: no two lines have the same place.
#[derive(Clone, Debug)]
pub struct Blanks<K> {
    lines: Vec<Blank<K>>,
    at: usize,
    /// What is wrong with a line.
    wrong: Option<(K, String)>,
    /// Lines that are not called for just now; what was filled in there comes back with them.
    parked: Vec<Blank<K>>,
}

/// What an action came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed<K> {
    /// The form has done it.
    Done,
    /// A list is to be chosen from.
    Open(K),
    /// It wishes to go below the last line.
    Below,
    /// It is done with the last line.
    Beyond,
    /// It means nothing to a form.
    NotMine,
}

impl<K: Place> Blanks<K> {
    /// Opens a form.
    pub const fn new(lines: Vec<Blank<K>>) -> Self {
        Self { lines, at: 0, wrong: None, parked: Vec::new() }
    }

    /// Has just the lines that what is filled in calls for, in their order: those there stay as they are, those that were
    /// there before come back, the others are made. Whether a line is called for must hang on the lines above it alone.
    pub fn fit(&mut self, places: impl Fn(&Self) -> Vec<K>, make: impl Fn(&K) -> Blank<K>) {
        loop {
            let places = places(self);
            if self.lines.iter().map(|line| &line.key).eq(&places) {
                return;
            }
            let here = self.here().cloned();
            let mut known: Vec<Blank<K>> = self.lines.drain(..).chain(self.parked.drain(..)).collect();
            for place in &places {
                let at = known.iter().position(|line| line.key == *place);
                self.lines.push(at.map_or_else(|| make(place), |at| known.remove(at)));
            }
            self.parked = known;
            if let Some(here) = here {
                self.go_to(&here);
            }
        }
    }

    /// Goes to a line; where there is none such, it stays in its row.
    pub fn go_to(&mut self, key: &K) {
        let at = self.lines.iter().position(|line| line.key == *key).unwrap_or(self.at);
        self.at = at.min(self.lines.len().saturating_sub(1));
    }

    fn entry(&self, key: &K) -> Option<&Entry> {
        self.lines.iter().find(|line| line.key == *key).map(|line| &line.entry)
    }

    /// Returns whether there is such a line.
    pub fn has(&self, key: &K) -> bool {
        self.entry(key).is_some()
    }

    /// Returns the line being filled in.
    pub fn here(&self) -> Option<&K> {
        self.lines.get(self.at).map(|line| &line.key)
    }

    /// Returns what is typed in a line.
    pub fn text(&self, key: &K) -> &str {
        match self.entry(key) {
            Some(Entry::Text { field, .. }) => field.text().trim(),
            _ => "",
        }
    }

    /// Returns the place of what is chosen in a line; `None`: nothing is, or there is nothing to choose.
    pub fn chosen(&self, key: &K) -> Option<usize> {
        match self.entry(key) {
            Some(Entry::Choice { at, .. }) => *at,
            _ => None,
        }
    }

    /// Returns which of all there are is chosen in a line.
    pub fn choice<'t, T>(&self, key: &K, all: &'t [T]) -> Option<&'t T> {
        all.get(self.chosen(key)?)
    }

    /// Returns which of all there are is chosen in a line whose first choice is none of them.
    pub fn choice_or_none<'t, T>(&self, key: &K, all: &'t [T]) -> Option<&'t T> {
        all.get(self.chosen(key)?.checked_sub(1)?)
    }

    /// Returns what is picked in a line.
    pub fn picks(&self, key: &K) -> &[String] {
        match self.entry(key) {
            Some(Entry::Picks { ids, .. }) => ids,
            _ => &[],
        }
    }

    fn entry_mut(&mut self, key: &K) -> Option<&mut Entry> {
        self.lines.iter_mut().find(|line| line.key == *key).map(|line| &mut line.entry)
    }

    /// Picks these in a line.
    pub fn set_picks(&mut self, key: &K, picked: Vec<String>) {
        if let Some(Entry::Picks { ids, .. }) = self.entry_mut(key) {
            *ids = picked;
        }
    }

    /// Chooses by its place in a line.
    pub fn choose(&mut self, key: &K, place: usize) {
        if let Some(Entry::Choice { at, n, .. }) = self.entry_mut(key) {
            *at = Some(place).filter(|place| place < n).or(*at);
        }
    }

    /// Puts a line in the place of the one there; nothing of it is half filled in.
    pub fn refill(&mut self, blank: Blank<K>) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.key == blank.key) {
            *line = blank;
        }
    }

    /// Adds a line at the end, unless there is such a line.
    pub fn add(&mut self, line: Blank<K>) {
        if !self.has(&line.key) {
            self.lines.push(line);
        }
    }

    /// Goes to a line and says what is wrong with it.
    pub fn complain(&mut self, key: &K, wrong: String) {
        self.go_to(key);
        self.wrong = Some((key.clone(), wrong));
    }

    /// Says what is wrong with a line one has left.
    pub fn complain_behind(&mut self, key: &K, wrong: String) {
        self.wrong = Some((key.clone(), wrong));
    }

    /// Takes a complaint back.
    pub fn is_well(&mut self) {
        self.wrong = None;
    }

    /// Returns whether anything differs from what stood there at first.
    pub fn is_edited(&self) -> bool {
        self.lines.iter().any(Blank::is_edited)
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        self.lines.get(self.at).map_or(Mode::Command, Blank::mode)
    }

    /// Returns the scopes of the line being filled in.
    pub fn scopes(&self) -> Vec<Scope> {
        self.lines.get(self.at).map_or_else(|| vec![Scope::Form], Blank::scopes)
    }

    /// Does what an action means in the form.
    pub fn press(&mut self, cx: &Cx<'_>, action: Action) -> Pressed<K> {
        let last = self.lines.len().saturating_sub(1);
        let Some(line) = self.lines.get_mut(self.at) else { return Pressed::NotMine };
        let is_picks = matches!(line.entry, Entry::Picks { .. });
        match action {
            Action::GoOn | Action::Toggle if is_picks => return Pressed::Open(line.key.clone()),
            Action::GoOn if self.at == last => return Pressed::Beyond,
            Action::Down | Action::NextField if self.at == last => return Pressed::Below,
            Action::Down | Action::NextField | Action::GoOn => self.at += 1,
            Action::Up | Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::PageDown => self.at = (self.at + PAGE).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(PAGE),
            action => match line.fill(cx, action) {
                Filled::Anew => self.wrong = None,
                Filled::AsBefore => {}
                Filled::NotMine => return Pressed::NotMine,
            },
        }
        Pressed::Done
    }

    /// Takes text.
    pub fn insert(&mut self, typed: &str) {
        if let Some(Entry::Text { field, .. }) = self.lines.get_mut(self.at).map(|line| &mut line.entry) {
            field.insert(typed);
        }
        self.wrong = None;
    }

    /// Puts the form on a page. Returns the column its lines are filled in at.
    ///
    /// ```text
    ///  ▸ 类别      ○ 1 领 领导与方向  ● 2 人 队伍与能力
    ///    原因      秘书处只有一人_
    ///    导致条目  S1、D1
    ///  S1 专职与工作机构：1级
    ///    表现      岗位名单只有一行
    ///    证据      ①③
    /// ```
    pub fn put<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, words: impl Fn(&K) -> Words) -> u16 {
        self.put_lines(flow, cx, Some(self.at), words)
    }

    /// Puts the form on a page where something else has the focus.
    pub fn put_at_rest<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, words: impl Fn(&K) -> Words) -> u16 {
        self.put_lines(flow, cx, None, words)
    }

    fn put_lines<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        here: Option<usize>,
        words: impl Fn(&K) -> Words,
    ) -> u16 {
        let glyphs = cx.look.glyphs();
        let words: Vec<Words> = self.lines.iter().map(|line| words(&line.key)).collect();
        let x = indent(cx, &words, flow.width());
        for (idx, (line, words)) in self.lines.iter().zip(words).enumerate() {
            let is_here = here == Some(idx);
            let from = flow.len();
            if !words.heading.is_empty() {
                flow.text(1, Role::Strong, &words.heading);
            }
            let (role, cursor) = if is_here { (Role::Focus, glyphs.cursor) } else { (Role::Muted, " ") };
            let label = [" ".into(), role.span(cursor), " ".into(), role.span(words.label.clone())];
            line.put(flow, cx, x, label, &words, is_here);
            match self.wrong.as_ref().filter(|(key, _)| *key == line.key) {
                Some((_, wrong)) => flow.text(x, Role::Bad, &format!("{} {wrong}", glyphs.caution)),
                None if is_here && !words.hint.is_empty() => flow.text(x, Role::Muted, &words.hint),
                None => {}
            }
            if is_here {
                flow.focus(from);
            }
        }
        x
    }

    /// Returns what is half filled in, texts first.
    pub fn drafts(&self) -> Vec<Draft> {
        let edited = || self.lines.iter().enumerate().filter(|(_, line)| line.is_edited());
        let is_text = |line: &Blank<K>| line.mode() == Mode::Typing;
        let texts = edited().filter(|(_, line)| is_text(line));
        let others = edited().filter(|(_, line)| !is_text(line));
        texts.chain(others).map(|(idx, line)| line.draft(idx == self.at)).collect()
    }

    /// Puts back what was half filled in; returns whether it was of this form.
    pub fn put_back(&mut self, draft: &Draft) -> bool {
        let Part::Column(name) = &draft.part else { return false };
        let Some((idx, line)) = self.lines.iter_mut().enumerate().find(|(_, line)| line.key.name() == *name) else {
            return false;
        };
        line.resume(draft);
        if draft.is_here {
            self.at = idx;
        }
        true
    }
}

/// Returns the column in which lines are filled in: two columns after the widest label, if that leaves half the page.
fn indent(cx: &Cx<'_>, words: &[Words], width: u16) -> u16 {
    let widest = words.iter().map(|words| cx.look.metrics.width(&words.label)).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(5).min(width.div_ceil(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Spot {
        Picks,
        /// There while its number is picked.
        Text(usize),
        End,
    }

    impl Place for Spot {
        fn name(&self) -> String {
            format!("{self:?}")
        }
    }

    fn fit(blanks: &mut Blanks<Spot>) {
        let places = |blanks: &Blanks<Spot>| {
            let texts = blanks.picks(&Spot::Picks).iter().map(|number| Spot::Text(number.parse().unwrap()));
            std::iter::once(Spot::Picks).chain(texts).chain([Spot::End]).collect()
        };
        let make = |spot: &Spot| match spot {
            Spot::Picks => Blank::picks(*spot, vec!["1".to_owned()]),
            Spot::Text(_) | Spot::End => Blank::text(*spot, 100, ""),
        };
        blanks.fit(places, make);
    }

    fn pick(blanks: &mut Blanks<Spot>, numbers: &[&str]) {
        blanks.set_picks(&Spot::Picks, numbers.iter().map(|number| (*number).to_owned()).collect());
        fit(blanks);
    }

    #[test]
    fn a_line_no_longer_called_for_comes_back_as_it_was_filled_in() {
        let mut blanks = Blanks::new(Vec::new());
        fit(&mut blanks);
        blanks.go_to(&Spot::Text(1));
        blanks.insert("甲");
        pick(&mut blanks, &["2"]);
        assert_eq!((blanks.has(&Spot::Text(1)), blanks.text(&Spot::Text(2))), (false, ""));
        pick(&mut blanks, &["2", "1"]);
        assert_eq!(blanks.text(&Spot::Text(1)), "甲");
    }

    #[test]
    fn the_cursor_stays_on_its_line_when_lines_come_and_go_above_it() {
        let mut blanks = Blanks::new(Vec::new());
        fit(&mut blanks);
        blanks.go_to(&Spot::End);
        for numbers in [["3", "1", "2"].as_slice(), &[], &["1"]] {
            pick(&mut blanks, numbers);
            assert_eq!(blanks.here(), Some(&Spot::End), "{numbers:?}");
        }
    }

    #[test]
    fn what_is_half_filled_in_is_put_back_line_by_line_and_texts_are_told_first() {
        let mut blanks = Blanks::new(Vec::new());
        fit(&mut blanks);
        pick(&mut blanks, &["1", "2"]);
        blanks.go_to(&Spot::Text(2));
        blanks.insert("乙");
        let drafts = blanks.drafts();
        let told: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
        assert_eq!(told, ["乙", "1 2"]);
        let mut again = Blanks::new(Vec::new());
        fit(&mut again);
        // A text whose line is not there yet finds it after what calls for the line.
        for draft in drafts.iter().rev() {
            assert!(again.put_back(draft), "{draft:?}");
            fit(&mut again);
        }
        assert_eq!((again.drafts(), again.here()), (drafts, Some(&Spot::Text(2))));
    }
}
