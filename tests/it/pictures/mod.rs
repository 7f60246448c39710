//! Galleries of screens as they look, glyphs and roles, in both languages and several sizes; and what holds of every screen there is.

mod crux;
mod desk;
mod interview;
mod office;
mod register;
mod rosters;
mod rounds;
mod shell;
mod visit;

use std::collections::BTreeSet;
use std::path::Path;

use bamai::domain::ids::EvidenceNo;
use bamai::lang::Lang;
use bamai::ui::keys::Mode;
use bamai::ui::screens::{Example, ROUTES};
use ratatui::layout::Size;

use crate::stage::Stage;

/// Screens of one part of the program.
pub struct Gallery {
    /// The folder of their pictures.
    folder: &'static str,
    /// Opens the program where the keys begin.
    open: fn(Lang, Size) -> Stage,
    /// The sizes they are looked at in, columns and lines.
    sizes: &'static [(u16, u16)],
    /// The sizes the roles of what they show are looked at in.
    roles: &'static [(u16, u16)],
    /// Their names, and the keys that lead to them; a word that names no key is typed.
    screens: &'static [(&'static str, &'static str)],
}

/// Every gallery.
pub const GALLERIES: &[Gallery] = &[
    shell::GALLERY,
    visit::GALLERY,
    interview::GALLERY,
    desk::GALLERY,
    crux::GALLERY,
    office::GALLERY,
    rounds::GALLERY,
    rosters::GALLERY,
    register::GALLERY,
];

impl Gallery {
    /// Opens each screen on a terminal of a size.
    pub fn opened(&self, lang: Lang, size: Size) -> impl Iterator<Item = (&'static str, Stage)> {
        self.screens.iter().map(move |(name, keys)| {
            let mut stage = (self.open)(lang, size);
            stage.plays(keys);
            (*name, stage)
        })
    }

    fn looks_as_it_did(&self, lang: Lang) {
        for (columns, lines) in self.sizes {
            for (name, stage) in self.opened(lang, Size::new(*columns, *lines)) {
                look(self.folder, &format!("{name}.{}.{columns}x{lines}", lang.code()), &stage.screen());
            }
        }
    }
}

/// An example of every place of an assessment of the sample store.
pub fn example(assessment: &str) -> Example {
    // The first interview of the second society comes after 19 pieces of evidence.
    let interview = EvidenceNo(if assessment == "A0002-1" { 20 } else { 1 });
    Example {
        society: "A0001".into(),
        assessment: assessment.into(),
        item: "W1".into(),
        check: "C30".into(),
        group: "W".to_owned(),
        interview,
    }
}

/// Compares what is seen with the picture of a name.
pub fn look(folder: &str, name: &str, seen: &str) {
    let path = format!("../snapshots/{folder}");
    insta::with_settings!({ snapshot_path => path, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, seen);
    });
}

#[test]
fn the_screens_look_as_they_did_in_chinese() {
    GALLERIES.iter().for_each(|gallery| gallery.looks_as_it_did(Lang::Zh));
}

#[test]
fn the_screens_look_as_they_did_in_english() {
    GALLERIES.iter().for_each(|gallery| gallery.looks_as_it_did(Lang::En));
}

#[test]
fn what_the_screens_show_has_the_roles_it_had() {
    for gallery in GALLERIES {
        for (columns, lines) in gallery.roles {
            for (name, stage) in gallery.opened(Lang::Zh, Size::new(*columns, *lines)) {
                look(gallery.folder, &format!("{name}.roles.{columns}x{lines}"), &stage.styles());
            }
        }
    }
}

#[test]
fn an_empty_ledger_says_what_to_begin_with() {
    for lang in Lang::ALL {
        look("shell", &format!("empty.{}.80x24", lang.code()), &Stage::empty(lang).screen());
    }
}

/// Terminals no one should have, and one that is very large.
const SIZES: [(u16, u16); 10] =
    [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (100, 1), (40, 12), (500, 200)];

#[test]
fn every_screen_is_drawn_and_walked_on_terminals_of_any_size() {
    for lang in Lang::ALL {
        for (name, mut stage) in GALLERIES.iter().flat_map(|gallery| gallery.opened(lang, Size::new(80, 24))) {
            for (columns, lines) in SIZES {
                stage.resizes(columns, lines);
                let cursor = stage.frame().cursor;
                assert!(cursor.is_none_or(|at| at.x < columns && at.y < lines), "{name} {columns}x{lines}");
                stage.keys("Down PgUp Left PgDn Up End Home Tab S-Tab Down").frame();
            }
        }
    }
}

#[test]
fn looking_at_a_screen_changes_nothing() {
    for (name, stage) in GALLERIES.iter().flat_map(|gallery| gallery.opened(Lang::Zh, Size::new(80, 24))) {
        let n = stage.journal().len();
        assert!(stage.frame() == stage.frame(), "{name}");
        assert_eq!(stage.journal().len(), n, "{name}");
    }
}

#[test]
fn whatever_is_typed_in_has_the_real_cursor() {
    let mut n_typed_in = 0;
    for gallery in GALLERIES {
        for (columns, lines) in gallery.sizes {
            for (name, stage) in gallery.opened(Lang::Zh, Size::new(*columns, *lines)) {
                let is_typed_in = stage.mode() == Mode::Typing;
                n_typed_in += usize::from(is_typed_in);
                assert_eq!(stage.cursor().is_some(), is_typed_in, "{name} {columns}x{lines}");
            }
        }
    }
    assert!(n_typed_in > 0);
}

#[test]
fn every_place_is_opened_walked_and_left_on_terminals_of_any_size() {
    let example = example("A0002-1");
    for (name, route) in ROUTES {
        for lang in Lang::ALL {
            for (columns, lines) in SIZES {
                let mut stage = Stage::demo_sized(lang, Size::new(columns, lines));
                stage.goes(route(&example));
                assert_eq!(stage.route(), route(&example), "{name}");
                stage.frame();
                stage.keys("Down Up Tab S-Tab PgDn PgUp End Home Left Right ?").frame();
                stage.keys("Esc Esc Esc Esc").frame();
            }
        }
    }
}

#[test]
fn every_name_stands_once_and_every_picture_has_its_screen() {
    let n_routes = ROUTES.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>().len();
    assert_eq!(n_routes, ROUTES.len());
    for gallery in GALLERIES {
        let names: BTreeSet<&str> = gallery.screens.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), gallery.screens.len(), "{}", gallery.folder);
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots").join(gallery.folder);
        for file in std::fs::read_dir(dir).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            let name = file.split('.').next().unwrap();
            let is_alone = [("shell", "empty"), ("shell", "held")].contains(&(gallery.folder, name));
            assert!(names.contains(name) || is_alone, "{}/{file} is of no screen", gallery.folder);
        }
    }
}
