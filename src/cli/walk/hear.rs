//! Lines as they come in: asked for, bounded, and text or not; knows nothing of what they mean.

use std::io::{BufRead, Read};

use crate::cli::table;
use crate::cli::walk::Walk;
use crate::cli::world::Failure;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::lang::walk as words;

/// The longest line taken: the longest text there is, and a command before it.
const LINE_BYTES_MAX: usize = MAX_TEXT_BYTES + 64;

impl Walk<'_> {
    /// Asks for a line; `None`: there are no more.
    pub(super) fn ask(&mut self, what: &str) -> Result<Option<String>, Failure> {
        loop {
            write!(self.out, "{}> ", table::on_terminal(what))?;
            self.out.flush()?;
            match self.next_line()? {
                Heard::Line(line) => return Ok(Some(line)),
                Heard::Nothing => {
                    // Whoever ends the input stands behind the prompt still.
                    writeln!(self.out)?;
                    return Ok(None);
                }
                Heard::Noise => self.line(words::bad_line(self.lang))?,
            }
        }
    }

    /// Takes lines up to one with only a full stop, or to the end.
    fn several_lines(&mut self) -> Result<String, Failure> {
        self.line(words::write_lines(self.lang))?;
        let mut text: Vec<String> = Vec::new();
        while let Some(line) = self.ask(words::text(self.lang))?.filter(|line| line.trim() != ".") {
            text.push(line);
        }
        Ok(text.join("\n"))
    }

    /// Returns the text behind a command, else the lines that follow; `None`: there is none, which has been said.
    pub(super) fn text(&mut self, given: &str) -> Result<Option<String>, Failure> {
        let text = if given.is_empty() { self.several_lines()? } else { given.to_owned() };
        self.unless_blank(text)
    }

    /// Returns the reason behind a command, else asks for it; `None`: there is none, which has been said.
    pub(super) fn why(&mut self, given: &str) -> Result<Option<String>, Failure> {
        let why = match given {
            "" => self.ask(words::why(self.lang))?.unwrap_or_default(),
            given => given.to_owned(),
        };
        Ok(self.unless_blank(why)?.map(|why| why.trim().to_owned()))
    }

    fn unless_blank(&mut self, text: String) -> Result<Option<String>, Failure> {
        if text.trim().is_empty() {
            self.line(words::left_out(self.lang))?;
            return Ok(None);
        }
        Ok(Some(text))
    }

    fn next_line(&mut self) -> Result<Heard, Failure> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX);
        let n_bytes = (&mut self.input).take(limit).read_until(b'\n', &mut bytes)?;
        if n_bytes == 0 {
            return Ok(Heard::Nothing);
        }
        if !bytes.ends_with(b"\n") && n_bytes == LINE_BYTES_MAX {
            // The rest of a line too long is no line of its own.
            loop {
                let mut rest = Vec::new();
                let n_more = (&mut self.input).take(limit).read_until(b'\n', &mut rest)?;
                if n_more == 0 || rest.ends_with(b"\n") {
                    return Ok(Heard::Noise);
                }
            }
        }
        Ok(String::from_utf8(bytes)
            .map_or(Heard::Noise, |line| Heard::Line(line.trim_end_matches(['\n', '\r']).to_owned())))
    }
}

/// What came of asking for a line.
enum Heard {
    Line(String),
    /// The input has ended.
    Nothing,
    /// What is no line of text.
    Noise,
}
