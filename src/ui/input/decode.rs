//! Turns the bytes a terminal sends into keys and pastes; knows no clock, and says itself how long it is worth waiting.
//!
//! Bytes may arrive cut anywhere, or several keys in one piece. An Esc is believed when nothing follows it in time;
//! followed at once by something that is no sequence, it is Esc and then that key, so that what was typed ahead during
//! a stall means what it meant when it was typed. Sequences nobody knows are swallowed whole and never typed into a form.

use std::time::Duration;

use crate::ui::input::sequence::{ESC, Parsed, is_final, is_parameter, parse};
use crate::ui::keys::Key;

/// Something the terminal told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A key.
    Key(Key),
    /// A text pasted, whole.
    Paste(String),
    /// The column the cursor was in when asked, from 1.
    Column(u16),
    /// Everything sent before it was asked has reached the terminal.
    Reached,
}

/// How long the rest of a sequence may take to follow its Esc on a slow line.
const ESC_PATIENCE: Duration = Duration::from_millis(40);
/// How long the rest of a sequence may take after `ESC [`, which nobody types.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(500);
/// How long a paste may pause before its end is taken for lost.
const PASTE_PATIENCE: Duration = Duration::from_secs(10);

const PASTE_END: &[u8] = b"\x1b[201~";
/// The most of a paste that is kept: far more than any field takes.
const PASTE_BYTES_MAX: usize = 4 << 20;
/// The key that always leaves, alone in a read: nobody's paste, but somebody whose terminal forgot to end one.
const CTRL_C: &[u8] = b"\x03";

/// Holds the bytes that do not make a key yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    /// What was pasted so far, while a paste is under way.
    paste: Option<Vec<u8>>,
    /// Whether the rest of a sequence too long to be one is still to come.
    is_overlong: bool,
}

