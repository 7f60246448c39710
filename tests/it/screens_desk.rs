//! Desk work as it looks: glyphs and roles, both languages, narrow and wide; and on terminals no one should have.

use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;
use crate::stories_desk::{after, after_interviews};

/// What is shown, and the keys that lead to it from the papers of W1.
const SCREENS: &[(&str, &str)] = &[
    ("desk_item", ""),
    ("desk_papers", "Tab Down Down Down Down"),
    ("desk_fallen", "3 Tab Down Down Down Space"),
    ("desk_bare", "Right Right Right Right Right f f"),
    ("desk_remark", "Tab r 3"),
];

fn open(lang: Lang, size: Size, keys: &str) -> Stage {
    let mut stage = after(lang, after_interviews());
    stage.resizes(size.width, size.height).goes(Route::DeskWork("A0001-1".into(), Some("W1".into()))).keys(keys);
    stage
}

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/desk", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, seen);
    });
}

fn check_all(size: Size) {
    for lang in Lang::ALL {
        for (name, keys) in SCREENS {
            let stage = open(lang, size, keys);
            check(&format!("{name}.{}.{}x{}", lang.code(), size.width, size.height), &stage.screen());
        }
    }
}

#[test]
fn the_desk_at_80_by_24() {
    check_all(Size::new(80, 24));
}

#[test]
fn the_desk_at_40_by_12() {
    check_all(Size::new(40, 12));
}

#[test]
fn the_desk_at_120_by_40() {
    check_all(Size::new(120, 40));
}

#[test]
fn the_desk_at_140_by_40() {
    check_all(Size::new(140, 40));
}

#[test]
fn the_roles_of_what_the_desk_shows() {
    for (name, keys) in SCREENS {
        for size in [Size::new(80, 24), Size::new(120, 40)] {
            let stage = open(Lang::Zh, size, keys);
            check(&format!("{name}.roles.{}x{}", size.width, size.height), &stage.styles());
        }
    }
}

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 9] = [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (100, 1), (500, 200)];

#[test]
fn the_desk_is_drawn_and_walked_on_terminals_of_any_size() {
    for lang in Lang::ALL {
        for (name, keys) in SCREENS {
            let mut stage = open(lang, Size::new(120, 40), keys);
            for (columns, lines) in SIZES {
                stage.resizes(columns, lines);
                let is_inside = |at: ratatui::layout::Position| at.x < columns && at.y < lines;
                assert!(stage.frame().cursor.is_none_or(is_inside), "{name} {columns}x{lines}");
                stage.keys("Down PgUp Left PgDn Up End Home Tab Down");
                stage.frame();
            }
        }
    }
}

#[test]
fn drawing_changes_nothing_and_moving_writes_nothing() {
    let mut stage = open(Lang::Zh, Size::new(120, 40), "");
    let n = stage.journal().len();
    let shown = stage.screen();
    assert_eq!(stage.screen(), shown);
    stage.keys("Tab Down Down Up PgDn Home Tab Down f f Right Left Esc w").screen();
    assert_eq!(stage.journal().len(), n);
}
