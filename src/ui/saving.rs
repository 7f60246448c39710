//! What the footer says of saving; knows only what the writer has told.
//!
//! Invariant: `saved` is shown only when every entry is durable.

use crate::domain::ids::Millis;
use crate::lang::shell as say;
use crate::store::Head;
use crate::ui::desk::Cx;
use crate::ui::theme::{Role, Span};

/// How it stands with saving.
#[derive(Clone, Copy, Debug)]
pub struct Saving {
    /// When something became durable last; `None`: nothing ever has.
    at: Option<Millis>,
    is_failing: bool,
    /// Whether the person has asked for another try and is to hear of it.
    is_asked: bool,
}

impl Saving {
    /// Starts from the end of the journal as it was opened.
    pub fn new(head: Head) -> Self {
        Self { at: (head.seq.0 > 0).then_some(head.at), is_failing: false, is_asked: false }
    }

    /// Hears that something became durable while so many entries still wait; returns whether a failure is over with that.
    pub const fn saved(&mut self, now: Millis, n_waiting: u64) -> bool {
        self.at = Some(now);
        let is_over = self.is_failing && n_waiting == 0;
        if n_waiting == 0 {
            self.is_failing = false;
        }
        is_over
    }

    /// Hears that something could not be saved; returns whether the person is to be told: at first, and when they asked for another try.
    pub const fn failed(&mut self) -> bool {
        let is_news = !self.is_failing || self.is_asked;
        self.is_failing = true;
        self.is_asked = false;
        is_news
    }

    /// Hears that the person asks for another try.
    pub const fn ask(&mut self) {
        self.is_asked = true;
    }

    /// Returns whether something could not be saved and still waits.
    pub const fn is_failing(&self) -> bool {
        self.is_failing
    }

    /// Returns what the footer shows at its right: `已存 09:41`, `保存中`, `! 未保存 3`.
    pub fn span(&self, cx: &Cx<'_>) -> Span<'static> {
        let lang = cx.lang();
        let n_waiting = cx.data.session.n_waiting();
        if self.is_failing && n_waiting > 0 {
            let glyphs = cx.look.glyphs();
            return Role::Bad.span(format!("{} {}", glyphs.wrong, say::unsaved(lang, n_waiting)));
        }
        if n_waiting > 0 {
            return Role::Muted.span(say::saving(lang));
        }
        match self.at {
            None => Role::Muted.span(""),
            Some(at) => {
                let at = cx.data.local(at);
                Role::Muted.span(say::saved_at(lang, &format!("{:02}:{:02}", at.hour(), at.minute())))
            }
        }
    }
}
