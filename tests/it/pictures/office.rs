//! The office's screens: goals, classes, mutual help.

use crate::pictures::Gallery;
use crate::stage::Stage;

pub const GALLERY: Gallery = Gallery {
    folder: "office",
    open: Stage::office,
    sizes: &[(80, 24), (40, 12)],
    roles: &[(80, 24)],
    screens: &[
        ("dashboard", "d"),
        ("dashboard_by", "d Tab"),
        ("goal", "d Down Enter Down"),
        ("classes", "d c Down"),
        ("class", "d c Down Down Down Enter Down"),
        ("class_text", "d c Down Down Down Enter Tab"),
        ("match", "Down Down Down Down Down Down Down Right m Down"),
    ],
};
