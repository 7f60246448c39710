//! Standard output and error where they are a terminal: what it would act on, or what would change the order of what is
//! read, is replaced; knows nothing of what is written.
//!
//! Whatever goes to a file or a pipe goes there as it is: there nothing acts on it, and nothing may be lost.

use std::io::{self, IsTerminal, Write};

use crate::ui::text::{is_idle_joiner, is_unprintable};

/// A stream, guarded if it is a terminal.
pub struct Guarded<W: Write> {
    out: W,
    is_terminal: bool,
    /// The beginning of a character whose end has not been written yet.
    begun: Vec<u8>,
    /// The character written last.
    last: Option<char>,
}

impl<W: Write + IsTerminal> Guarded<W> {
    /// Guards a stream, if it is a terminal.
    pub fn new(out: W) -> Self {
        let is_terminal = out.is_terminal();
        Self { out, is_terminal, begun: Vec::new(), last: None }
    }
}

impl<W: Write> Guarded<W> {
    /// Guards a stream that is taken for a terminal.
    pub const fn terminal(out: W) -> Self {
        Self { out, is_terminal: true, begun: Vec::new(), last: None }
    }
}

impl<W: Write> Write for Guarded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_terminal {
            return self.out.write(bytes);
        }
        self.begun.extend_from_slice(bytes);
        let mut shown = String::with_capacity(self.begun.len());
        let mut chunks = self.begun.utf8_chunks().peekable();
        let mut rest = Vec::new();
        while let Some(chunk) = chunks.next() {
            for c in chunk.valid().chars() {
                shown.push(if is_idle_joiner(self.last, c) { char::REPLACEMENT_CHARACTER } else { harmless(c) });
                self.last = Some(c);
            }
            match chunk.invalid() {
                [] => {}
                begun if chunks.peek().is_none() && is_begun(begun) => rest = begun.to_vec(),
                _ => shown.push(char::REPLACEMENT_CHARACTER),
            }
        }
        self.begun = rest;
        self.out.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Returns whether more bytes may make a character of these.
fn is_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn harmless(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        c if is_unprintable(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Returns a document with what a terminal would act on written as escapes, which is the same document.
pub(super) fn json(document: &serde_json::Value) -> String {
    let written = format!("{document:#}");
    let mut escaped = String::with_capacity(written.len());
    for c in written.chars() {
        if c == '\n' || !(is_unprintable(c) || is_joiner(c)) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut guarded = Guarded::terminal(&mut out);
        for piece in pieces {
            guarded.write_all(piece).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_terminal_acts_on_is_replaced_and_lines_and_tabs_stay() {
        let text = "甲\x1b[2J乙\u{9b}31m\u{202e}丙\tx\n\u{7f}";
        assert_eq!(shown(&[text.as_bytes()]), "甲�[2J乙�31m�丙\tx\n�");
    }

    #[test]
    fn a_character_written_in_pieces_is_whole_and_half_of_an_escape_is_found_too() {
        let text = "把脉\u{9b}".as_bytes();
        let bytes: Vec<&[u8]> = text.chunks(1).collect();
        assert_eq!(shown(&bytes), "把脉�");
        assert_eq!(shown(&[b"a\xff\xe6b", b"\xe6\x8a", b"\x8a"]), "a��b把");
    }

    #[test]
    fn a_stream_that_is_no_terminal_gets_every_byte() {
        let mut out = Vec::new();
        let mut plain = Guarded { out: &mut out, is_terminal: false, begun: Vec::new(), last: None };
        plain.write_all(b"\x1b[2J\xff").unwrap();
        assert_eq!(out, b"\x1b[2J\xff");
    }

    #[test]
    fn escapes_in_a_document_are_the_same_document() {
        let document = serde_json::json!({ "名": "甲\u{202e}乙\u{9b}\u{7f}\x1b\u{e0041}", "n": [1, 2] });
        let written = json(&document);
        assert!(!written.chars().any(|c| c != '\n' && is_unprintable(c)), "{written:?}");
        assert!(written.contains("甲\\u202e乙\\u009b\\u007f\\u001b\\udb40\\udc41"), "{written}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), document);
    }
}
