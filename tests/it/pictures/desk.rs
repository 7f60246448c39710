//! The screens of desk work.

use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::pictures::Gallery;
use crate::stage::Stage;
use crate::stories_desk::{after, after_interviews};

/// From the papers of W1.
pub const GALLERY: Gallery = Gallery {
    folder: "desk",
    open: at_the_desk,
    sizes: &[(80, 24), (40, 12), (120, 40), (140, 40)],
    roles: &[(80, 24), (120, 40)],
    screens: &[
        ("desk_item", ""),
        ("desk_papers", "Tab Down Down Down Down"),
        ("desk_fallen", "3 Tab Down Down Down Space"),
        ("desk_bare", "Right Right Right Right Right f f"),
        ("desk_remark", "Tab r 3"),
    ],
};

fn at_the_desk(lang: Lang, size: Size) -> Stage {
    let mut stage = after(lang, after_interviews());
    stage.resizes(size.width, size.height).goes(Route::DeskWork("A0001-1".into(), Some("W1".into())));
    stage
}
