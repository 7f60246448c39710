//! What an import of the register would change.

use crate::pictures::Gallery;
use crate::stories_register::named;

pub const GALLERY: Gallery = Gallery {
    folder: "register",
    open: named,
    sizes: &[(80, 24), (40, 12)],
    roles: &[(80, 24)],
    screens: &[("import_enter", "Enter"), ("import_enter_p_end", "Enter p End")],
};
