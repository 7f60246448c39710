//! The rosters of a society.

use crate::pictures::Gallery;
use crate::stage::Stage;

pub const GALLERY: Gallery = Gallery {
    folder: "rosters",
    open: Stage::demo_sized,
    sizes: &[(80, 24), (40, 12)],
    roles: &[(80, 24)],
    screens: &[("rosters", "Right r Down"), ("roster_row", "Right r Down Enter Tab 4 Tab Ctrl-S")],
};
