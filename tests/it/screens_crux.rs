//! Causes, actions and what would be as they look: glyphs and roles, both languages, narrow and wide; and on terminals no one should have.

use bamai::lang::Lang;
use ratatui::layout::Size;

use crate::stage::Stage;

/// What is shown, and the keys that lead to it from the ledger.
const SCREENS: &[(&str, &str)] = &[
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
];

fn open(lang: Lang, size: Size, keys: &str) -> Stage {
    let mut stage = Stage::demo_sized(lang, size);
    stage.keys(keys);
    stage
}

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/crux", prepend_module_to_snapshot => false, omit_expression => true }, {
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
fn causes_and_actions_at_80_by_24() {
    check_all(Size::new(80, 24));
}

#[test]
fn causes_and_actions_at_40_by_12() {
    check_all(Size::new(40, 12));
}

#[test]
fn the_roles_of_what_causes_and_actions_show() {
    for (name, keys) in SCREENS {
        let stage = open(Lang::Zh, Size::new(80, 24), keys);
        check(&format!("{name}.roles"), &stage.styles());
    }
}

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 9] = [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (100, 1), (500, 200)];

#[test]
fn causes_and_actions_are_drawn_and_walked_on_terminals_of_any_size() {
    for (name, keys) in SCREENS {
        let mut stage = open(Lang::Zh, Size::new(80, 24), keys);
        for (columns, lines) in SIZES {
            stage.resizes(columns, lines);
            let is_inside = |at: ratatui::layout::Position| at.x < columns && at.y < lines;
            assert!(stage.frame().cursor.is_none_or(is_inside), "{name} {columns}x{lines}");
            stage.keys("Down PgUp PgDn Up End Home Tab Down");
            stage.frame();
        }
    }
}

#[test]
fn drawing_causes_and_actions_changes_nothing_and_moving_writes_nothing() {
    for (name, keys) in SCREENS {
        let mut stage = open(Lang::Zh, Size::new(80, 24), keys);
        let n = stage.journal().len();
        let shown = stage.screen();
        assert_eq!(stage.screen(), shown, "{name}");
        stage.keys("Tab Down Down Up PgDn Home Tab Down Right Left Esc").screen();
        assert_eq!(stage.journal().len(), n, "{name}");
    }
}
