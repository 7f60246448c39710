//! The screens of the office: the ledger and what is reached from it without an assessment.

use crate::pictures::Gallery;
use crate::stage::Stage;

pub const GALLERY: Gallery = Gallery {
    folder: "shell",
    open: Stage::demo_sized,
    sizes: &[(80, 24), (40, 12), (120, 40)],
    roles: &[(80, 24)],
    screens: &[
        ("ledger", ""),
        ("ledger_found", "/ j x"),
        ("ledger_not_found", "/ q q q"),
        ("society", "Right"),
        ("society_form", "a A 0 0 0 1 Tab Tab Tab Tab Tab 6 A Tab"),
        ("start", "j j n"),
        ("start_refused", "n"),
        ("import", "i"),
        ("take_away", "x"),
        ("overview", "j Enter"),
        ("overview_submitted", "Enter s y"),
        ("palette", "Enter : z d"),
        ("help", "?"),
        ("help_words", "? End"),
        ("submit", "j Enter s"),
        ("reopen", "Enter s y o"),
    ],
};
