//! The screens of causes, actions and what would be.

use crate::pictures::Gallery;
use crate::stage::Stage;

pub const GALLERY: Gallery = Gallery {
    folder: "crux",
    open: Stage::demo_sized,
    sizes: &[(80, 24), (40, 12)],
    roles: &[(80, 24)],
    screens: &[
        ("ledger", ""),
        ("follow_ups", "f"),
        ("crux", "Enter z"),
        ("crux_why", "Enter z n"),
        ("crux_out", "Enter z Down Down Down Down"),
        ("priority", "Enter z ="),
        ("cause", "Enter z Enter"),
        ("cause_evidence", "Enter z Enter Down Down Down Down Down Tab Tab"),
        ("choosing", "Enter z Enter Down Down Down Down Enter"),
        ("actions", "Enter b"),
        ("actions_below", "Enter b Down Down Down Down"),
        ("action", "Enter b Down Down Down Down Enter Tab Tab Tab"),
        ("what_if", "Enter d f Down 4 m"),
        ("steps", "Enter d f Down e Right"),
        ("firmness", "Enter d r"),
    ],
};
