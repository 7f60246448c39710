//! What one more piece of evidence would raise the evidence grade of an item to; knows nothing of what is to be had on the spot.

use crate::domain::event::EvidenceKind;
use crate::domain::standing::evidence::{Piece, evidence_grade};

/// The highest evidence grade that one more piece gives, and the kinds of piece that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The grade.
    pub grade: u8,
    /// One of these is enough.
    pub by: Vec<Wanted>,
}

/// A piece that would raise the grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its kind.
    pub kind: EvidenceKind,
    /// Whether it has to come from somebody else than the pieces of its kind there are.
    pub is_from_another: bool,
}

/// Returns what one more piece, from somebody whose word is not among the pieces yet, can raise the grade to; `None` where
/// the grade is the highest already. It is found by trying each kind.
pub fn raise(pieces: &[Piece<'_>]) -> Option<Raise> {
    let grade_now = evidence_grade(pieces);
    let tried = EvidenceKind::ALL.map(|kind| {
        let one_more = Piece { kind, author: "", is_confirmed: false };
        let with = [pieces, &[one_more]].concat();
        (kind, evidence_grade(&with))
    });
    let grade = tried.iter().map(|(_, grade)| *grade).max().filter(|grade| *grade > grade_now)?;
    let wanted = |kind: EvidenceKind| Wanted {
        kind,
        is_from_another: kind != EvidenceKind::Outside && pieces.iter().any(|piece| piece.kind == kind),
    };
    let by = tried.into_iter().filter(|(_, would_be)| *would_be == grade).map(|(kind, _)| wanted(kind)).collect();
    Some(Raise { grade, by })
}

#[cfg(test)]
mod tests {
    use super::*;

    use EvidenceKind::{Document as D, Interview as I, Observation as O, Outside as X};

    /// The grade, the kinds that lead to it, and those of them that have to come from somebody else.
    type Found = Option<(u8, Vec<EvidenceKind>, Vec<EvidenceKind>)>;

    fn found(pieces: &[(EvidenceKind, &'static str)]) -> Found {
        let piece = |(kind, author): &(EvidenceKind, &'static str)| Piece { kind: *kind, author, is_confirmed: false };
        let raise = raise(&pieces.iter().map(piece).collect::<Vec<_>>())?;
        let kinds = raise.by.iter().map(|wanted| wanted.kind).collect();
        let others = raise.by.iter().filter(|wanted| wanted.is_from_another).map(|wanted| wanted.kind).collect();
        Some((raise.grade, kinds, others))
    }

    #[test]
    fn the_best_single_addition_is_named_with_all_kinds_that_give_it() {
        // Worked out from the table of the method, 6.2.
        let cases: &[(&[EvidenceKind], Found)] = &[
            // Nothing: one interview alone stays at 0, anything else is 1.
            (&[], Some((1, vec![D, O, X], vec![]))),
            // One interview: another person's word makes 1, a second kind or confirmation makes 2.
            (&[I], Some((2, vec![D, O, X], vec![]))),
            (&[D], Some((2, vec![I, O, X], vec![]))),
            (&[O], Some((2, vec![D, I, X], vec![]))),
            // Outside alone is 1; one kind with it is 2, an interview too.
            (&[X], Some((2, vec![D, I, O], vec![]))),
            (&[D, I], Some((3, vec![O, X], vec![]))),
            (&[D, X], Some((3, vec![I, O], vec![]))),
            (&[D, I, O], None),
            (&[D, O, X], None),
        ];
        for (kinds, expected) in cases {
            let pieces: Vec<_> = kinds.iter().map(|kind| (*kind, "")).collect();
            assert_eq!(found(&pieces), *expected, "{kinds:?}");
        }
    }

    #[test]
    fn where_one_author_gave_several_kinds_a_piece_from_another_is_wanted() {
        // A document and an interview by one author count as one kind, grade 1. A document or an interview from somebody
        // else frees the author's other piece to count, so each makes two kinds.
        assert_eq!(found(&[(D, "甲"), (I, "甲")]), Some((2, vec![D, I, O, X], vec![D, I])));
    }

    #[test]
    fn a_confirmed_piece_is_not_confirmed_again() {
        // One kind with confirmation is 2: only another kind leads on.
        let confirmed = Piece { kind: D, author: "甲", is_confirmed: true };
        let by = raise(&[confirmed]).unwrap().by;
        assert_eq!(by.iter().map(|wanted| wanted.kind).collect::<Vec<_>>(), [I, O]);
    }
}
