//! The visit's screens as they look: glyphs and roles, both languages, three sizes; and on terminals no one should have.

use bamai::lang::Lang;
use ratatui::layout::Size;

use crate::stage::Stage;

/// The screens, and the keys that lead to them from the ledger of the sample store, whose first society has been visited
/// in full and whose second halfway.
pub const SCREENS: &[(&str, &str)] = &[
    ("item", "Enter g W 1 Enter"),
    ("item_unanswered", "j Enter g W 1 Enter Backspace"),
    ("item_over_cap", "Enter g W 1 Enter 4"),
    ("item_skipped", "Enter g D 3 Enter"),
    ("item_reason", "j Enter g T 2 1 Enter / n o"),
    ("item_remark", "Enter g W 2 Enter r End Ctrl-J 2"),
    ("item_number", "Enter g D 2 Enter 9 9 Enter"),
    ("item_choices", "Enter g P 1 2 Enter 8 ab"),
    ("item_submitted", "Enter s y g W 1 Enter"),
    ("facts", "j Enter Enter"),
    ("facts_check", "Enter g F 0 9 Enter 1 Enter Up"),
    ("facts_wrong", "Enter Home Enter Home Enter ab Enter"),
    ("facts_choices", "Enter g F 0 5 Enter"),
    ("red_lines", "Enter g R L 3 Enter"),
    ("evidence", "Enter g W 1 Enter e"),
    ("evidence_add", "Enter g W 1 Enter e a 3 Space abc"),
    ("evidence_register", "Enter e Down"),
    ("evidence_none", "Esc j j n Enter e"),
    ("evidence_find", "Enter e / W 1 Backspace Backspace f k"),
    ("details", "Enter e Down e"),
    ("details_date", "Enter e Down e Down ab Tab Tab"),
    ("details_flag", "Enter e Down e Down Down Down Space"),
    ("details_link", "Enter e Down e Up Down Down Down Down Down Down Down w 2 Down Space"),
    ("samples", "Enter : c y Enter"),
    ("samples_draw", "Enter : c y Enter a abc Tab Tab 3 Ctrl-S"),
    ("visit", "Enter m Down"),
    ("visit_mate", "Enter m a abc Tab Tab 3"),
    ("visit_line", "Enter m Down Down Down Enter Down Ctrl-U Ctrl-S"),
    ("visit_end", "Enter m End"),
    ("self_ratings", "j Enter : z p Enter 3 4 Down"),
    ("self_ratings_file", "j Enter : z p Enter i abc"),
    ("self_ratings_after", "Enter : z p Enter 4 4 4 v s y : z p Enter Down"),
    ("problems_end", "j Enter p End"),
    ("problems", "j Enter p Down"),
    ("problems_clear", "Enter p"),
    ("overrule", "Enter g W 4 Enter 1 g W 1 Enter o Down"),
    ("diagnosis", "Enter d Down"),
    ("diagnosis_end", "Enter d End"),
    ("diagnosis_heat", "Enter d PgDn PgDn Right"),
    ("arithmetic", "Enter d Down ="),
    ("arithmetic_overall", "Enter d ="),
    ("arithmetic_item", "Enter g W 1 Enter ="),
    ("audit", "Enter t Down"),
    ("audit_found", "Enter t / F 0 5"),
    ("report", "Enter x"),
    ("report_save", "Enter x PgDn Enter"),
    ("report_request", "Enter x Tab"),
    ("report_sheet", "Enter x S-Tab Enter"),
];

/// Presses keys; a word of several letters that names no key is typed.
pub fn open(lang: Lang, size: Size, keys: &str) -> Stage {
    let mut stage = Stage::demo_sized(lang, size);
    for word in keys.split(' ') {
        match word {
            "ab" | "abc" => stage.types(word),
            word => stage.keys(word),
        };
    }
    stage
}

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/visit", prepend_module_to_snapshot => false, omit_expression => true }, {
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

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 8] = [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (500, 200)];

#[test]
fn the_visit_s_screens_are_drawn_and_walked_on_terminals_of_any_size() {
    for (name, keys) in SCREENS {
        for lang in Lang::ALL {
            let mut stage = open(lang, Size::new(80, 24), keys);
            for (columns, lines) in SIZES {
                stage.resizes(columns, lines);
                let is_inside = |at: ratatui::layout::Position| at.x < columns && at.y < lines;
                assert!(stage.frame().cursor.is_none_or(is_inside), "{name} {columns}x{lines}");
                stage.keys("Down PgUp Left PgDn Up End Home");
                stage.frame();
            }
        }
    }
}

#[test]
fn whatever_is_typed_in_has_the_real_cursor() {
    let typing = [
        "details",
        "samples_draw",
        "visit_line",
        "self_ratings_file",
        "evidence_find",
        "item_reason",
        "item_remark",
        "item_choices",
        "evidence_add",
        "overrule",
        "audit_found",
        "report_save",
    ];
    for (name, keys) in SCREENS.iter().filter(|(name, _)| typing.contains(name)) {
        for (columns, lines) in [(80, 24), (40, 12), (120, 40)] {
            assert!(open(Lang::Zh, Size::new(columns, lines), keys).cursor().is_some(), "{name} {columns}x{lines}");
        }
    }
}
