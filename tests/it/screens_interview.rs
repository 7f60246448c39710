//! The interviews as they look: glyphs and roles, both languages, three sizes; and on terminals no one should have.

use bamai::lang::Lang;
use ratatui::layout::Size;

use crate::stage::Stage;

/// The screens, and the keys that lead to them from the ledger of the sample store, whose second society has two interviews.
/// A word of several letters that names no key is typed.
const SCREENS: &[(&str, &str)] = &[
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
];

fn open(lang: Lang, size: Size, keys: &str) -> Stage {
    let mut stage = Stage::demo_sized(lang, size);
    for word in keys.split(' ') {
        match word.is_ascii() {
            true => stage.keys(word),
            false => stage.types(word),
        };
    }
    stage
}

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/interview", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, seen);
    });
}

fn check_all(lang: Lang, size: Size) {
    for (name, keys) in SCREENS {
        let stage = open(lang, size, keys);
        check(&format!("{name}.{}.{}x{}", lang.code(), size.width, size.height), &stage.screen());
    }
}

#[test]
fn the_interviews_in_chinese_at_80_by_24() {
    check_all(Lang::Zh, Size::new(80, 24));
}

#[test]
fn the_interviews_in_english_at_80_by_24() {
    check_all(Lang::En, Size::new(80, 24));
}

#[test]
fn the_interviews_in_chinese_at_40_by_12() {
    check_all(Lang::Zh, Size::new(40, 12));
}

#[test]
fn the_interviews_in_english_at_40_by_12() {
    check_all(Lang::En, Size::new(40, 12));
}

#[test]
fn the_interviews_in_chinese_at_120_by_40() {
    check_all(Lang::Zh, Size::new(120, 40));
}

#[test]
fn the_interviews_in_english_at_120_by_40() {
    check_all(Lang::En, Size::new(120, 40));
}

#[test]
fn the_roles_of_what_the_interviews_show() {
    for (name, keys) in SCREENS {
        check(&format!("{name}.roles"), &open(Lang::Zh, Size::new(80, 24), keys).styles());
    }
}

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 8] = [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (500, 200)];

#[test]
fn the_interviews_are_drawn_and_walked_on_terminals_of_any_size() {
    for (name, keys) in SCREENS {
        for lang in Lang::ALL {
            let mut stage = open(lang, Size::new(80, 24), keys);
            for (columns, lines) in SIZES {
                stage.resizes(columns, lines);
                let is_inside = |at: ratatui::layout::Position| at.x < columns && at.y < lines;
                assert!(stage.frame().cursor.is_none_or(is_inside), "{name} {columns}x{lines}");
                stage.keys("Down PgUp Left PgDn Up End Home Tab S-Tab Ctrl-T Ctrl-O Esc");
                stage.frame();
            }
        }
    }
}

#[test]
fn whatever_is_typed_in_has_the_real_cursor() {
    let still = ["interviews", "interviews_none", "notes_choosing", "item_quotes", "interview_form_traits"];
    for (name, keys) in SCREENS.iter().filter(|(name, _)| !still.contains(name)) {
        for (columns, lines) in [(80, 24), (40, 12), (120, 40)] {
            assert!(open(Lang::Zh, Size::new(columns, lines), keys).cursor().is_some(), "{name} {columns}x{lines}");
        }
    }
}
