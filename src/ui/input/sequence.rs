//! What the first bytes a terminal sent are: a key, an answer, the start of a paste, or not whole yet; keeps nothing from one call to the
//! next.

use crate::ui::input::decode::Told;
use crate::ui::keys::Key;

/// The longest sequence; what is longer is none.
const SEQUENCE_BYTES_MAX: usize = 64;

pub(super) const ESC: u8 = 0x1b;

/// What the first bytes are.
pub(super) enum Parsed {
    /// Something, and the bytes it took.
    Told(Told, usize),
    /// Bytes that mean nothing.
    Nothing(usize),
    /// A sequence too long to be one, as far as it is there.
    Overlong,
    /// The start of a paste.
    Paste(usize),
    /// Not whole yet.
    Wait,
}

/// Reads the first key of some bytes.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    let key = |key, n_bytes| Parsed::Told(Told::Key(key), n_bytes);
    match bytes {
        [] | [ESC] | [ESC, b'O'] => Parsed::Wait,
        [ESC, b'O', last, ..] => match ss3(*last) {
            Some(sent) => key(sent, 3),
            None => key(Key::Esc, 1),
        },
        [ESC, b'[', rest @ ..] => csi(rest),
        [ESC, ..] => key(Key::Esc, 1),
        [b'\r', ..] => key(Key::Enter, 1),
        [b'\t', ..] => key(Key::Tab, 1),
        [0x08 | 0x7f, ..] => key(Key::Backspace, 1),
        [0, ..] => Parsed::Nothing(1),
        [control @ 0x01..=0x1a, ..] => key(Key::Ctrl(char::from(control | 0x60)), 1),
        [control @ 0x1c..=0x1f, ..] => key(Key::Ctrl(char::from(control | 0x40)), 1),
        bytes => character(bytes),
    }
}

/// Reads one character of UTF-8; a byte that cannot be one shows as the replacement character.
fn character(bytes: &[u8]) -> Parsed {
    let n_bytes = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    let head = bytes.get(..n_bytes.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(head) {
        Ok(text) => match text.chars().next() {
            Some(c) => Parsed::Told(Told::Key(Key::Char(c)), n_bytes),
            None => Parsed::Wait,
        },
        Err(error) if error.error_len().is_none() && bytes.len() < n_bytes => Parsed::Wait,
        Err(_) => Parsed::Told(Told::Key(Key::Char(char::REPLACEMENT_CHARACTER)), 1),
    }
}

/// Reads the key of `ESC O x`: arrows, F1–F4 and the keypad in application mode.
fn ss3(last: u8) -> Option<Key> {
    Some(match last {
        b'M' => Key::Enter,
        b'j'..=b'o' => Key::Char(char::from(last - 0x40)),
        b'p'..=b'y' => Key::Char(char::from(last - 0x40)),
        b'X' => Key::Char(char::from(b'=')),
        _ => return arrow(last),
    })
}

/// Reads the keys whose last letter is the same after `ESC O` and `ESC [`.
const fn arrow(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'P' => Key::F(1),
        b'Q' => Key::F(2),
        b'R' => Key::F(3),
        b'S' => Key::F(4),
        _ => return None,
    })
}

/// Tells whether a byte may stand inside a sequence.
pub(super) const fn is_parameter(byte: u8) -> bool {
    matches!(byte, 0x20..=0x3f)
}

/// Tells whether a byte may end a sequence.
pub(super) const fn is_final(byte: u8) -> bool {
    matches!(byte, 0x40..=0x7e)
}

/// Reads what follows `ESC [`.
fn csi(rest: &[u8]) -> Parsed {
    // The Linux console sends its first function keys as `ESC [ [ A`.
    if let [b'[', tail @ ..] = rest {
        return match tail {
            [] => Parsed::Wait,
            [last @ b'A'..=b'E', ..] => Parsed::Told(Told::Key(Key::F(last - b'A' + 1)), 4),
            _ => Parsed::Nothing(3),
        };
    }
    let Some(end) = rest.iter().position(|byte| !is_parameter(*byte)) else {
        return if rest.len() > SEQUENCE_BYTES_MAX { Parsed::Overlong } else { Parsed::Wait };
    };
    let last = rest.get(end).copied().unwrap_or_default();
    if !(0x40..=0x7e).contains(&last) {
        return Parsed::Nothing(2 + end);
    }
    let n_bytes = 2 + end + 1;
    let params = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
    let mut numbers = params.split(';').map(Param::read);
    let [first, second, third] = std::array::from_fn(|_| numbers.next().unwrap_or_default());
    if second.detail == RELEASED {
        return Parsed::Nothing(n_bytes);
    }
    if last == b'~' && first.number == 200 {
        return Parsed::Paste(n_bytes);
    }
    if last == b'R' && first.number > 0 {
        return Parsed::Told(Told::Column(second.number), n_bytes);
    }
    if last == b'n' && params == "0" {
        return Parsed::Told(Told::Reached, n_bytes);
    }
    let held = Held::read(second.number);
    let sent = match last {
        b'~' if first.number == 27 => coded(third.number, held),
        b'~' => numbered(first.number),
        b'u' => coded(first.number, held),
        b'Z' => Some(Key::BackTab),
        _ => arrow(last),
    };
    match sent.map(|key| held.with(key)) {
        Some(key) => Parsed::Told(Told::Key(key), n_bytes),
        None => Parsed::Nothing(n_bytes),
    }
}

/// The detail of a key event that says it was let go.
const RELEASED: u16 = 3;

/// A parameter of a sequence: `5` or `5:3`.
#[derive(Clone, Copy, Default)]
struct Param {
    number: u16,
    detail: u16,
}

impl Param {
    fn read(text: &str) -> Self {
        let mut parts = text.split(':').map(|part| part.parse().unwrap_or_default());
        Self { number: parts.next().unwrap_or_default(), detail: parts.next().unwrap_or_default() }
    }
}

/// The keys held down with another.
#[derive(Clone, Copy)]
struct Held {
    shift: bool,
    jumps: bool,
    ctrl: bool,
}

impl Held {
    const fn read(number: u16) -> Self {
        let bits = number.saturating_sub(1);
        Self { shift: bits & 1 != 0, jumps: bits & 6 != 0, ctrl: bits & 4 != 0 }
    }

    /// Returns what a key is with these: arrows jump with Ctrl, and with Alt where a terminal sends that instead.
    const fn with(self, key: Key) -> Key {
        match key {
            Key::Left if self.jumps => Key::CtrlLeft,
            Key::Right if self.jumps => Key::CtrlRight,
            Key::Tab if self.shift => Key::BackTab,
            key => key,
        }
    }
}

/// Reads the key of `ESC [ n ~`.
fn numbered(number: u16) -> Option<Key> {
    let function = |from: u16, first: u8| u8::try_from(number - from).ok().map(|n| Key::F(n + first));
    match number {
        1 | 7 => Some(Key::Home),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// Reads a key sent by its character code, as some terminals do for keys with modifiers.
fn coded(code: u16, held: Held) -> Option<Key> {
    let c = char::from_u32(code.into())?;
    match c {
        '\r' => Some(Key::Enter),
        '\t' => Some(Key::Tab),
        '\x1b' => Some(Key::Esc),
        '\x08' | '\x7f' => Some(Key::Backspace),
        c if c.is_control() => None,
        c if held.ctrl => Some(Key::Ctrl(c.to_ascii_lowercase())),
        c => Some(Key::Char(c)),
    }
}
