//! Enters and leaves every mode of the terminal that we switch on, and writes whole frames to it; knows nothing of what
//! they show.
//!
//! Invariant: however the program ends (leaving, a panic, a signal), the terminal is as it was found. Only what was
//! switched on here is switched off here, and a terminal that is gone is not touched again.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::layout::Size;
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use crate::lang::ui as say;
use crate::lang::{Lang, Notice};
use crate::ui::canvas::Frame;
use crate::ui::clipboard::{self, Carrier};
use crate::ui::outlet::Outlet;
use crate::ui::paint::{Painter, Synchronized};
use crate::ui::text::Metrics;
use crate::ui::theme::Theme;

/// How the terminal is to be used, from the command line and the environment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How ambiguous characters are drawn; `None`: ask the terminal.
    pub metrics: Option<Metrics>,
    /// Whether frames are synchronized.
    pub synchronized: Synchronized,
    /// Whether there are colours.
    pub theme: Theme,
    /// What stands between the program and the terminal, for what is copied.
    pub carrier: Carrier,
}

/// What the environment says of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `TERM`.
    pub term: String,
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`: the first that is not empty.
    pub locale: String,
    /// Whether `NO_COLOR` is set.
    pub has_no_colour: bool,
    /// `COLORTERM`.
    pub colour_term: String,
    /// Whether `TMUX` is set.
    pub is_tmux: bool,
    /// Whether `STY` is set, as under screen.
    pub is_screen: bool,
}

/// Why screens cannot be drawn on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its cursor cannot be moved.
    Dumb,
    /// Its locale names a charset other than UTF-8.
    Charset(String),
}

impl Unfit {
    /// Says what stands in the way, and what to set. Where the charset is another, whoever reads it may see only one of the two
    /// languages as letters, so it is said in both.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Dumb => Notice::new(say::no_screen(lang), say::dumb_terminal(lang), say::dumb_terminal_todo(lang)),
            Self::Charset(charset) => {
                let said =
                    |lang| Notice::new(say::no_screen(lang), say::not_utf8(lang, charset), say::not_utf8_todo(lang));
                Notice::new(said(Lang::En).to_string(), said(Lang::Zh).to_string(), "")
            }
        }
    }
}

impl Environment {
    /// Reads the program's own environment.
    pub fn read() -> Self {
        let var = |name: &str| std::env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(var).into_iter().find(|locale| !locale.is_empty());
        Self {
            term: var("TERM"),
            locale: locale.unwrap_or_default(),
            has_no_colour: !var("NO_COLOR").is_empty(),
            colour_term: var("COLORTERM"),
            is_tmux: !var("TMUX").is_empty(),
            is_screen: !var("STY").is_empty(),
        }
    }

    /// Returns what follows for the use of the terminal, before the command line has its say.
    pub fn options(&self) -> Options {
        Options {
            metrics: None,
            synchronized: if self.multiplexer().is_some() { Synchronized::Off } else { Synchronized::On },
            theme: if self.has_no_colour { Theme::Plain } else { Theme::Colour },
            carrier: match self.multiplexer() {
                Some("tmux") => Carrier::Tmux,
                Some(_) => Carrier::Screen,
                None => Carrier::Plain,
            },
        }
    }

    /// Returns the terminal multiplexer the program runs under, by name.
    pub fn multiplexer(&self) -> Option<&'static str> {
        if self.is_tmux || self.term.starts_with("tmux") {
            Some("tmux")
        } else if self.is_screen || self.term.starts_with("screen") {
            Some("screen")
        } else {
            None
        }
    }

    /// Returns the charset the locale names.
    pub fn charset(&self) -> Option<&str> {
        self.locale.split('@').next().and_then(|locale| locale.split_once('.')).map(|(_, charset)| charset)
    }

    /// Returns why screens cannot be drawn here, if they cannot.
    ///
    /// A locale without a charset (`C`, `POSIX`, `zh_CN`, none) is taken for UTF-8: over SSH it says only that the
    /// server was not told, and clients speak UTF-8. One that names another charset is believed.
    pub fn unfit(&self) -> Option<Unfit> {
        if matches!(self.term.as_str(), "" | "dumb") {
            return Some(Unfit::Dumb);
        }
        let charset = self.charset()?;
        let is_utf8 = matches!(charset.to_ascii_lowercase().as_str(), "utf-8" | "utf8");
        (!is_utf8).then(|| Unfit::Charset(charset.to_owned()))
    }

    /// Tells whether screens can be drawn here.
    ///
    /// # Errors
    /// What stands in the way, and what to set.
    pub fn check(&self, lang: Lang) -> Result<(), Notice> {
        self.unfit().map_or(Ok(()), |unfit| Err(unfit.notice(lang)))
    }
}

/// Tells whether standard input and output are a terminal.
///
/// # Errors
/// They are not; the notice names what scripts can use.
pub fn check_is_terminal(lang: Lang) -> Result<(), Notice> {
    if termios::isatty(io::stdin()) && termios::isatty(io::stdout()) {
        return Ok(());
    }
    Err(Notice::new(say::no_screen(lang), say::not_a_terminal(lang), say::not_a_terminal_todo(lang)))
}

/// Returns the terminal's size; 80×24 when it does not tell.
pub fn size() -> Size {
    told_size().unwrap_or(Size::new(80, 24))
}

/// Returns the size the terminal tells.
pub fn told_size() -> Option<Size> {
    let size = termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some(Size::new(size.ws_col, size.ws_row))
}

/// Returns how ambiguous characters are drawn, from the column the cursor was in after one in the first.
pub const fn metrics_from(column: u16) -> Option<Metrics> {
    match column {
        2 => Some(Metrics::Narrow),
        3 => Some(Metrics::Wide),
        _ => None,
    }
}

/// Returns what switches on: another screen, pastes told apart from typing, no cursor until a frame places it.
fn entering() -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    _ = queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide);
    bytes
}

/// Returns what switches the same off, after whatever of a frame was under way.
fn leaving() -> Vec<u8> {
    let mut bytes = Vec::new();
    _ = queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        Show,
        LeaveAlternateScreen
    );
    bytes
}

/// One ambiguous character in the first column, and where is the cursor now?
const PROBE: &[u8] = "\x1b[H…\x1b[6n".as_bytes();

/// Has all of this reached you?
const ASK_REACHED: &[u8] = b"\x1b[5n";

/// The terminal while it is entered.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

/// The terminal as it was found, and who uses it.
struct Entered {
    found: Termios,
    thread: ThreadId,
    outlet: Outlet,
}

/// The terminal, entered.
#[derive(Debug)]
pub struct Terminal {
    painter: Painter,
    outlet: Outlet,
    carrier: Carrier,
    /// The last text that was copied.
    n_copied: u64,
}

impl Terminal {
    /// Switches on what the screens need.
    ///
    /// # Errors
    /// Standard input is no terminal, or it is gone.
    pub fn enter(options: &Options) -> io::Result<Self> {
        let found = termios::tcgetattr(io::stdin())?;
        let mut raw = found.clone();
        raw.make_raw();
        termios::tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        let outlet = Outlet::open();
        if let Ok(mut entered) = ENTERED.lock() {
            *entered = Some(Entered { found, thread: thread::current().id(), outlet: outlet.clone() });
        }
        let painter = Painter::new(options.synchronized);
        let terminal = Self { painter, outlet, carrier: options.carrier, n_copied: 0 };
        terminal.outlet.write_all(&entering())?;
        Ok(terminal)
    }

    /// Asks how ambiguous characters are drawn. The answer comes as input, if it comes.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn probe(&self) -> io::Result<()> {
        self.outlet.write_all(PROBE)
    }

    /// Asks the terminal to tell when it has what was sent. The answer comes as input, behind what was typed before; if it comes.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn ask_reached(&self) -> io::Result<()> {
        self.outlet.write_all(ASK_REACHED)
    }

    /// Makes the terminal show a frame and copy what goes with it, in one write, or none when it does already.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn show(&mut self, mut frame: Frame) -> io::Result<()> {
        let clip = frame.clip.take().filter(|clip| clip.number > self.n_copied);
        let mut bytes = self.painter.paint(frame);
        if let Some(clip) = clip {
            self.n_copied = clip.number;
            bytes.extend(clipboard::request(&clip.text, self.carrier));
        }
        if bytes.is_empty() { Ok(()) } else { self.outlet.write_all(&bytes) }
    }

    /// Enters again after the program was stopped, or somebody else wrote to the terminal: the next frame is drawn whole.
    pub fn enter_again(&mut self) {
        if let Ok(entered) = ENTERED.lock()
            && let Some(entered) = entered.as_ref()
        {
            let mut raw = entered.found.clone();
            raw.make_raw();
            // A terminal that is gone shows at the write of the frame.
            _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, &raw);
            _ = self.outlet.write_all(&entering());
        }
        self.painter.forget();
    }

    /// Takes the terminal for gone: it is not touched again.
    pub fn abandon(&mut self) {
        if let Ok(mut entered) = ENTERED.lock() {
            *entered = None;
        }
    }

    /// Leaves the terminal as it was found.
    pub fn leave(self) {
        drop(self);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts the terminal back, if it is entered. What was typed and not read yet was meant for the screens: no shell gets it.
fn restore() {
    let Ok(mut entered) = ENTERED.lock() else { return };
    if let Some(Entered { found, outlet, .. }) = entered.take() {
        // Nothing more can be done for a terminal that does not take this.
        _ = outlet.write_all(&leaving());
        _ = termios::tcflush(io::stdin(), QueueSelector::IFlush);
        _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, &found);
    }
}

/// Has a panic of the drawing thread restore the terminal and say where the journal is and that it is safe.
///
/// A panic of another thread is not the end: whoever waits for that thread hears of it. It must not write over the
/// screens.
pub fn restore_on_panic(lang: Lang, journal: PathBuf) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let drawing = ENTERED.lock().ok().and_then(|entered| entered.as_ref().map(|entered| entered.thread));
        match drawing {
            None => before(panic),
            Some(thread) if thread == thread::current().id() => {
                restore();
                let safe = say::crashed_safe(lang, &journal.display().to_string());
                let notice = Notice::new(say::crashed(lang), safe, say::crashed_todo(lang));
                _ = writeln!(io::stderr(), "bamai: {panic}\n{notice}");
            }
            Some(_) => {}
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(term: &str, locale: &str) -> Environment {
        Environment { term: term.to_owned(), locale: locale.to_owned(), ..Environment::default() }
    }

    #[test]
    fn a_charset_other_than_utf8_is_refused_by_name() {
        for locale in ["zh_CN.GBK", "zh_CN.gb18030@pinyin", "en_US.ISO-8859-1"] {
            assert!(environment("xterm", locale).check(Lang::Zh).is_err(), "{locale}");
        }
    }

    #[test]
    fn another_charset_is_told_in_both_languages_since_only_one_may_be_readable() {
        for lang in Lang::ALL {
            let said = environment("xterm", "zh_CN.GBK").check(lang).unwrap_err().to_string();
            assert!(said.contains("语言环境的编码是 GBK，不是 UTF-8"), "{said}");
            assert!(
                said.starts_with("the screens cannot be opened · the locale's charset is GBK, not UTF-8"),
                "{said}"
            );
        }
    }

    #[test]
    fn utf8_and_locales_that_name_no_charset_are_fine() {
        for locale in ["", "C", "POSIX", "C.UTF-8", "zh_CN.utf8", "zh_CN.UTF-8@pinyin", "zh_CN"] {
            assert_eq!(environment("xterm", locale).check(Lang::Zh), Ok(()), "{locale}");
        }
    }

    #[test]
    fn a_dumb_terminal_is_told_what_to_set() {
        let notice = environment("dumb", "").check(Lang::En).unwrap_err();
        assert!(notice.todo.contains("TERM=xterm-256color"));
    }

    #[test]
    fn frames_are_not_synchronized_under_a_multiplexer() {
        for (term, expected) in
            [("xterm-256color", Synchronized::On), ("tmux-256color", Synchronized::Off), ("screen", Synchronized::Off)]
        {
            assert_eq!(environment(term, "").options().synchronized, expected, "{term}");
        }
        let under = |is_tmux, is_screen| Environment { is_tmux, is_screen, ..environment("xterm", "") };
        assert_eq!(under(true, false).multiplexer(), Some("tmux"));
        assert_eq!(under(false, true).multiplexer(), Some("screen"));
        assert_eq!(under(false, false).multiplexer(), None);
    }

    #[test]
    fn leaving_switches_off_all_that_entering_switched_on() {
        let modes = |bytes: &[u8], end: char| -> Vec<String> {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let modes = text.split("\x1b[?").skip(1).filter_map(|mode| mode.split_once(end));
            let mut modes: Vec<String> = modes.map(|(mode, _)| mode.to_owned()).collect();
            modes.retain(|mode| mode.chars().all(|c| c.is_ascii_digit()));
            modes.sort();
            modes
        };
        assert_eq!(modes(&entering(), 'h'), ["1049", "2004"]);
        assert_eq!(modes(&entering(), 'l'), ["25"]);
        assert_eq!(modes(&leaving(), 'l'), ["1049", "2004", "2026"]);
        assert_eq!(modes(&leaving(), 'h'), ["25"]);
    }
}
