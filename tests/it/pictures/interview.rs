//! The screens of interviews.

use crate::pictures::Gallery;
use crate::stage::Stage;

/// The second society of the sample store has two interviews.
pub const GALLERY: Gallery = Gallery {
    folder: "interview",
    open: Stage::demo_sized,
    sizes: &[(80, 24), (40, 12), (120, 40)],
    roles: &[(80, 24)],
    screens: &[
        ("interviews", "j Enter i"),
        ("interviews_none", "Enter i"),
        ("interview_form", "j Enter i a"),
        ("interview_form_found", "j Enter i a 9"),
        ("interview_form_warned", "j Enter i a 9 Enter Enter 学会办公室 Enter 张秘书长"),
        ("interview_form_traits", "j Enter i a 9 Enter Enter Enter Enter Space"),
        ("notes", "j Enter i Enter"),
        ("notes_typing", "j Enter i Enter 会费去年收了一半 > S"),
        ("notes_warned", "j Enter i Enter 问张秘书长要名册"),
        ("notes_kept", "j Enter i Enter 会费去年收了一半 > w 1 Enter 联系李主任，电话13812345678 Enter"),
        ("notes_choosing", "j Enter i Enter 半行 Esc Up Up"),
        ("notes_editing", "j Enter i Enter Esc Up e"),
        ("notes_picking", "j Enter i Enter Esc Up Enter"),
        ("notes_picking_found", "j Enter i Enter Esc Enter 会员"),
        ("notes_items", "j Enter i Enter 先记这一句 Ctrl-T Down"),
        ("notes_openers", "j Enter i Enter Ctrl-O"),
        ("notes_new", "j Enter i a 3 Ctrl-S"),
        ("item_quotes", "j Enter g D 3 Enter"),
    ],
};
