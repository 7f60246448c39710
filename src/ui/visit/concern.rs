//! The checks raised on an item, and how each is answered; knows nothing of where they stand on the page but their own lines.

use crate::domain::assessment::{Assessment, Overrule};
use crate::domain::checklist::{Check, Level};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::standing::Standing;
use crate::lang::{Lang, item as say};
use crate::ui::desk::Cx;
use crate::ui::screen::{Route, Step};
use crate::ui::theme::{Glyphs, Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::moment;

/// A check raised where an item has a part in it.
#[derive(Clone, Debug)]
pub struct Concern<'a> {
    /// The check.
    pub check: &'a Check,
    /// The item, where the check is made once per item.
    pub place: Option<&'a ItemId>,
    /// The signed reason, where there is one.
    pub overrule: Option<&'a Overrule>,
}

/// Returns the checks raised on an item, in the checklist's order.
pub fn on<'a>(assessment: &'a Assessment, standing: &'a Standing, item: &ItemId) -> Vec<Concern<'a>> {
    let mut concerns = Vec::new();
    for check in standing.checks.iter().filter(|check| !check.raised.is_empty()) {
        let Some(known) = assessment.checklist.check(check.id.as_str()) else { continue };
        for raised in &check.raised {
            let concerns_item = match &raised.item {
                Some(place) => place == item,
                None => check.items.contains(item) || known.raises.as_ref() == Some(item),
            };
            if concerns_item {
                let overrule = raised.overrule.as_ref();
                concerns.push(Concern { check: known, place: raised.item.as_ref(), overrule });
            }
        }
    }
    concerns
}

impl Concern<'_> {
    /// Returns whether a reason can still be given.
    pub const fn wants_reason(&self) -> bool {
        matches!(self.check.level, Level::Soft) && self.overrule.is_none()
    }

    /// Says how the check is answered from an item.
    pub fn remedy(&self, item: &ItemId, lang: Lang) -> String {
        match self.check.level {
            Level::Soft if self.overrule.is_some() => String::new(),
            Level::Soft => say::say_why(lang).to_owned(),
            Level::Red => self.check.raises.as_ref().map_or_else(String::new, |line| say::raises(lang, line.as_str())),
            Level::Hard if self.check.when.mentions("n_evidence") || self.check.when.mentions("cap") => {
                say::add_evidence(lang).to_owned()
            }
            Level::Hard => {
                let others: Vec<&str> =
                    self.check.when.items.iter().filter(|named| *named != item).map(ItemId::as_str).collect();
                if others.is_empty() {
                    say::mend_this(lang).to_owned()
                } else {
                    say::mend(lang, &others.join(say::ids(lang)))
                }
            }
        }
    }

    /// Returns the mark of the check.
    pub fn mark(&self, glyphs: &Glyphs) -> Span<'static> {
        match self.check.level {
            _ if self.overrule.is_some() => Role::Good.span(glyphs.done),
            Level::Hard => Role::Bad.span(glyphs.wrong),
            Level::Soft => Role::Caution.span(glyphs.caution),
            Level::Red => Role::Bad.span(glyphs.caution),
        }
    }
}

/// Goes to where the first check that still wants a reason is given one; there may be none.
pub fn overrule(concerns: &[Concern<'_>], assessment: &AssessmentId) -> Step {
    match concerns.iter().find(|concern| concern.wants_reason()) {
        Some(concern) => {
            Step::Go(Route::Overrule(assessment.clone(), concern.check.id.clone(), concern.place.cloned()))
        }
        None => Step::Ignore,
    }
}

/// Draws the checks raised on an item, with what answers each at the right.
///
/// ```text
///  ! C30 有成果但会员无感，须补访会员                                     o 说明理由
///  ✓ C25 专职队伍评分与专职人数不符
///        已说明：小学会豁免（王芳，11-20 09:41）
/// ```
pub fn draw<'a>(flow: &mut Flow<'a>, cx: &Cx<'_>, concerns: &[Concern<'a>], item: &ItemId) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    for concern in concerns {
        let mark = concern.mark(glyphs);
        let role = if concern.overrule.is_some() { Role::Muted } else { mark.role };
        let words = vec![
            " ".into(),
            mark,
            " ".into(),
            Role::Strong.span(concern.check.id.as_str()),
            " ".into(),
            role.span(concern.check.say.get(lang)),
        ];
        flow.split(0, words, [Role::Link.span(concern.remedy(item, lang))]);
        if let Some(overrule) = concern.overrule {
            let signed = say::signed(lang, &overrule.why, overrule.by.as_str(), &moment(cx, overrule.at));
            flow.text(3, Role::Muted, &signed);
        }
    }
}
