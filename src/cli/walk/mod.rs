//! `bamai walk`: an assessment as plain questions and answers, line by line, for screen readers, very slow lines and terminals
//! that cannot move the cursor.
//!
//! It asks the same session for the same changes as the screens and the commands, so that the record is the same. What it
//! calls saved is on the disk. It writes text and line ends and nothing else.

mod hear;
mod line;
mod record;
mod say;

use std::io::{BufReader, Read, Write};

use crate::cli::args;
use crate::cli::commands::{diagnose, problems};
use crate::cli::table;
use crate::cli::walk::line::Deed;
use crate::cli::walk::say::Spot;
use crate::cli::world::{self, Exit, Failure, Said, World};
use crate::domain::command::Act;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::ledger::{Ledger, Status};
use crate::domain::problems::list;
use crate::domain::standing::Standing;
use crate::domain::value::Answer;
use crate::lang::{Lang, Notice, item as item_say, walk as words};
use crate::report;
use crate::session::Session;
use crate::ui::visit::walk::{self, Way};

pub(super) fn run(args: &args::Walk, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let mut session = world.open_session()?;
    let walked = walk(args, world, &mut session);
    let waited = session.wait().map_err(|error| Failure::store(&error, lang));
    // What closing could not save, waiting has named already.
    session.close();
    walked?;
    waited.map(|()| Exit::Done)
}

fn walk(args: &args::Walk, world: &mut World<'_>, session: &mut Session) -> Result<(), Failure> {
    let lang = world.lang;
    let id = match &args.id {
        Some(given) => world::find(session.ledger(), given, lang)?,
        None => only_open(session.ledger(), lang)?,
    };
    session.load(&id).map_err(|error| Failure::run(&error, lang))?;
    let World { input, out, .. } = world;
    let mut walk =
        Walk { session, id, lang, input: BufReader::new(&mut **input), out: &mut **out, at: ItemId::new("") };
    walk.begin(args.from.as_deref())?;
    while let Some(line) = walk.ask(&walk.at.to_string())? {
        if walk.obey(line::read(&line))? == Going::Away {
            break;
        }
    }
    walk.leave()
}

/// Returns the one open assessment.
fn only_open(ledger: &Ledger, lang: Lang) -> Result<AssessmentId, Failure> {
    let open = ledger.headings.iter().filter(|(_, heading)| heading.status == Status::Open);
    let open: Vec<&AssessmentId> = open.map(|(id, _)| id).collect();
    match open.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Failure::usage(Notice::new(words::none_open(lang), "", words::fix_none_open(lang)))),
        several => {
            let ids: Vec<&str> = several.iter().take(20).map(|id| id.as_str()).collect();
            let why = words::which_open(lang, &ids.join(item_say::ids(lang)));
            Err(Failure::usage(Notice::new(words::several_open(lang), why, words::fix_several_open(lang))))
        }
    }
}

/// Whether the walk goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Away,
}

/// A walk under way.
struct Walk<'a> {
    session: &'a mut Session,
    id: AssessmentId,
    lang: Lang,
    input: BufReader<&'a mut dyn Read>,
    out: &'a mut dyn Write,
    /// The item asked.
    at: ItemId,
}

