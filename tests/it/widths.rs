//! Terminals that draw characters of ambiguous width two columns wide, and those that should get none of them: nothing is
//! out of line on any screen.

use bamai::lang::Lang;
use bamai::ui::paint::{Painter, Synchronized};
use bamai::ui::screens::ROUTES;
use bamai::ui::text::Metrics;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use unicode_width::UnicodeWidthChar;

use crate::pictures::{GALLERIES, example};
use crate::stage::Stage;
use crate::wide_terminal::WideTerminal;

const SIZES: [Size; 3] = [Size::new(80, 24), Size::new(40, 12), Size::new(120, 40)];

/// Opens every place, and every screen of the picture tests, and hands each in every size to a test with its name.
fn on_every_screen(metrics: Metrics, mut look_at: impl FnMut(&str, &mut Stage, Size)) {
    let mut in_every_size = |name: &str, mut stage: Stage| {
        stage.measures(metrics);
        for size in SIZES {
            stage.resizes(size.width, size.height);
            look_at(name, &mut stage, size);
        }
    };
    for lang in Lang::ALL {
        for (name, route) in ROUTES {
            let mut stage = Stage::demo(lang);
            stage.goes(route(&example("A0001-1")));
            in_every_size(name, stage);
        }
        for (name, stage) in GALLERIES.iter().flat_map(|gallery| gallery.opened(lang, SIZES[0])) {
            in_every_size(name, stage);
        }
    }
}

#[test]
fn where_ambiguous_characters_are_wide_every_screen_is_drawn_as_it_was_meant() {
    on_every_screen(Metrics::Wide, |name, stage, size| {
        let mut terminal = WideTerminal::new(size);
        let mut painter = Painter::new(Synchronized::Off);
        // The frame whole, and what a few keys change of it.
        for keys in ["", "Down", "Down Down", "PgDn", "Up"] {
            stage.keys(keys);
            let frame = stage.frame();
            terminal.process(&painter.paint(frame.clone()));
            let meant: Vec<&str> = frame.cells.content.iter().map(Cell::symbol).collect();
            assert!(terminal.cells() == meant, "{name} {size} after {keys:?}\n{}", stage.screen());
            if let Some(cursor) = frame.cursor {
                assert_eq!(terminal.cursor(), (cursor.x.into(), cursor.y.into()), "{name} {size}");
            }
        }
    });
}

/// Tells whether terminals disagree on how wide a character is.
fn is_ambiguous(c: char) -> bool {
    c.width() == Some(1) && c.width_cjk() == Some(2)
}

#[test]
fn with_ascii_no_screen_has_a_character_of_ambiguous_width() {
    on_every_screen(Metrics::Ascii, |name, stage, size| {
        for keys in ["", "Down Down", "PgDn", "End"] {
            stage.keys(keys);
            let screen = stage.screen();
            let found: String = screen.chars().filter(|c| is_ambiguous(*c)).collect();
            assert_eq!(found, "", "{name} {size}\n{screen}");
        }
    });
}

/// Returns the columns a word begins in, line by line.
fn columns_of(stage: &Stage, word: &str) -> Vec<usize> {
    let frame = stage.frame();
    let columns = usize::from(frame.cells.area.width);
    let chars: Vec<String> = word.chars().map(String::from).collect();
    let begins = |line: &[Cell], x: usize| {
        let mut glyphs = line.iter().skip(x).map(Cell::symbol).filter(|symbol| !symbol.is_empty());
        chars.iter().all(|c| glyphs.next() == Some(c.as_str()))
    };
    let lines = frame.cells.content.chunks(columns);
    lines.filter_map(|line| (0..columns).find(|x| begins(line, *x))).collect()
}

#[test]
fn the_columns_of_the_ledger_are_straight_whatever_the_names_hold() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("register.csv");
    let names = ["“甲”—学会", "①②③④⑤⑥⑦⑧⑨⑩①②③④⑤⑥⑦⑧⑨⑩", "…………学会……学会……", "乙·学会（×°±）", "AΩБ学会★"];
    let rows = names.iter().zip(1..).map(|(name, n)| format!("Q{n},{name},县级\n")).collect::<String>();
    std::fs::write(&path, format!("编号,名称,级别\n{rows}")).unwrap();
    for metrics in [Metrics::Narrow, Metrics::Wide, Metrics::Ascii] {
        for (columns, lines) in [(80, 24), (120, 40)] {
            let mut stage = Stage::empty(Lang::Zh);
            stage.measures(metrics).resizes(columns, lines);
            stage.keys("i Ctrl-U").types(path.to_str().unwrap()).keys("Enter Enter Esc");
            let at = columns_of(&stage, "县级");
            assert_eq!(at.len(), names.len(), "{}", stage.screen());
            assert!(at.iter().all(|x| *x == at[0]), "{metrics:?} {at:?}\n{}", stage.screen());
        }
    }
}
