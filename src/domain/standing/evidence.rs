//! How well an item is supported: its evidence grade and the confidence of what is found there; knows nothing of answers.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::domain::assessment::Assessment;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{EvidenceNo, ItemId, Millis};
use crate::domain::records::Details;

/// Evidence older than this many months when the assessment was started lowers the confidence.
const OLD_MONTHS: i32 = 24;

/// A piece of evidence as far as its weight goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: EvidenceKind,
    /// Who it comes from; empty when that is not known, and then it is somebody else than of any other piece.
    pub author: &'a str,
    /// Whether somebody outside has confirmed it.
    pub is_confirmed: bool,
}

/// How well an item is supported.
pub(super) struct Support {
    /// How many pieces of evidence support it.
    pub(super) n_evidence: usize,
    /// Their evidence grade.
    pub(super) grade: u8,
    /// The confidence of what they show.
    pub(super) confidence: Confidence,
}

/// Works out how well an item is supported.
pub(super) fn support(assessment: &Assessment, item: &ItemId) -> Support {
    let known = assessment.evidence_of(item);
    let known = known.map(|(number, evidence)| (number, piece(assessment, number, evidence.kind)));
    let (numbers, pieces): (Vec<EvidenceNo>, Vec<Piece<'_>>) = known.unzip();
    let grade = evidence_grade(&pieces);
    Support { n_evidence: pieces.len(), grade, confidence: confidence_of(assessment, &numbers, &pieces, grade) }
}

/// Returns the pieces of evidence that support an item.
pub fn pieces_of<'a>(assessment: &'a Assessment, item: &ItemId) -> Vec<Piece<'a>> {
    assessment.evidence_of(item).map(|(number, evidence)| piece(assessment, number, evidence.kind)).collect()
}

fn piece(assessment: &Assessment, number: EvidenceNo, kind: EvidenceKind) -> Piece<'_> {
    let is_confirmed = assessment.records.details.get(&number).is_some_and(|details| details.is_confirmed);
    Piece { kind, author: assessment.author_of(number), is_confirmed }
}

/// Returns the evidence grade (0–3) of what supports an item.
///
/// With k the number of distinct kinds among document, interview and observation: one interview alone is grade 0; k = 1
/// otherwise, or outside confirmation alone, is 1; k = 2, or k = 1 with outside confirmation, is 2; k = 3, or k = 2 with
/// outside confirmation, is 3. Pieces by one author count as one kind, so k is the most kinds that can be had from as many
/// different authors; and several interviews with one person are one interview. (method, 6.2)
pub fn evidence_grade(pieces: &[Piece<'_>]) -> u8 {
    let is_outside = pieces.iter().any(|piece| piece.kind == EvidenceKind::Outside || piece.is_confirmed);
    match (most_kinds(pieces, &INSIDE, &BTreeSet::new()), is_outside) {
        (0, false) => 0,
        (1, false) if is_one_interview_alone(pieces) => 0,
        (1, false) | (0, true) => 1,
        (2, false) | (1, true) => 2,
        _ => 3,
    }
}

/// Tells whether all there is from inside is one person's word.
fn is_one_interview_alone(pieces: &[Piece<'_>]) -> bool {
    let inside = || pieces.iter().filter(|piece| piece.kind != EvidenceKind::Outside);
    let unknown = inside().filter(|piece| piece.author.is_empty()).count();
    let known: BTreeSet<&str> = inside().map(|piece| piece.author).filter(|author| !author.is_empty()).collect();
    unknown + known.len() == 1 && inside().all(|piece| piece.kind == EvidenceKind::Interview)
}

/// The kinds that count towards k.
const INSIDE: [EvidenceKind; 3] = [EvidenceKind::Document, EvidenceKind::Interview, EvidenceKind::Observation];

/// Returns how many of the kinds can be had, each from an author of its own.
fn most_kinds<'a>(pieces: &[Piece<'a>], kinds: &[EvidenceKind], taken: &BTreeSet<&'a str>) -> usize {
    let Some((kind, rest)) = kinds.split_first() else { return 0 };
    // Whoever is not known is nobody else: no choice for this kind is better, and none leaves more to the others.
    if pieces.iter().any(|piece| piece.kind == *kind && piece.author.is_empty()) {
        return 1 + most_kinds(pieces, rest, taken);
    }
    let mut most = most_kinds(pieces, rest, taken);
    let of_kind = pieces.iter().filter(|piece| piece.kind == *kind && !taken.contains(piece.author));
    let authors: BTreeSet<&str> = of_kind.map(|piece| piece.author).collect();
    for author in authors {
        let mut taken = taken.clone();
        if !author.is_empty() {
            taken.insert(author);
        }
        most = most.max(1 + most_kinds(pieces, rest, &taken));
    }
    most
}

/// How far what is found on an item can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// 很低
    VeryLow,
    /// 低
    Low,
    /// 中
    Moderate,
    /// 高
    High,
}

