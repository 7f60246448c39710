//! A terminal set for Chinese, as far as the painter uses one: what a character of ambiguous width takes is two columns.

use ratatui::layout::Size;

/// A terminal set for Chinese: it draws ambiguous characters two columns wide. It knows what the painter sends, no more.
pub struct WideTerminal {
    size: Size,
    cells: Vec<Vec<String>>,
    x: usize,
    y: usize,
}

impl WideTerminal {
    /// Returns a blank one.
    pub fn new(size: Size) -> Self {
        let row = vec![" ".to_owned(); size.width.into()];
        Self { size, cells: vec![row; size.height.into()], x: 0, y: 0 }
    }

    /// Returns what each cell shows, line after line; a cell covered by the glyph before it shows nothing.
    pub fn cells(&self) -> Vec<&str> {
        self.cells.iter().flatten().map(String::as_str).collect()
    }

    /// Returns the column and the line of the cursor.
    pub fn cursor(&self) -> (usize, usize) {
        (self.x, self.y)
    }

    /// Takes what a program writes.
    pub fn process(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if c != '\x1b' {
                self.draw(c);
                continue;
            }
            assert_eq!(chars.next(), Some('['));
            let mut params = String::new();
            let last = chars.by_ref().find(|c| {
                let is_last = c.is_ascii_alphabetic();
                if !is_last {
                    params.push(*c);
                }
                is_last
            });
            let mut numbers = params.split(';').map(|number| number.parse().unwrap_or(1));
            match last.unwrap() {
                'H' => (self.y, self.x) = (numbers.next().unwrap() - 1, numbers.next().unwrap_or(1) - 1),
                'C' => self.x += numbers.next().unwrap_or(1),
                'K' => (self.x..self.size.width.into()).for_each(|x| self.put(x, " ")),
                'J' => *self = Self { x: self.x, y: self.y, ..Self::new(self.size) },
                'm' | 'h' | 'l' => {}
                other => panic!("the painter sent {other}"),
            }
        }
    }

    fn draw(&mut self, c: char) {
        use unicode_width::UnicodeWidthChar;
        match c.width_cjk().unwrap() {
            0 => {
                let lead = (0..self.x).rev().find(|x| !self.cells[self.y][*x].is_empty()).unwrap();
                self.cells[self.y][lead].push(c);
            }
            columns => {
                (self.x..self.x + columns).for_each(|x| self.put(x, " "));
                self.cells[self.y][self.x] = c.to_string();
                (self.x + 1..self.x + columns).for_each(|x| self.cells[self.y][x].clear());
                self.x += columns;
            }
        }
    }

    /// Puts a cell and blanks what remains of the glyph it was part of.
    fn put(&mut self, x: usize, symbol: &str) {
        let row = &mut self.cells[self.y];
        let lead = (0..=x).rev().find(|x| !row[*x].is_empty()).unwrap();
        let end = (x + 1..row.len()).find(|x| !row[*x].is_empty()).unwrap_or(row.len());
        row[lead..end].fill(" ".to_owned());
        row[x] = symbol.to_owned();
    }
}
