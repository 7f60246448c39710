//! The office's screens as they look: both languages, wide and narrow, and the roles of what they show.

use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;

/// What is shown, where it is, and the keys pressed there.
type Shown = (&'static str, fn() -> Route, &'static str);

const SCREENS: &[Shown] = &[
    ("dashboard", || Route::Dashboard, ""),
    ("dashboard_by", || Route::Dashboard, "Tab"),
    ("goal", || Route::Goal("a3_and_above".to_owned()), "Down"),
    ("classes", || Route::Classes, "Down"),
    ("class", || Route::Class("scattered_led".to_owned()), "Down"),
    ("class_text", || Route::Class("scattered_led".to_owned()), "Tab"),
    ("match", || Route::Match("A0008".into()), "Down"),
];

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/office", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, seen);
    });
}

fn check_all(size: Size) {
    for lang in Lang::ALL {
        let mut stage = Stage::office(lang, size);
        for (name, route, keys) in SCREENS {
            stage.goes(Route::Ledger).goes(route()).keys(keys);
            check(&format!("{name}.{}.{}x{}", lang.code(), size.width, size.height), &stage.screen());
        }
    }
}

#[test]
fn the_office_at_80_by_24() {
    check_all(Size::new(80, 24));
}

#[test]
fn the_office_at_40_by_12() {
    check_all(Size::new(40, 12));
}

#[test]
fn the_roles_of_what_the_office_shows() {
    let mut stage = Stage::office(Lang::Zh, Size::new(80, 24));
    for (name, route, keys) in SCREENS {
        stage.goes(Route::Ledger).goes(route()).keys(keys);
        check(&format!("{name}.roles"), &stage.styles());
    }
}
