//! What was said of an item: the lines of interviews dropped onto it, each with who said it and when; knows nothing of what it proves.

use crate::lang::interview as say;
use crate::ui::desk::Cx;
use crate::ui::theme::Role;
use crate::ui::visit::answering::Spot;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{indent, marks};

/// Puts the lines dropped onto the item, in the order they were jotted down.
pub fn put<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>) {
    let assessment = spot.assessment;
    for (_, note) in assessment.records.notes_on(&spot.item.id) {
        let Some(interview) = assessment.records.interviews.get(&note.is.interview) else { continue };
        let time = cx.data.local(note.at).strftime("%H:%M").to_string();
        let number = marks::circled(note.is.interview.0);
        let quote = say::quote(cx.lang(), &number, &interview.person, &time, &note.is.text);
        flow.text(indent(cx.lang()), Role::Text, &quote);
    }
}
