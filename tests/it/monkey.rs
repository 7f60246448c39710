//! Somebody who cannot read sits down at the keyboard: any keys, pastes and sizes. Nothing panics, the cursor stays on the
//! terminal, and what is shown is what the journal comes to.

use bamai::domain::ledger::Ledger;
use bamai::lang::Lang;
use proptest::prelude::*;
use ratatui::layout::Size;

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
    Paste(String),
    Resize(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        20 => prop::sample::select(KEYS).prop_map(Deed::Key),
        1 => any::<String>().prop_map(Deed::Paste),
        1 => (0u16..130, 0u16..50).prop_map(|(columns, lines)| Deed::Resize(columns, lines)),
    ]
}

/// What the summaries are worked out from is on record; they are not.
fn without_summaries(mut ledger: Ledger) -> Ledger {
    ledger.headings.values_mut().for_each(|heading| heading.summary = None);
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_the_screen_sound_and_the_record_true(deeds in prop::collection::vec(deed(), 1..120)) {
        let mut size = Size::new(80, 24);
        let mut stage = Stage::demo_sized(Lang::Zh, size);
        for deed in deeds {
            match deed {
                Deed::Key(key) => stage.keys(key),
                Deed::Paste(text) => stage.pastes(&text),
                Deed::Resize(columns, lines) => {
                    size = Size::new(columns, lines);
                    stage.resizes(columns, lines)
                }
            };
            let cursor = stage.cursor();
            prop_assert!(cursor.is_none_or(|at| at.x < size.width && at.y < size.height), "{:?}", cursor);
        }
        let (shown, replayed) = stage.ledgers();
        prop_assert_eq!(without_summaries(shown), without_summaries(replayed));
    }
}
