//! Somebody who cannot read sits down at the keyboard: any keys, pastes and sizes. Nothing panics, the cursor stays on the
//! terminal, and what is shown is what the journal comes to.

use bamai::domain::ledger::Ledger;
use bamai::lang::Lang;
use bamai::ui::paint::{Painter, Synchronized};
use bamai::ui::screens::ROUTES;
use bamai::ui::text::Metrics;
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::pictures::example;
use crate::stage::Stage;

const KEYS: &[&str] = &[
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Tab",
    "S-Tab",
    "Backspace",
    "Delete",
    "Up",
    "Down",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Space",
    "F1",
    "Ctrl-P",
    "Ctrl-R",
    "Ctrl-U",
    "Ctrl-S",
    "Ctrl-N",
    "Ctrl-L",
    "Ctrl-J",
    "Ctrl-O",
    "Ctrl-T",
    "a",
    "d",
    "e",
    "g",
    "h",
    "i",
    "j",
    "k",
    "l",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
    "0",
    "1",
    "2",
    "3",
    "4",
    "-",
    ">",
    "/",
    "=",
    ":",
    "?",
    "学",
    "－",
    "：",
];

#[derive(Clone, Debug)]
enum Deed {
    Key(&'static str),
    /// Keys of one packet, carried out before anything is drawn.
    Burst(Vec<&'static str>),
    Paste(String),
    Resize(u16, u16),
    Measure(Metrics),
    Go(usize),
    Wait,
}

fn deed() -> impl Strategy<Value = Deed> {
    let metrics = prop::sample::select(vec![Metrics::Narrow, Metrics::Wide, Metrics::Ascii]);
    prop_oneof![
        40 => prop::sample::select(KEYS).prop_map(Deed::Key),
        3 => prop::collection::vec(prop::sample::select(KEYS), 1..12).prop_map(Deed::Burst),
        1 => any::<String>().prop_map(Deed::Paste),
        1 => "[服务e\u{301}👩\u{200d}🇨🇳❤\u{fe0f}\u{202e}\x1b…①]{1,30}".prop_map(Deed::Paste),
        2 => (0u16..130, 0u16..50).prop_map(|(columns, lines)| Deed::Resize(columns, lines)),
        1 => metrics.prop_map(Deed::Measure),
        3 => (0..ROUTES.len()).prop_map(Deed::Go),
        1 => Just(Deed::Wait),
    ]
}

/// What the summaries are worked out from is on record; they are not.
fn without_summaries(mut ledger: Ledger) -> Ledger {
    ledger.headings.values_mut().for_each(|heading| heading.summary = None);
    ledger
}

/// Does one thing after the other, and looks at what is shown and what is on record after each.
fn sit_down(mut stage: Stage, deeds: Vec<Deed>) -> Result<(), TestCaseError> {
    let mut size = Size::new(80, 24);
    let mut painter = Painter::new(Synchronized::Off);
    stage.resizes(size.width, size.height);
    for deed in deeds {
        let n_entries = stage.entries().len();
        let is_quiet = matches!(deed, Deed::Resize(..) | Deed::Measure(_) | Deed::Go(_) | Deed::Wait);
        match deed {
            Deed::Key(key) => stage.keys(key),
            Deed::Burst(keys) => stage.burst(&keys.join(" ")).is_shown(),
            Deed::Paste(text) => stage.pastes(&text),
            Deed::Resize(columns, lines) => {
                size = Size::new(columns, lines);
                stage.resizes(columns, lines)
            }
            Deed::Measure(metrics) => stage.measures(metrics),
            Deed::Go(place) => stage.goes(ROUTES[place].1(&example("A0001-1"))),
            Deed::Wait => stage.waits(1).is_left_alone(),
        };
        let frame = stage.frame();
        prop_assert!(frame.cursor.is_none_or(|at| at.x < size.width && at.y < size.height), "{:?}", frame.cursor);
        // Drawing changes nothing: the same picture again, and nothing is sent for it.
        prop_assert!(stage.frame() == frame);
        painter.paint(frame);
        prop_assert!(painter.paint(stage.frame()).is_empty());
        prop_assert!(!is_quiet || stage.entries().len() == n_entries, "something was entered by nobody's key");
    }
    let (shown, replayed) = stage.ledgers();
    prop_assert_eq!(without_summaries(shown), without_summaries(replayed));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_the_screen_sound_and_the_record_true(
        deeds in prop::collection::vec(deed(), 1..120), lang in prop::sample::select(Lang::ALL.to_vec()),
    ) {
        sit_down(Stage::demo(lang), deeds)?;
    }

    #[test]
    fn any_keys_on_what_another_assessor_leads_leave_it_sound_too(
        deeds in prop::collection::vec(deed(), 1..80), lang in prop::sample::select(Lang::ALL.to_vec()),
    ) {
        sit_down(Stage::of_two(lang), deeds)?;
    }
}