impl Walk<'_> {
    /// Says where the walk begins, and asks the first item.
    fn begin(&mut self, from: Option<&str>) -> Result<(), Failure> {
        let Some((assessment, standing)) = self.session.assessment(&self.id) else { return Ok(()) };
        let items = &assessment.checklist.items;
        let asked = from.map(|typed| (typed, walk::typed_item(&assessment.checklist, typed)));
        let (at, unknown) = match asked {
            Some((_, Some(item))) => (Some(item.id.clone()), None),
            Some((typed, None)) => (None, Some(typed.to_owned())),
            None => (walk::first_open(standing, items), None),
        };
        let on_path = standing.items.iter().find(|item| item.state.is_on_path()).map(|item| item.id.clone());
        let society = self.session.ledger().societies.get(&assessment.society);
        let name = society.map_or("", |profile| profile.name.as_str());
        let progress = standing.progress();
        let opening = words::opening(self.lang, self.id.as_str(), name, progress.n_answered, progress.n_items);
        if let Some(at) = at.or(on_path) {
            self.at = at;
        }
        self.line(&opening)?;
        if let Some(typed) = unknown {
            return Err(Failure::usage(Notice::new(words::no_item(self.lang, &typed), "", "")));
        }
        self.read_out()
    }

    fn spot(&self) -> Option<Spot<'_>> {
        let (assessment, standing) = self.session.assessment(&self.id)?;
        let item = assessment.checklist.item(self.at.as_str())?;
        Some(Spot { assessment, standing, item, actor: self.session.actor(), lang: self.lang })
    }

    fn standing(&self) -> Option<&Standing> {
        self.session.assessment(&self.id).map(|(_, standing)| standing)
    }

    fn obey(&mut self, deed: Deed<'_>) -> Result<Going, Failure> {
        match deed {
            Deed::Value(text) => self.answer(text)?,
            Deed::NotEstablished => self.give(Answer::NotEstablished)?,
            Deed::NotApplicable(why) => self.not_applicable(why)?,
            Deed::Remark(text) => self.remark(text)?,
            Deed::Evidence(text) => self.evidence(text)?,
            Deed::Overrule(text) => self.overrule(text)?,
            Deed::Jump(typed) => self.jump(typed)?,
            Deed::Next => self.go_on()?,
            Deed::Back => self.go_back()?,
            Deed::Again => self.read_out()?,
            Deed::Undo => self.undo(Act::Undo)?,
            Deed::Redo => self.undo(Act::Redo)?,
            Deed::Problems => self.problems()?,
            Deed::Diagnosis => self.diagnosis()?,
            Deed::Help => self.help()?,
            Deed::Quit => return Ok(Going::Away),
        }
        Ok(Going::On)
    }

    fn list_evidence(&mut self) -> Result<(), Failure> {
        let Some((assessment, _)) = self.session.assessment(&self.id) else { return Ok(()) };
        let piece = |(number, evidence): (&crate::domain::ids::EvidenceNo, &crate::domain::assessment::Evidence)| {
            let kind = report::words::evidence_kind(self.lang, evidence.kind);
            item_say::piece(self.lang, &number.0.to_string(), &evidence.title, kind)
        };
        let pieces: Vec<String> = assessment.evidence.iter().map(piece).collect();
        if pieces.is_empty() {
            return self.line(words::no_evidence(self.lang));
        }
        pieces.iter().try_for_each(|piece| self.line(piece))
    }

    fn jump(&mut self, typed: &str) -> Result<(), Failure> {
        let found = self
            .session
            .assessment(&self.id)
            .and_then(|(assessment, _)| walk::typed_item(&assessment.checklist, typed).map(|item| item.id.clone()));
        match found {
            Some(item) => {
                self.at = item;
                self.read_out()
            }
            None => self.line(&words::no_item(self.lang, typed)),
        }
    }

    fn go_on(&mut self) -> Result<(), Failure> {
        match self.standing().and_then(|standing| walk::next_on_path(standing, &self.at)) {
            Some(next) => {
                self.at = next;
                self.read_out()
            }
            None => {
                let n_blocking = self.session.assessment(&self.id).map_or(0, |(assessment, standing)| {
                    list(assessment, standing).iter().filter(|problem| problem.blocks).count()
                });
                self.line(&words::end(self.lang, n_blocking))
            }
        }
    }

    fn go_back(&mut self) -> Result<(), Failure> {
        match self.standing().and_then(|standing| walk::neighbour(standing, &self.at, Way::Back)) {
            Some(before) => {
                self.at = before;
                self.read_out()
            }
            None => self.line(words::first(self.lang)),
        }
    }

    fn problems(&mut self) -> Result<(), Failure> {
        let Some((assessment, standing)) = self.session.assessment(&self.id) else { return Ok(()) };
        let lines = problems::lines(assessment, standing, self.lang);
        lines.iter().try_for_each(|line| self.line(line))
    }

    fn diagnosis(&mut self) -> Result<(), Failure> {
        let Some((assessment, standing)) = self.session.assessment(&self.id) else { return Ok(()) };
        let lines = diagnose::lines(assessment, standing, &Diagnosis::of(assessment, standing), self.lang);
        lines.iter().try_for_each(|line| self.line(line))
    }

    fn help(&mut self) -> Result<(), Failure> {
        let lang = self.lang;
        let lines = [words::help_value, words::help_blank, words::help_more, words::help_way, words::help_rest];
        lines.into_iter().try_for_each(|line| self.line(line(lang)))
    }

    fn read_out(&mut self) -> Result<(), Failure> {
        let lines = self.spot().map(Spot::lines).unwrap_or_default();
        lines.iter().try_for_each(|line| self.line(line))
    }

    fn leave(&mut self) -> Result<(), Failure> {
        self.save()?;
        let progress = self.standing().map(Standing::progress).unwrap_or_default();
        let bye = words::bye(self.lang, self.id.as_str(), progress.n_answered, progress.n_items);
        self.line(&bye)
    }

    /// Says why something was not done, and goes on; a store that failed ends the walk.
    fn tell(&mut self, failure: Failure) -> Result<(), Failure> {
        match (failure.exit, failure.said) {
            (Exit::Store, said) => Err(Failure { exit: Exit::Store, said }),
            (_, Said::Notice(notice)) => self.line(&notice.to_string()),
            (exit, said) => Err(Failure { exit, said }),
        }
    }

    fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{}", table::on_terminal(text))?;
        Ok(())
    }
}
