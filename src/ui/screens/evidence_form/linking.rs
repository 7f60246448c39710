//! The items a piece of evidence may support: found as one types, those it is linked to first; knows nothing else of the piece.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::standing::Standing;
use crate::lang::visit as say;
use crate::report::visit_words;
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines};
use crate::ui::search::{Query, SearchKey};
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::id_columns;

/// The longest search, in bytes.
const QUERY_BYTES_MAX: usize = 200;
/// From so many columns the support of an item stands beside its title.
const BESIDE_FROM: u16 = 60;

/// The items, and what they are looked for by.
pub struct Linking {
    evidence: EvidenceNo,
    /// What items are looked for by.
    pub query: Field,
    /// The items listed: those linked when the list was made first, then the others.
    pub found: Vec<ItemId>,
    /// The item the cursor is on.
    pub at: usize,
}

impl Linking {
    /// Looks for nothing.
    pub fn new(evidence: EvidenceNo) -> Self {
        Self { evidence, query: Field::new(Lines::One, QUERY_BYTES_MAX, ""), found: Vec::new(), at: 0 }
    }

    /// Lists the items the query finds, those linked first.
    pub fn find(&mut self, assessment: &Assessment) {
        let query = Query::new(self.query.text());
        let is_found = |item: &&Item| {
            let id = item.id.as_str().to_lowercase();
            query.is_empty()
                || id.starts_with(&self.query.text().trim().to_lowercase())
                || SearchKey::new([item.title.zh.as_str(), item.title.en.as_str()]).matches(&query)
        };
        let found = assessment.checklist.items.iter().filter(is_found).map(|item| item.id.clone());
        let (linked, others): (Vec<_>, Vec<_>) = found.partition(|item| assessment.is_linked(item, self.evidence));
        self.found = linked.into_iter().chain(others).collect();
        self.at = 0;
    }

    /// Returns what links the item the cursor is on, or takes its link away.
    pub fn toggled(&self, assessment: &Assessment) -> Option<Act> {
        let (item, evidence) = (self.found.get(self.at)?.clone(), self.evidence);
        Some(match assessment.is_linked(&item, evidence) {
            true => Act::Unlink { item, evidence },
            false => Act::Link { item, evidence },
        })
    }

    /// Puts the field one looks for items with, from a column on.
    pub fn put_query<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, x: u16, is_here: bool) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let from = flow.len();
        let (role, cursor) = if is_here { (Role::Focus, glyphs.cursor) } else { (Role::Strong, " ") };
        let label = [" ".into(), role.span(cursor), " ".into(), role.span(say::link(lang))];
        let own_x = u16::try_from(cx.look.metrics.width(say::link(lang))).unwrap_or(0) + 5;
        flow.field(x.max(own_x), label, &self.query, 1, is_here);
        if is_here {
            flow.text(x, Role::Muted, say::link_hint(lang));
            flow.focus(from);
        }
    }

    /// Puts the items; the cursor shows where the keys go to them.
    pub fn put_items<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        known: (&'a Assessment, &'a Standing),
        has_focus: bool,
    ) {
        if self.found.is_empty() {
            flow.text(3, Role::Muted, say::no_item(cx.lang()));
        }
        for (idx, item) in self.found.iter().enumerate() {
            let from = flow.len();
            let is_here = has_focus && idx == self.at;
            self.put_item(flow, cx, known, item, is_here);
            if is_here {
                flow.focus(from);
            }
        }
    }

    /// Puts an item that may be linked, and how well it is supported.
    fn put_item<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        (assessment, standing): (&'a Assessment, &'a Standing),
        item: &ItemId,
        is_here: bool,
    ) {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let is_linked = assessment.is_linked(item, self.evidence);
        let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
        let mark = if is_linked { Role::Good.span(glyphs.taken) } else { Role::Muted.span(glyphs.open) };
        let role = if is_here { Role::Focus } else { Role::Text };
        let title = assessment.checklist.item(item.as_str()).map_or("", |known| known.title.get(lang));
        let id = metrics.pad(item.as_str(), id_columns(cx, &assessment.checklist));
        let spans = [" ".into(), cursor, mark, " ".into(), role.span(id), role.span(title)];
        let support = standing.item(item).filter(|_| is_linked || is_here).map(|stands| {
            let said = visit_words::support(lang, stands);
            let role = if stands.is_over_cap { Role::Bad } else { Role::Muted };
            role.span(said.strip_prefix(item.as_str()).unwrap_or(&said).trim_start().to_owned())
        });
        if flow.width() >= BESIDE_FROM {
            flow.split(0, spans, support);
            return;
        }
        flow.line(0, spans);
        if let Some(support) = support {
            flow.text(5, support.role, &support.text);
        }
    }
}
