//! What a walk puts on record, what it says of it, and what it turned up; knows nothing of the way through the items.

use crate::cli::commands::answer::run_all;
use crate::cli::commands::evidence::{Reference, read_reference};
use crate::cli::commands::undo::run_undo;
use crate::cli::walk::Walk;
use crate::cli::world::Failure;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::ids::{CheckId, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::standing::ItemState;
use crate::domain::value::Answer;
use crate::exchange::{self, Given};
use crate::lang::{item as item_say, walk as words};
use crate::report;
use crate::ui::visit::concern;

impl Walk<'_> {
    /// Answers with what was typed; options may be named by number.
    pub(super) fn answer(&mut self, text: &str) -> Result<(), Failure> {
        let Some(text) = self.text(text)? else { return Ok(()) };
        let acts = {
            let Some(spot) = self.spot() else { return Ok(()) };
            let given = |value| Given { item: spot.item.id.as_str(), value, ..Given::default() };
            let as_typed = exchange::acts(&spot.assessment.checklist, given(&text));
            match (as_typed, by_number(spot.item, &text)) {
                (Err(_), Some(codes)) => exchange::acts(&spot.assessment.checklist, given(&codes)),
                (as_typed, _) => as_typed,
            }
        };
        match acts {
            Ok(acts) => self.record_answer(acts),
            Err(bad) => self.line(&bad.say(self.lang)),
        }
    }

    pub(super) fn give(&mut self, answer: Answer) -> Result<(), Failure> {
        let item = self.at.clone();
        self.record_answer(vec![Act::Answer { item, answer }])
    }

    pub(super) fn not_applicable(&mut self, why: &str) -> Result<(), Failure> {
        match self.why(why)? {
            Some(reason) => self.give(Answer::NotApplicable { reason }),
            None => Ok(()),
        }
    }

    /// Puts an answer on record and goes on to the next item.
    fn record_answer(&mut self, acts: Vec<Act>) -> Result<(), Failure> {
        if !self.record(acts)? {
            return Ok(());
        }
        let said = self.spot().map(|spot| {
            let answer = spot.shown().map(|shown| item_say::form(self.lang, spot.item.id.as_str(), &shown));
            (answer, spot.concerns())
        });
        let Some((answer, concerns)) = said else { return Ok(()) };
        if let Some(answer) = answer {
            self.line(&words::recorded(self.lang, &answer))?;
        }
        for concern in concerns {
            self.line(&concern)?;
        }
        self.go_on()
    }

    pub(super) fn remark(&mut self, text: &str) -> Result<(), Failure> {
        let Some(text) = self.text(text)? else { return Ok(()) };
        let item = self.at.clone();
        let done = words::remark_of(self.lang, item.as_str());
        self.record_as(vec![Act::Remark { item, text }], &done)
    }

    pub(super) fn evidence(&mut self, text: &str) -> Result<(), Failure> {
        if text.is_empty() {
            return self.list_evidence();
        }
        let item = self.at.clone();
        let act = match read_reference(text, self.lang) {
            Ok(Reference::Number(evidence)) => Act::Link { item: item.clone(), evidence },
            Ok(Reference::Piece(piece)) => {
                Act::Evidence { kind: piece.kind, title: piece.title, items: vec![item.clone()] }
            }
            Err(failure) => return self.tell(failure),
        };
        let before = self.pieces(&item);
        if !self.record(vec![act])? {
            return Ok(());
        }
        let added: Vec<_> = self.pieces(&item).into_iter().filter(|piece| !before.contains(piece)).collect();
        if added.is_empty() {
            return self.line(words::unchanged(self.lang));
        }
        for (number, title) in added {
            let done = words::evidence_of(self.lang, item.as_str(), number, &title);
            self.line(&words::recorded(self.lang, &done))?;
        }
        Ok(())
    }

    fn pieces(&self, item: &ItemId) -> Vec<(u32, String)> {
        let Some((assessment, _)) = self.session.assessment(&self.id) else { return Vec::new() };
        assessment.evidence_of(item).map(|(number, evidence)| (number.0, evidence.title.clone())).collect()
    }

    /// Explains a soft check: the one named, wherever it is raised, else the first that wants a reason here.
    pub(super) fn overrule(&mut self, text: &str) -> Result<(), Failure> {
        let found = self.spot().and_then(|spot| {
            let (named, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
            let is_named = |id: &CheckId| id.as_str().eq_ignore_ascii_case(named);
            if let Some(check) = spot.standing.checks.iter().find(|check| is_named(&check.id)) {
                let place = check.raised.iter().find(|raised| raised.overrule.is_none())?;
                return Some((check.id.clone(), place.item.clone(), rest.trim().to_owned()));
            }
            let concerns = concern::on(spot.assessment, spot.standing, &spot.item.id);
            let concern = concerns.iter().find(|concern| concern.wants_reason())?;
            Some((concern.check.id.clone(), concern.place.cloned(), text.to_owned()))
        });
        let Some((check, item, why)) = found else { return self.line(words::no_check(self.lang)) };
        let Some(why) = self.why(&why)? else { return Ok(()) };
        let done = words::reason_of(self.lang, check.as_str());
        self.record_as(vec![Act::Overrule { check, item, why }], &done)
    }

    pub(super) fn undo(&mut self, act: Act) -> Result<(), Failure> {
        let is_undo = act == Act::Undo;
        let before = self.path();
        match run_undo(self.session, &self.id, act, self.lang) {
            Ok(what) => {
                let done = if is_undo { words::undone(self.lang, &what) } else { words::redone(self.lang, &what) };
                self.save()?;
                self.line(&words::recorded(self.lang, &done))?;
                self.say_turns(&before)
            }
            Err(failure) => self.tell(failure),
        }
    }

    fn record_as(&mut self, acts: Vec<Act>, done: &str) -> Result<(), Failure> {
        if self.record(acts)? {
            self.line(&words::recorded(self.lang, done))?;
        }
        Ok(())
    }

    /// Puts something on record, on the disk, and says what it turned up; returns whether it was granted.
    fn record(&mut self, acts: Vec<Act>) -> Result<bool, Failure> {
        let before = self.path();
        match run_all(self.session, &self.id, acts, self.lang) {
            Ok(_) => {
                self.save()?;
                self.say_turns(&before)?;
                Ok(true)
            }
            Err(failure) => {
                self.tell(failure)?;
                Ok(false)
            }
        }
    }

    pub(super) fn save(&mut self) -> Result<(), Failure> {
        self.session.wait().map_err(|error| Failure::store(&error, self.lang))
    }

    /// Returns which items are asked.
    fn path(&self) -> Vec<bool> {
        let items = self.standing().map(|standing| standing.items.iter());
        items.into_iter().flatten().map(|item| item.state.is_on_path()).collect()
    }

    /// Says which items are asked now and were not before, and the other way round.
    fn say_turns(&mut self, before: &[bool]) -> Result<(), Failure> {
        let mut lines = Vec::new();
        if let Some((assessment, standing)) = self.session.assessment(&self.id) {
            for (item, was) in standing.items.iter().zip(before) {
                let titled = || report::words::titled(self.lang, &assessment.checklist, &item.id);
                match (was, item.state.is_on_path()) {
                    (false, true) => lines.push(words::now_asked(self.lang, &titled())),
                    (true, false) if item.state == ItemState::Skipped => {
                        lines.push(words::not_asked(self.lang, &titled()));
                    }
                    _ => {}
                }
            }
        }
        lines.iter().try_for_each(|line| self.line(line))
    }
}

/// Returns the codes of options named by number: `1 3`.
fn by_number(item: &Item, text: &str) -> Option<String> {
    if !matches!(item.kind.entry(), Entry::Single | Entry::Multi | Entry::YesNo) {
        return None;
    }
    if matches!(item.kind.entry(), Entry::YesNo) {
        return match text.trim().to_ascii_lowercase().as_str() {
            "y" | "1" => Some("yes".to_owned()),
            "n" | "0" => Some("no".to_owned()),
            _ => None,
        };
    }
    let numbers = text.split([' ', ',', '，', '、', '|']).filter(|number| !number.is_empty());
    let code = |number: &str| {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        item.options.get(at).map(|option| option.code.clone())
    };
    numbers.map(code).collect::<Option<Vec<_>>>().map(|codes| codes.join("|"))
}
