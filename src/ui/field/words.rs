//! Where clusters, words and lines of a text field begin and end; moves no cursor.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::ui::field::Field;

impl Field {
    /// Returns the typed line (not row) the cursor is on, without its line break.
    pub(super) fn line(&self) -> Range<usize> {
        let start = self.before().rfind('\n').map_or(0, |at| at + 1);
        let end = self.slice(self.cursor..self.text.len()).find('\n').map_or(self.text.len(), |at| self.cursor + at);
        start..end
    }

    pub(super) fn boundary_before(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    pub(super) fn boundary_after(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    /// Returns the byte itself if it is a boundary, else the next one: an edit may have joined what stood on its sides.
    pub(super) fn boundary_from(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            Ok(false) | Err(_) => self.boundary_after(at),
        }
    }

    /// Returns the start of the word before the cursor: over spaces, then over characters of one class.
    pub(super) fn word_before(&self) -> usize {
        let mut clusters = self.before().grapheme_indices(true).rev().peekable();
        let mut start = self.cursor;
        while let Some((at, _)) = clusters.next_if(|(_, cluster)| Class::of(cluster) == Class::Space) {
            start = at;
        }
        let Some((_, cluster)) = clusters.peek() else { return start };
        let class = Class::of(cluster);
        while let Some((at, _)) = clusters.next_if(|(_, cluster)| Class::of(cluster) == class) {
            start = at;
        }
        start
    }

    /// Returns the end of the word after the cursor, spaces before it included.
    pub(super) fn word_after(&self) -> usize {
        let mut clusters = self.slice(self.cursor..self.text.len()).graphemes(true).peekable();
        let mut end = self.cursor;
        while let Some(cluster) = clusters.next_if(|cluster| Class::of(cluster) == Class::Space) {
            end += cluster.len();
        }
        let Some(class) = clusters.peek().map(|cluster| Class::of(cluster)) else { return end };
        while let Some(cluster) = clusters.next_if(|cluster| Class::of(cluster) == class) {
            end += cluster.len();
        }
        end
    }
}

/// What a word is made of; a word is a run of one class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Han,
    Word,
    Sign,
}

impl Class {
    fn of(cluster: &str) -> Self {
        match cluster.chars().next() {
            None => Self::Space,
            Some(c) if c.is_whitespace() => Self::Space,
            Some(
                '\u{2E80}'..='\u{2FFF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}',
            ) => Self::Han,
            Some(c) if c.is_alphanumeric() || c == '_' => Self::Word,
            Some(_) => Self::Sign,
        }
    }
}
