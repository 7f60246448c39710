//! Questions asked over a screen: submit, reopen, leave with something unsaved; knows what each leads to and nothing of why it is asked.

use std::path::Path;

use crate::domain::command::{Act, Command};
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::AssessmentId;
use crate::domain::problems;
use crate::lang::{Lang, Notice, keep, shell as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::screen::{Job, PATH_BYTES_MAX, Step};
use crate::ui::theme::Role;

/// Asks whether to submit an assessment.
pub fn submit(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<dyn Layer> {
    let lang = cx.lang();
    let n_blocking = cx.data.assessment(assessment).map_or(0, |(assessment, standing)| {
        problems::list(assessment, standing).iter().filter(|problem| problem.blocks).count()
    });
    let why = match n_blocking {
        0 => say::submit_why(lang).to_owned(),
        n => say::submit_blocked(lang, n),
    };
    let command = Command::In { assessment: assessment.clone(), act: Act::Submit };
    Box::new(Question {
        lines: vec![
            (Role::Strong, say::submit_title(lang, assessment.as_str())),
            (Role::Text, why),
            (Role::Muted, say::submit_keys(lang).to_owned()),
        ],
        then: Then::Do(command),
    })
}

/// Asks whether to leave although something is not saved.
pub fn leave(cx: &Cx<'_>, n_waiting: usize, why: &Notice) -> Box<dyn Layer> {
    let lang = cx.lang();
    Box::new(Question {
        lines: vec![
            (Role::Bad, say::leave_title(lang, n_waiting)),
            (Role::Text, why.to_string()),
            (Role::Muted, say::leave_keys(lang).to_owned()),
        ],
        then: Then::Leave,
    })
}

/// Asks where to write what is not saved.
pub fn elsewhere(cx: &Cx<'_>, n_waiting: usize) -> Box<dyn Layer> {
    let now = cx.data.local(cx.now).strftime("%Y%m%d-%H%M").to_string();
    let mut field = Field::new(Lines::One, PATH_BYTES_MAX, "");
    let name = format!("bamai-{now}.jsonl");
    field.insert(&cx.data.files.full(Path::new(&name)).to_string_lossy());
    Box::new(Sentence {
        title: keep::elsewhere_title(cx.lang(), n_waiting),
        keys: keep::elsewhere_keys,
        asked: Asked::Elsewhere,
        field,
    })
}

/// Asks why to open a submitted assessment again.
pub fn reopen(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<dyn Layer> {
    Box::new(Sentence {
        title: say::reopen_title(cx.lang(), assessment.as_str()),
        keys: say::reopen_keys,
        asked: Asked::Reopen(assessment.clone()),
        field: Field::new(Lines::One, MAX_TEXT_BYTES, ""),
    })
}

/// A question answered by yes or no.
struct Question {
    lines: Vec<(Role, String)>,
    then: Then,
}

/// What a yes leads to.
enum Then {
    /// This is asked of the domain.
    Do(Command),
    /// The program ends. Enter is not enough for it.
    Leave,
}

impl Layer for Question {
    fn scopes(&self) -> Vec<Scope> {
        match self.then {
            Then::Do(_) => vec![Scope::YesNo],
            Then::Leave => vec![Scope::Leave, Scope::YesNo],
        }
    }

    fn rows(&self, cx: &Cx<'_>) -> u16 {
        let rows = |text: &String| cx.look.metrics.wrap(text, usize::from(cx.size.width.saturating_sub(2))).len();
        u16::try_from(self.lines.iter().map(|(_, text)| rows(text)).sum::<usize>()).unwrap_or(u16::MAX)
    }

    /// ```text
    ///  提交评估 A0001-1？
    ///  提交后不能再改答复；确需修改时可写明理由重新打开。
    ///  y 或 Enter 提交，n 或 Esc 返回
    /// ```
    fn draw(&self, _cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let mut y = 0;
        let width = canvas.width().saturating_sub(2);
        for (role, text) in &self.lines {
            y += canvas.wrapped(1, y, width, canvas.height(), &role.span(text.as_str()));
        }
    }

    fn press(&mut self, _cx: &Cx<'_>, action: Action) -> Outcome {
        match (action, &self.then) {
            (Action::Yes | Action::GoOn, Then::Do(command)) => Outcome::Step(Step::Do(command.clone())),
            (Action::Yes, Then::Leave) => Outcome::Step(Step::Quit),
            (Action::No | Action::Back, _) => Outcome::Close,
            (Action::Save | Action::SaveElsewhere, Then::Leave) => Outcome::Act(action),
            _ => Outcome::Stay,
        }
    }
}

/// A question answered by a sentence, or a path.
struct Sentence {
    title: String,
    keys: fn(Lang) -> &'static str,
    asked: Asked,
    field: Field,
}

/// What a sentence is asked for.
enum Asked {
    /// Why to open this assessment again.
    Reopen(AssessmentId),
    /// Where to write what is not saved.
    Elsewhere,
}

impl Layer for Sentence {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Field]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn rows(&self, _cx: &Cx<'_>) -> u16 {
        3
    }

    /// ```text
    ///  重新打开评估 A0001-1：写明理由
    ///  补充了财务审计报告
    ///  Enter 重新打开，Esc 返回（已写的理由会留着）
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let width = canvas.width().saturating_sub(2);
        canvas.line(1, 0, width, [Role::Strong.span(self.title.as_str())]);
        canvas.line(1, 2, width, [Role::Muted.span((self.keys)(cx.lang()))]);
        self.field.draw(&mut canvas.part(ratatui::layout::Rect::new(1, 1, width, 1)));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome {
        match action {
            Action::GoOn => {
                let text = self.field.text().to_owned();
                Outcome::Try(match &self.asked {
                    Asked::Reopen(assessment) => {
                        Step::Do(Command::In { assessment: assessment.clone(), act: Act::Reopen { why: text } })
                    }
                    Asked::Elsewhere => Step::Run(Job::SaveElsewhere { path: text.trim().to_owned() }),
                })
            }
            Action::Back => match self.asked {
                Asked::Reopen(_) => Outcome::Leave,
                Asked::Elsewhere => Outcome::Close,
            },
            action => {
                self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(2));
                Outcome::Stay
            }
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Outcome {
        self.field.insert(typed);
        Outcome::Stay
    }

    fn draft(&self) -> Option<Draft> {
        let (text, cursor) = (self.field.text().to_owned(), self.field.cursor());
        match self.asked {
            Asked::Reopen(_) if !text.trim().is_empty() => {
                Some(Draft { part: Part::Reopening, text, cursor, is_here: true })
            }
            Asked::Reopen(_) | Asked::Elsewhere => None,
        }
    }

    fn put_back(&mut self, draft: &Draft) {
        if draft.part == Part::Reopening {
            self.field = Field::resumed(Lines::One, MAX_TEXT_BYTES, &draft.text, draft.cursor);
        }
    }
}
