//! A text on its way to the person's own clipboard, over however many hosts, by asking their terminal (OSC 52); knows nothing of what is copied.
//!
//! Absent: reading the clipboard. Terminals that allow it would let any program on any host read what the person copied elsewhere.

use std::sync::Arc;

use crate::ui::text::is_unprintable;

/// What many terminals take of base64; xterm drops a longer one whole.
pub const BASE64_BYTES_MAX: usize = 74_994;
/// What that is of text: three bytes for every four.
pub const TEXT_BYTES_MAX: usize = BASE64_BYTES_MAX / 4 * 3;
/// What screen takes between a pair of its brackets is 768 bytes; brackets included.
const SCREEN_BYTES_MAX: usize = 512;

/// A text to be copied, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Which of the texts copied so far, so that a frame drawn twice copies once.
    pub number: u64,
    /// The text.
    pub text: Arc<str>,
}

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Nothing that minds.
    #[default]
    Plain,
    /// tmux: it copies by itself where `set-clipboard` is on, and hands on what is bracketed where `allow-passthrough` is.
    Tmux,
    /// screen: it hands on what is bracketed, a little at a time.
    Screen,
}

/// Returns a text as it may be copied, without controls and no longer than terminals take; and whether it was cut.
pub fn fitting(text: &str) -> (String, bool) {
    let is_kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || is_unprintable(*c));
    let mut fitted: String = text.chars().filter(is_kept).collect();
    let is_cut = fitted.len() > TEXT_BYTES_MAX;
    if is_cut {
        let end = (0..=TEXT_BYTES_MAX).rev().find(|at| fitted.is_char_boundary(*at));
        fitted.truncate(end.unwrap_or(0));
    }
    (fitted, is_cut)
}

/// Returns the bytes that ask the terminal to copy a text.
pub fn request(text: &str, carrier: Carrier) -> Vec<u8> {
    let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    match carrier {
        Carrier::Plain => plain.into_bytes(),
        Carrier::Tmux => format!("{plain}\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")).into_bytes(),
        Carrier::Screen => {
            let pieces = plain.as_bytes().chunks(SCREEN_BYTES_MAX);
            pieces.flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |bits: u32| SIGNS.get(usize::try_from(bits & 63).unwrap_or(0)).map_or('A', |sign| char::from(*sign));
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        text.push(sign(bits >> 18));
        text.push(sign(bits >> 12));
        text.push(if three.len() > 1 { sign(bits >> 6) } else { '=' });
        text.push(if three.len() > 2 { sign(bits) } else { '=' });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        // Its section 10.
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        // The UTF-8 bytes of 学 are E5 AD A6: 111001 011010 110110 100110 are 57, 26, 54, 38.
        assert_eq!(base64("学".as_bytes()), "5a2m");
    }

    #[test]
    fn a_text_is_cut_between_characters_where_terminals_stop() {
        assert_eq!(fitting("一\n二\x07\x1b[31m\u{202e}三\r"), ("一\n二[31m三".to_owned(), false));
        // 56,244 bytes hold 18,748 hanzi of three bytes.
        let (text, is_cut) = fitting(&"长".repeat(20_000));
        assert_eq!((text.chars().count(), is_cut), (18_748, true));
        assert!(base64(text.as_bytes()).len() <= BASE64_BYTES_MAX);
        assert!(!fitting(&"长".repeat(18_748)).1);
    }

    #[test]
    fn multiplexers_get_it_in_their_own_brackets() {
        assert_eq!(request("foo", Carrier::Plain), b"\x1b]52;c;Zm9v\x07");
        assert_eq!(
            request("foo", Carrier::Tmux),
            b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\".as_slice()
        );
        assert_eq!(request("foo", Carrier::Screen), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = request(&"foo".repeat(1000), Carrier::Screen);
        let pieces: Vec<&[u8]> = long.split(|byte| *byte == b'\\').collect();
        assert!(pieces.len() > 7 && pieces.iter().all(|piece| piece.len() < 768));
    }
}
