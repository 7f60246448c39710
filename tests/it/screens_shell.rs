//! The office's screens as they look: glyphs and roles, both languages, three sizes; and every place of all on terminals of any size.

use bamai::domain::ids::EvidenceNo;
use bamai::lang::Lang;
use bamai::ui::screen::Route;
use bamai::ui::screens::{Example, ROUTES};
use ratatui::layout::Size;

use crate::stage::Stage;

/// The screens, and the keys that lead to them from the ledger of the sample store.
pub const SCREENS: &[(&str, &str)] = &[
    ("ledger", ""),
    ("ledger_found", "/ j x"),
    ("ledger_not_found", "/ q q q"),
    ("society", "Right"),
    ("society_form", "a A 0 0 0 1 Tab Tab Tab Tab Tab 6 A Tab"),
    ("start", "j j n"),
    ("start_refused", "n"),
    ("import", "i"),
    ("overview", "j Enter"),
    ("overview_submitted", "Enter s y"),
    ("palette", "Enter : z d"),
    ("help", "?"),
    ("help_words", "? End"),
    ("submit", "j Enter s"),
    ("reopen", "Enter s y o"),
];

fn open(lang: Lang, size: Size, keys: &str) -> Stage {
    let mut stage = Stage::demo_sized(lang, size);
    stage.keys(keys);
    stage
}

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/shell", prepend_module_to_snapshot => false, omit_expression => true }, {
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
fn the_screens_in_chinese_at_80_by_24() {
    check_all(Lang::Zh, Size::new(80, 24));
}

#[test]
fn the_screens_in_english_at_80_by_24() {
    check_all(Lang::En, Size::new(80, 24));
}

#[test]
fn the_screens_in_chinese_at_40_by_12() {
    check_all(Lang::Zh, Size::new(40, 12));
}

#[test]
fn the_screens_in_english_at_40_by_12() {
    check_all(Lang::En, Size::new(40, 12));
}

#[test]
fn the_screens_in_chinese_at_120_by_40() {
    check_all(Lang::Zh, Size::new(120, 40));
}

#[test]
fn the_screens_in_english_at_120_by_40() {
    check_all(Lang::En, Size::new(120, 40));
}

#[test]
fn the_roles_of_what_the_screens_show() {
    for (name, keys) in SCREENS {
        check(&format!("{name}.roles"), &open(Lang::Zh, Size::new(80, 24), keys).styles());
    }
}

#[test]
fn an_empty_ledger_says_what_to_begin_with() {
    for lang in Lang::ALL {
        check(&format!("empty.{}.80x24", lang.code()), &Stage::empty(lang).screen());
    }
}

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 8] = [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (40, 12), (500, 200)];

#[test]
fn the_office_s_screens_are_drawn_on_terminals_of_any_size() {
    for (name, keys) in SCREENS {
        let mut stage = open(Lang::Zh, Size::new(80, 24), keys);
        for (columns, lines) in SIZES {
            stage.resizes(columns, lines);
            let frame = stage.frame();
            let is_inside = |at: ratatui::layout::Position| at.x < columns && at.y < lines;
            assert!(frame.cursor.is_none_or(is_inside), "{name} {columns}x{lines}");
            stage.keys("Down PgUp");
        }
    }
}

#[test]
fn every_place_is_opened_walked_and_left_on_terminals_of_any_size() {
    let example = Example {
        society: "A0001".into(),
        assessment: "A0002-1".into(),
        item: "W1".into(),
        // The first of its interviews: it comes after 19 pieces of evidence.
        interview: EvidenceNo(20),
        check: "C30".into(),
        group: "W".to_owned(),
    };
    for (name, route) in ROUTES {
        for lang in Lang::ALL {
            for (columns, lines) in SIZES {
                let mut stage = Stage::demo_sized(lang, Size::new(columns, lines));
                stage.goes(route(&example));
                assert_eq!(stage.route(), route(&example), "{name}");
                stage.frame();
                stage.keys("Down Up Tab S-Tab PgDn PgUp End Home Left Right ?");
                stage.frame();
                stage.keys("Esc Esc Esc Esc");
                stage.frame();
            }
        }
    }
}

#[test]
fn there_is_a_row_for_every_place() {
    let names: std::collections::BTreeSet<&str> = ROUTES.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), ROUTES.len());
    assert!(matches!(
        ROUTES[0].1(&Example {
            society: "A".into(),
            assessment: "A-1".into(),
            item: "W1".into(),
            interview: EvidenceNo(1),
            check: "C".into(),
            group: String::new(),
        }),
        Route::Ledger
    ));
}
