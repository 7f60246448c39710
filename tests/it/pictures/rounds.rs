//! A society over its rounds.

use crate::pictures::Gallery;
use crate::stage::Stage;

pub const GALLERY: Gallery = Gallery {
    folder: "rounds",
    open: Stage::of_two_rounds,
    sizes: &[(80, 24), (40, 12), (120, 40)],
    roles: &[(80, 24)],
    screens: &[
        ("society", "Right"),
        ("society_below", "Right PgDn PgDn"),
        ("compare", "Right c"),
        ("compare_items", "Right c Down Down Down Down"),
        ("compare_all", "Right c Down Down Down f"),
        ("compare_below", "Right c End"),
    ],
};