impl Decoder {
    /// Takes bytes in and returns what they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Told> {
        let mut told = Vec::new();
        if bytes == CTRL_C && self.paste.is_some() {
            told.extend(self.take_paste());
        }
        self.pending.extend_from_slice(bytes);
        if self.is_overlong {
            self.swallow();
        }
        loop {
            if let Some(paste) = &mut self.paste {
                // The end may have begun in the bytes before.
                let from = paste.len().saturating_sub(PASTE_END.len());
                paste.append(&mut self.pending);
                let searched = paste.get(from..).unwrap_or_default();
                let Some(at) = searched.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END) else {
                    // The end may have begun in the last bytes.
                    let kept = paste.len().saturating_sub(PASTE_END.len());
                    if kept > PASTE_BYTES_MAX {
                        paste.drain(PASTE_BYTES_MAX..kept);
                    }
                    break;
                };
                self.pending = paste.split_off(from + at + PASTE_END.len());
                paste.truncate(from + at);
                told.extend(self.take_paste());
            }
            match parse(&self.pending) {
                Parsed::Told(what, n_bytes) => {
                    told.push(what);
                    self.pending.drain(..n_bytes);
                }
                Parsed::Nothing(n_bytes) => _ = self.pending.drain(..n_bytes),
                Parsed::Overlong => {
                    self.pending.drain(..2);
                    self.swallow();
                    if self.is_overlong {
                        break;
                    }
                }
                Parsed::Paste(n_bytes) => {
                    self.pending.drain(..n_bytes);
                    self.paste = Some(Vec::new());
                }
                Parsed::Wait => break,
            }
        }
        told
    }

    /// Drops what is there of a sequence, up to its end if that is there.
    fn swallow(&mut self) {
        let end = self.pending.iter().position(|byte| !is_parameter(*byte));
        self.is_overlong = end.is_none();
        match end {
            None => self.pending.clear(),
            // What cannot end a sequence stands for itself.
            Some(end) if self.pending.get(end).is_some_and(|byte| is_final(*byte)) => _ = self.pending.drain(..=end),
            Some(end) => _ = self.pending.drain(..end),
        }
    }

    /// Returns how long to wait for more bytes before [`Decoder::settle`]; `None`: nothing is pending.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.pending.as_slice()) {
            (Some(_), _) => Some(PASTE_PATIENCE),
            (None, []) if self.is_overlong => Some(SEQUENCE_PATIENCE),
            (None, []) => None,
            (None, [ESC, b'[', ..]) => Some(SEQUENCE_PATIENCE),
            (None, _) => Some(ESC_PATIENCE),
        }
    }

    /// Takes what is pending for all there is.
    pub fn settle(&mut self) -> Vec<Told> {
        self.is_overlong = false;
        if self.paste.is_some() {
            return self.take_paste().into_iter().collect();
        }
        match std::mem::take(&mut self.pending).as_slice() {
            [] | [ESC, b'[', ..] => Vec::new(),
            [ESC, rest @ ..] => {
                let mut told = vec![Told::Key(Key::Esc)];
                told.extend(self.feed(rest));
                told
            }
            _ => vec![Told::Key(Key::Char(char::REPLACEMENT_CHARACTER))],
        }
    }

    fn take_paste(&mut self) -> Option<Told> {
        let paste = self.paste.take()?;
        Some(Told::Paste(String::from_utf8_lossy(&paste).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(bytes: &[u8]) -> Vec<Told> {
        let mut decoder = Decoder::default();
        let mut told = decoder.feed(bytes);
        while decoder.patience().is_some() {
            told.extend(decoder.settle());
        }
        told
    }

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let key = |told| match told {
            Told::Key(key) => key,
            other => panic!("{other:?}"),
        };
        told(bytes).into_iter().map(key).collect()
    }

    #[test]
    fn an_arrow_whose_bytes_arrive_apart_is_an_arrow() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b"), []);
        assert_eq!(decoder.patience(), Some(ESC_PATIENCE));
        assert_eq!(decoder.feed(b"["), []);
        assert_eq!(decoder.feed(b"A"), [Told::Key(Key::Up)]);
        assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn a_sequence_too_long_to_be_one_is_swallowed_to_its_end() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b["), []);
        for _ in 0..100 {
            assert_eq!(decoder.feed(&b"1;".repeat(1_000)), []);
        }
        assert_eq!(decoder.feed(b"1mx"), [Told::Key(Key::Char('x'))]);
        // One that never ends is given up, and what is typed then is typed.
        assert_eq!(decoder.feed(&[b"\x1b[".as_slice(), &b"1;".repeat(100)].concat()), []);
        assert_eq!(decoder.patience(), Some(SEQUENCE_PATIENCE));
        assert_eq!(decoder.settle(), []);
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.feed(b"1"), [Told::Key(Key::Char('1'))]);
    }

    #[test]
    fn ctrl_c_leaves_a_paste_whose_end_was_lost() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[200~abc"), []);
        let told = decoder.feed(b"\x03");
        assert_eq!(told, [Told::Paste("abc".to_owned()), Told::Key(Key::Ctrl('c'))]);
        assert_eq!(decoder.patience(), None);
        // Among other bytes it is part of what is pasted.
        assert_eq!(told_of_paste(b"a\x03b"), "a\x03b");
    }

    #[test]
    fn a_paste_without_end_takes_no_more_than_its_share_of_memory() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~");
        let piece = vec![b'a'; READ];
        for _ in 0..(3 * PASTE_BYTES_MAX / READ) {
            assert_eq!(decoder.feed(&piece), []);
        }
        // Cut where a paste may be cut: in the middle of its end.
        assert_eq!(decoder.feed(b"\x1b[20"), []);
        let told = decoder.feed(b"1~x");
        let [Told::Paste(text), Told::Key(Key::Char('x'))] = told.as_slice() else { panic!("{}", told.len()) };
        assert!((PASTE_BYTES_MAX..=PASTE_BYTES_MAX + READ + PASTE_END.len()).contains(&text.len()), "{}", text.len());
    }

    const READ: usize = 16 * 1024;

    fn told_of_paste(pasted: &[u8]) -> String {
        match told(&[b"\x1b[200~", pasted, PASTE_END].concat()).as_slice() {
            [Told::Paste(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_esc_nothing_follows_is_esc() {
        assert_eq!(keys(b"\x1b"), [Key::Esc]);
    }

    #[test]
    fn what_was_typed_ahead_after_esc_keeps_its_meaning() {
        assert_eq!(keys(b"\x1bj\x1b\x1b[A\r"), [Key::Esc, Key::Char('j'), Key::Esc, Key::Up, Key::Enter]);
    }

    #[test]
    fn keys_come_in_the_spellings_of_many_terminals() {
        let spellings: [(&[u8], Key); 16] = [
            (b"\x1bOA", Key::Up),
            (b"\x1b[1~", Key::Home),
            (b"\x1b[H", Key::Home),
            (b"\x1bOF", Key::End),
            (b"\x1b[3~", Key::Delete),
            (b"\x1b[1;5D", Key::CtrlLeft),
            (b"\x1b[1;3C", Key::CtrlRight),
            (b"\x1b[Z", Key::BackTab),
            (b"\x1bOP", Key::F(1)),
            (b"\x1b[11~", Key::F(1)),
            (b"\x1b[[A", Key::F(1)),
            (b"\x1bOM", Key::Enter),
            (b"\x1bOr", Key::Char('2')),
            (b"\x1b[114;5u", Key::Ctrl('r')),
            (b"\x08", Key::Backspace),
            (b"\x1f", Key::Ctrl('_')),
        ];
        for (bytes, key) in spellings {
            assert_eq!(keys(bytes), [key], "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn letting_a_key_go_and_unknown_sequences_are_nothing() {
        assert_eq!(keys(b"\x1b[97;1:3u\x1b[?62;c\x1b[I\x1b[<0;1;1M\x1b[99~x"), [Key::Char('x')]);
    }

    #[test]
    fn a_phrase_cut_inside_a_character_is_whole_again() {
        let mut decoder = Decoder::default();
        let bytes = "把脉".as_bytes();
        let mut heard = decoder.feed(&bytes[..4]);
        heard.extend(decoder.feed(&bytes[4..]));
        assert_eq!(heard, [Told::Key(Key::Char('把')), Told::Key(Key::Char('脉'))]);
    }

    #[test]
    fn a_paste_is_one_text_and_the_key_after_it_a_key() {
        let bytes = "\x1b[200~一\r\n\x1b[A二\x1b[201~\r".as_bytes();
        assert_eq!(told(bytes), [Told::Paste("一\r\n\x1b[A二".to_owned()), Told::Key(Key::Enter)]);
    }

    #[test]
    fn a_paste_whose_end_is_lost_is_delivered_in_the_end() {
        assert_eq!(told(b"\x1b[200~ab"), [Told::Paste("ab".to_owned())]);
    }

    #[test]
    fn the_terminal_s_answers_are_no_keys() {
        assert_eq!(told(b"\x1b[1;3R"), [Told::Column(3)]);
        assert_eq!(told(b"\x1b[0n"), [Told::Reached]);
    }

    #[test]
    fn bytes_that_are_no_utf8_show_as_replacement_characters() {
        assert_eq!(keys(b"\xb0a\xe6"), [Key::Char('\u{fffd}'), Key::Char('a'), Key::Char('\u{fffd}')]);
    }

    proptest! {
        #[test]
        fn where_the_bytes_are_cut_makes_no_difference(
            pieces in prop::collection::vec(
                prop_oneof![
                    Just("\x1b[A"), Just("\x1bOB"), Just("你"), Just("a"), Just("\r"), Just("\x1b[200~x\x1b[201~"),
                    Just("\x1b[3~"), Just("\x1b[1;5D"), Just("\x1b\x1b[B"),
                ],
                0..12,
            ),
            n_bytes in 1usize..5,
        ) {
            let bytes = pieces.concat().into_bytes();
            let mut decoder = Decoder::default();
            let heard: Vec<Told> = bytes.chunks(n_bytes).flat_map(|piece| decoder.feed(piece)).collect();
            prop_assert_eq!(heard, told(&bytes));
        }

        #[test]
        fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            told(&bytes);
        }
    }
}
