//! How a cause and a proposal look in the list of the crux; knows nothing of where the cursor goes and of what the assessor decides.

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::crux::{Proposal, Rank, Weighed};
use crate::domain::ids::{CauseId, ItemId};
use crate::domain::records::Cause;
use crate::lang::{Lang, crux_screen as say, diagnosis as words_of, item as ids};
use crate::report::records;
use crate::ui::desk::Cx;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// Returns the sign of a cause's kind; a dash where it has none.
fn sign_of(cx: &Cx<'_>, assessment: &Assessment, kind: Option<&CauseId>) -> String {
    let kind = kind.and_then(|kind| assessment.checklist.cause(kind.as_str()));
    kind.map_or(cx.look.glyphs().none, |kind| kind.sign.get(cx.lang())).to_owned()
}

/// Puts a cause: its place, its sign and what it is, and below what it explains, where it leads, and why it is no crux.
pub fn put_cause<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    assessment: &'a Assessment,
    weighed: &Weighed,
    idx: usize,
    is_here: bool,
) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let Some(cause) = assessment.records.causes.get(&weighed.number) else { return };
    let role = if is_here { Role::Focus } else { Role::Text };
    let cursor = if is_here { role.span(glyphs.cursor) } else { " ".into() };
    let place = if weighed.is_crux { (idx + 1).to_string() } else { glyphs.dot.to_owned() };
    let sign = sign_of(cx, assessment, cause.kind.as_ref());
    let label = format!("{place} {sign} ");
    let x = 3 + u16::try_from(cx.look.metrics.width(&label)).unwrap_or(0);
    let spans = [" ".into(), cursor, " ".into(), if weighed.is_crux { Role::Strong } else { role }.span(label)];
    let mut note: Vec<Span<'_>> = Vec::new();
    if weighed.is_breakthrough {
        note.push(Role::Good.span(format!("{} {}", glyphs.core, say::breakthrough(lang))));
    }
    flow.labelled_noted(x, spans, role, &cause.says, note);
    flow.text(x, Role::Muted, &figures(cx, cause, weighed));
    let leads: Vec<&str> = cause.leads.iter().map(|lead| lead.item.as_str()).collect();
    if !leads.is_empty() {
        flow.text(x, Role::Muted, &say::leads_to(lang, &leads.join(ids::ids(lang))));
    }
    if let Some(why) = why_not(lang, cause, weighed) {
        flow.text(x, Role::Caution, &format!("{} {why}", glyphs.caution));
    }
}

/// Says what a cause weighs, and what it takes.
pub fn figures(cx: &Cx<'_>, cause: &Cause, weighed: &Weighed) -> String {
    let lang = cx.lang();
    let number = weighed.number.0;
    let (control, effort) = (records::control(lang, cause.control), records::size(lang, weighed.effort));
    let Some(priority) = weighed.rank.priority() else { return say::unranked(lang, number, control, effort) };
    let share = weighed.share.map_or_else(|| words_of::none(lang).to_owned(), |share| words_of::share(lang, share));
    let confidence = records::confidence(lang, weighed.confidence);
    let said = say::figures(lang, number, &words_of::figure(priority), &share, control, confidence, effort);
    let is_put_in = weighed.is_crux && cause.verdict.as_ref().is_some_and(|verdict| verdict.is_crux);
    if is_put_in { format!("{said} · {}", say::put_in(lang)) } else { said }
}

/// Says why a cause is not among the crux; `None` where it is.
fn why_not(lang: Lang, cause: &Cause, weighed: &Weighed) -> Option<String> {
    if weighed.is_crux {
        return None;
    }
    Some(match (weighed.rank, &cause.verdict) {
        (Rank::ToVerify, _) => say::to_verify(lang).to_owned(),
        (Rank::TooUncertain, _) => say::too_uncertain(lang).to_owned(),
        (Rank::WithoutLoss, _) if cause.leads.is_empty() => say::no_items(lang).to_owned(),
        (Rank::WithoutLoss, _) => say::without_loss(lang).to_owned(),
        (Rank::Priority(_), Some(verdict)) if !verdict.is_crux => say::taken_out(lang, &verdict.why),
        (Rank::Priority(_), _) => say::further_down(lang).to_owned(),
    })
}

/// Puts what the program proposes.
pub fn put_proposal<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    assessment: &'a Assessment,
    proposal: &Proposal,
    is_here: bool,
) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let role = if is_here { Role::Focus } else { Role::Text };
    let cursor = if is_here { role.span(glyphs.cursor) } else { " ".into() };
    let kind = assessment.checklist.cause(proposal.kind.as_str());
    let title = kind.map_or_else(String::new, |kind| say::kind_of(lang, kind.sign.get(lang), kind.title.get(lang)));
    flow.line(0, [" ".into(), cursor, " ".into(), Role::Muted.span(glyphs.open), " ".into(), role.span(title)]);
    let items: Vec<&str> = proposal.items.iter().map(ItemId::as_str).collect();
    let said = say::proposal(lang, &words_of::share(lang, proposal.share), &items.join(ids::ids(lang)));
    flow.text(5, Role::Muted, &said);
}
