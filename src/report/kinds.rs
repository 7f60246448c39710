//! What can be handed over of an assessment: the report, the request before the visit, the visit sheet; one row each, in every format.

use crate::lang::{Lang, handover as say};
use crate::report::{Input, Report, request, visit_sheet};

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is called.
    pub title: fn(Lang) -> &'static str,
    /// Writes it.
    pub write: fn(&Input<'_>, Lang) -> Report,
}

/// The report.
pub const REPORT: Kind = Kind { name: "report", title: say::kind_report, write: Report::of };

/// Every kind, in the order shown to people; the first is written unless another is asked for.
pub static KINDS: &[Kind] = &[
    REPORT,
    Kind { name: "request", title: say::kind_request, write: request::of },
    Kind { name: "sheet", title: say::kind_sheet, write: visit_sheet::of },
];

/// Returns the kind of that name.
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