impl Confidence {
    /// Every confidence, the lowest first.
    pub const ALL: [Self; 4] = [Self::VeryLow, Self::Low, Self::Moderate, Self::High];

    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::VeryLow => "very_low",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// Returns the confidence of what some pieces of evidence show together.
pub fn confidence_in(assessment: &Assessment, numbers: &[EvidenceNo]) -> Confidence {
    let known = numbers.iter().filter_map(|number| Some((*number, assessment.evidence.get(number)?.kind)));
    let pieces: Vec<Piece<'_>> = known.map(|(number, kind)| piece(assessment, number, kind)).collect();
    confidence_of(assessment, numbers, &pieces, evidence_grade(&pieces))
}

/// Returns the confidence of what evidence of a grade shows.
///
/// It starts from the grade (3 high, 2 moderate, 1 low, 0 very low) and loses a step each for a source that another contradicts,
/// for evidence of which the newest dated piece is older than 24 months, and for a sample the society picked itself; it gains
/// one for outside confirmation. (method, 6.2)
fn confidence_of(assessment: &Assessment, numbers: &[EvidenceNo], pieces: &[Piece<'_>], grade: u8) -> Confidence {
    let details: Vec<&Details> = numbers.iter().filter_map(|number| assessment.records.details.get(number)).collect();
    let newest = details.iter().filter_map(|details| details.effective).max();
    let limit = || day_of(assessment.started).saturating_sub(OLD_MONTHS.months());
    let is_old = newest.is_some_and(|newest| newest < limit());
    let is_outside = pieces.iter().any(|piece| piece.kind == EvidenceKind::Outside || piece.is_confirmed);
    let steps = [
        -i8::from(details.iter().any(|details| details.is_contradicted)),
        -i8::from(is_old),
        -i8::from(details.iter().any(|details| details.is_picked)),
        i8::from(is_outside),
    ];
    let level = steps.iter().fold(i8::try_from(grade).unwrap_or(3), |level, step| level + step).clamp(0, 3);
    match level {
        0 => Confidence::VeryLow,
        1 => Confidence::Low,
        2 => Confidence::Moderate,
        _ => Confidence::High,
    }
}

/// Returns the pieces by the same author that support an item this piece supports too: together with it they count as one kind.
pub fn not_independent_of(assessment: &Assessment, piece: EvidenceNo) -> Vec<EvidenceNo> {
    let author = assessment.author_of(piece);
    if author.is_empty() {
        return Vec::new();
    }
    let items = assessment.items_of(piece);
    let shares = |other: &EvidenceNo| items.iter().any(|item| assessment.is_linked(item, *other));
    let others = assessment.evidence.keys().copied().filter(|other| *other != piece);
    others.filter(|other| assessment.author_of(*other) == author && shares(other)).collect()
}

/// Returns the day of a moment, UTC; a day more or less does not matter over 24 months.
fn day_of(at: Millis) -> Date {
    Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::records::Kept;
    use crate::domain::trial::Trial;

    use EvidenceKind::{Document as D, Interview as I, Observation as O, Outside as X};

    fn grade(pieces: &[(EvidenceKind, &'static str)]) -> u8 {
        let piece = |(kind, author): &(EvidenceKind, &'static str)| Piece { kind: *kind, author, is_confirmed: false };
        evidence_grade(&pieces.iter().map(piece).collect::<Vec<_>>())
    }

    #[test]
    fn the_evidence_grade_counts_distinct_kinds_and_outside_confirmation() {
        let cases: &[(&[EvidenceKind], u8)] = &[
            (&[], 0),
            (&[I], 0),
            (&[I, I], 1),
            (&[D], 1),
            (&[O], 1),
            (&[D, D], 1),
            (&[X], 1),
            (&[X, X], 1),
            (&[D, I], 2),
            (&[D, O], 2),
            (&[I, O], 2),
            (&[D, X], 2),
            (&[I, X], 2),
            (&[O, X], 2),
            (&[I, I, X], 2),
            (&[D, I, O], 3),
            (&[D, I, X], 3),
            (&[I, O, X], 3),
            (&[D, I, O, X], 3),
        ];
        for (kinds, expected) in cases {
            let pieces: Vec<_> = kinds.iter().map(|kind| (*kind, "")).collect();
            assert_eq!(grade(&pieces), *expected, "{kinds:?}");
        }
    }

    #[test]
    fn pieces_by_one_author_count_as_one_kind() {
        let cases: &[(&[(EvidenceKind, &str)], u8)] = &[
            (&[(D, "甲"), (I, "甲")], 1),
            (&[(D, "甲"), (I, "乙")], 2),
            (&[(D, "甲"), (I, "")], 2),
            (&[(D, "甲"), (I, "甲"), (D, "乙")], 2),
            (&[(D, "甲"), (I, "甲"), (O, "甲")], 1),
            (&[(D, "甲"), (I, "甲"), (O, "")], 2),
            (&[(D, "甲"), (I, "甲"), (X, "")], 2),
        ];
        for (pieces, expected) in cases {
            assert_eq!(grade(pieces), *expected, "{pieces:?}");
        }
    }

    /// The most kinds that can be had, found by trying every choice of a piece or none for each kind.
    fn tried(pieces: &[Piece<'_>], kinds: &[EvidenceKind], taken: &[&str]) -> usize {
        let Some((kind, rest)) = kinds.split_first() else { return 0 };
        let free = pieces.iter().filter(|piece| piece.kind == *kind && !taken.contains(&piece.author));
        let with = free.map(|piece| {
            let author = (!piece.author.is_empty()).then_some(piece.author);
            1 + tried(pieces, rest, &taken.iter().copied().chain(author).collect::<Vec<_>>())
        });
        with.chain([tried(pieces, rest, taken)]).max().unwrap()
    }

    proptest! {
        #[test]
        fn the_most_kinds_are_those_of_the_best_choice(
            drawn in prop::collection::vec((prop::sample::select(vec![D, I, O, X]), prop::sample::select(vec!["", "甲", "乙", "丙"])), 0..7),
        ) {
            let pieces: Vec<_> =
                drawn.into_iter().map(|(kind, author)| Piece { kind, author, is_confirmed: false }).collect();
            prop_assert_eq!(most_kinds(&pieces, &INSIDE, &BTreeSet::new()), tried(&pieces, &INSIDE, &[]));
        }
    }

    #[test]
    fn two_interviews_with_one_person_are_one_interview() {
        assert_eq!(grade(&[(I, "R3-1"), (I, "R3-1")]), 0);
        assert_eq!(grade(&[(I, "R3-1"), (I, "R4-1")]), 1);
    }

    #[test]
    fn a_confirmed_piece_counts_as_outside_confirmation() {
        let confirmed = Piece { kind: D, author: "", is_confirmed: true };
        assert_eq!(evidence_grade(&[confirmed]), 2);
        assert_eq!(evidence_grade(&[Piece { kind: I, ..confirmed }]), 2);
    }

    #[test]
    fn confidence_starts_from_the_grade_and_each_reason_moves_it_a_step() {
        // The trial starts on 1970-01-01: 24 months before that is 1968-01-01.
        let cases = [
            (Details::default(), Confidence::Low),
            (Details { is_contradicted: true, ..Details::default() }, Confidence::VeryLow),
            (Details { is_picked: true, ..Details::default() }, Confidence::VeryLow),
            (Details { is_picked: true, is_contradicted: true, ..Details::default() }, Confidence::VeryLow),
            (Details { effective: Some(date(1968, 1, 1)), ..Details::default() }, Confidence::Low),
            (Details { effective: Some(date(1967, 12, 31)), ..Details::default() }, Confidence::VeryLow),
            // Confirmed, its grade is 2 and one step is gained.
            (Details { is_confirmed: true, ..Details::default() }, Confidence::High),
            (Details { is_confirmed: true, is_picked: true, ..Details::default() }, Confidence::Moderate),
        ];
        for (details, expected) in cases {
            let mut trial = Trial::open(Scope::Full);
            trial.support("A", D, "文件");
            trial.act(Act::Keep(Kept::Details(EvidenceNo(1), Some(details.clone())))).unwrap();
            let standing = trial.standing();
            assert_eq!(standing.item(&"A".into()).unwrap().confidence, expected, "{details:?}");
        }
    }

    #[test]
    fn a_newer_piece_makes_up_for_an_old_one() {
        let mut trial = Trial::open(Scope::Full);
        for (number, (title, day)) in (1..).zip([("旧", date(1960, 1, 1)), ("新", date(1969, 1, 1))]) {
            trial.support("A", D, title);
            let details = Details { effective: Some(day), ..Details::default() };
            trial.act(Act::Keep(Kept::Details(EvidenceNo(number), Some(details)))).unwrap();
        }
        assert_eq!(trial.standing().item(&"A".into()).unwrap().confidence, Confidence::Low);
    }

    #[test]
    fn pieces_by_one_author_are_told_where_they_support_the_same_item() {
        let mut trial = Trial::open(Scope::Full);
        for (number, (item, title)) in (1..).zip([("A", "年报"), ("A", "总结"), ("B", "台账"), ("A", "照片")]) {
            trial.support(item, D, title);
            let author = if number == 4 { "理事会" } else { "秘书处" };
            let details = Details { author: author.to_owned(), ..Details::default() };
            trial.act(Act::Keep(Kept::Details(EvidenceNo(number), Some(details)))).unwrap();
        }
        let of = |number| not_independent_of(trial.assessment(), EvidenceNo(number));
        assert_eq!([of(1), of(2), of(3), of(4)], [vec![EvidenceNo(2)], vec![EvidenceNo(1)], vec![], vec![]]);
    }
}
