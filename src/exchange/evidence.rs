//! Evidence in one cell of a table, `kind:title|kind:title`; knows nothing of registers.
//!
//! Kinds are read in Chinese too, and so are the full-width ： and ｜. A bar that belongs to a title has a backslash
//! before it; backslashes right before a bar are doubled, and all others stand for themselves, as in `\\server\share`.

use crate::domain::event::EvidenceKind;
use crate::domain::kinds::narrow;

/// A piece of evidence as a cell names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceCell {
    /// Its kind.
    pub kind: EvidenceKind,
    /// What it is called.
    pub title: String,
}

/// What kinds are called beside their codes.
const WORDS: [(&str, EvidenceKind); 5] = [
    ("文件", EvidenceKind::Document),
    ("访谈", EvidenceKind::Interview),
    ("观察", EvidenceKind::Observation),
    ("外部核对", EvidenceKind::Outside),
    ("外部", EvidenceKind::Outside),
];

/// Reads a kind, by code or in Chinese.
pub fn read_kind(text: &str) -> Option<EvidenceKind> {
    let text = narrow(text).trim().to_lowercase();
    let word = WORDS.into_iter().find(|(word, _)| *word == text).map(|(_, kind)| kind);
    word.or_else(|| EvidenceKind::from_code(&text))
}

/// Reads the evidence of a cell.
///
/// # Errors
/// The piece that is not `kind:title`.
pub fn read_cell(cell: &str) -> Result<Vec<EvidenceCell>, String> {
    let pieces = split(cell);
    let pieces = pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty());
    pieces.map(|piece| read_piece(piece).ok_or_else(|| piece.to_owned())).collect()
}

fn read_piece(piece: &str) -> Option<EvidenceCell> {
    let (kind, title) = piece.split_once([':', '：'])?;
    let (kind, title) = (read_kind(kind)?, title.trim());
    (!title.is_empty()).then(|| EvidenceCell { kind, title: title.to_owned() })
}

/// Writes evidence so that [`read_cell`] reads it back.
pub fn write_cell<'a>(evidence: impl Iterator<Item = (EvidenceKind, &'a str)>) -> String {
    let mut cell = String::new();
    for (kind, title) in evidence {
        if !cell.is_empty() {
            double_last_backslashes(&mut cell);
            cell.push('|');
        }
        cell.push_str(kind.code());
        cell.push(':');
        for c in title.chars() {
            if is_bar(c) {
                double_last_backslashes(&mut cell);
                cell.push('\\');
            }
            cell.push(c);
        }
    }
    cell
}

const fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

fn double_last_backslashes(cell: &mut String) {
    let n_backslashes = cell.chars().rev().take_while(|c| *c == '\\').count();
    cell.extend(std::iter::repeat_n('\\', n_backslashes));
}

/// Splits a cell at the bars that separate.
fn split(cell: &str) -> Vec<String> {
    let mut pieces = vec![];
    let mut piece = String::new();
    let mut n_backslashes = 0;
    for c in cell.chars() {
        if c == '\\' {
            n_backslashes += 1;
            continue;
        }
        let is_literal = n_backslashes % 2 == 1;
        let n_kept = if is_bar(c) { n_backslashes / 2 } else { n_backslashes };
        piece.extend(std::iter::repeat_n('\\', n_kept));
        n_backslashes = 0;
        if is_bar(c) && !is_literal {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    piece.extend(std::iter::repeat_n('\\', n_backslashes));
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::strategy::Strategy;

    fn cell(kind: EvidenceKind, title: &str) -> EvidenceCell {
        EvidenceCell { kind, title: title.to_owned() }
    }

    #[test]
    fn kinds_are_read_by_code_and_in_chinese() {
        let read = read_cell("document:成果目录|访谈：秘书长: 03｜外部核对:民政局｜ 外部:税务 |观察:会场|").unwrap();
        let expected = [
            cell(EvidenceKind::Document, "成果目录"),
            cell(EvidenceKind::Interview, "秘书长: 03"),
            cell(EvidenceKind::Outside, "民政局"),
            cell(EvidenceKind::Outside, "税务"),
            cell(EvidenceKind::Observation, "会场"),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_piece_without_a_known_kind_or_a_title_is_named() {
        assert_eq!(read_cell("document:a|传闻:b"), Err("传闻:b".to_owned()));
        assert_eq!(read_cell("document:"), Err("document:".to_owned()));
        assert_eq!(read_cell("目录"), Err("目录".to_owned()));
    }

    #[test]
    fn backslashes_stand_for_themselves_away_from_bars() {
        assert_eq!(
            read_cell(r"document:\\server\share\a"),
            Ok(vec![cell(EvidenceKind::Document, r"\\server\share\a")])
        );
        assert_eq!(read_cell(r"document:a\|b"), Ok(vec![cell(EvidenceKind::Document, "a|b")]));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(
            titles in proptest::collection::vec("[a|｜\\\\:：中]{1,8}".prop_filter("titles are trimmed", |t| t.trim() == t), 0..4)
        ) {
            let pieces: Vec<_> = titles.iter().map(|title| cell(EvidenceKind::Document, title)).collect();
            let written = write_cell(pieces.iter().map(|piece| (piece.kind, piece.title.as_str())));
            proptest::prop_assert_eq!(read_cell(&written), Ok(pieces));
        }
    }
}
