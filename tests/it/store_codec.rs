//! Laws of the record format, and its bytes as they are for ever.

use std::collections::BTreeMap;
use std::fmt::Write;

use bamai::domain::checklist::Size;
use bamai::domain::event::{Change, Event, EvidenceKind, Profile, Scope};
use bamai::domain::ids::{
    ActionNo, Actor, AssessmentId, CauseNo, CheckId, Digest, EvidenceNo, ItemId, Millis, NoteNo, SampleNo, Seq, SlotNo,
    SocietyCode,
};
use bamai::domain::records::{
    Action, Cause, Conflict, Control, Details, Drawn, Duty, Finding, FindingGrade, Interview, Kept, Lead, Measure,
    Note, Owner, Progress, Sample, Slot, Strength, Teammate, Verdict, Why,
};
use bamai::domain::value::{Answer, Pick, Value};
use bamai::store::codec::{self, CodecError, Record};
use bamai::store::{Head, StoreError};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::store_samples::{MORNING, answered, change, level, one_of_each, sealed_after, zhang};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn record(event: Event) -> Record {
    Record { at: MORNING, actor: zhang(), event }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), Just("成果目录，2025".to_owned())]
}

fn id<T>() -> impl Strategy<Value = bamai::domain::ids::Id<T>> {
    text().prop_map(|text| bamai::domain::ids::Id::new(&text))
}

fn day() -> impl Strategy<Value = Date> {
    (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn cell() -> impl Strategy<Value = Value> {
    let pick = (text(), proptest::option::of(text())).prop_map(|(code, specify)| Pick { code, specify });
    prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::Decimal),
        day().prop_map(Value::Date),
        text().prop_map(Value::Text),
        proptest::collection::vec(pick, 0..4).prop_map(Value::Picks),
    ]
}

fn value() -> BoxedStrategy<Value> {
    let row = proptest::collection::btree_map(text(), cell(), 0..4);
    let rows = proptest::collection::vec(row, 0..4).prop_map(Value::Rows);
    prop_oneof![4 => cell(), 1 => rows].boxed()
}

fn answer() -> BoxedStrategy<Answer> {
    prop_oneof![
        value().prop_map(Answer::Value),
        text().prop_map(|reason| Answer::NotApplicable { reason }),
        Just(Answer::NotEstablished),
    ]
    .boxed()
}

fn evidence() -> impl Strategy<Value = EvidenceNo> {
    any::<u32>().prop_map(EvidenceNo)
}

fn any_record() -> BoxedStrategy<Kept> {
    let ids = || proptest::collection::vec(id::<bamai::domain::ids::of::Item>(), 0..4);
    let interview = (proptest::option::of(id()), text(), text(), text(), proptest::collection::vec(text(), 0..3))
        .prop_map(|(role, person, place, others, traits)| Interview { role, person, place, others, traits })
        .boxed();
    let note = (evidence(), text(), ids()).prop_map(|(interview, text, items)| Note { interview, text, items }).boxed();
    let details =
        (text(), proptest::option::of(day()), text(), any::<[bool; 3]>(), proptest::option::of(any::<[u8; 32]>()))
            .prop_map(|(kept_at, effective, author, [is_confirmed, is_contradicted, is_picked], digest)| Details {
                kept_at,
                effective,
                author,
                is_confirmed,
                is_contradicted,
                is_picked,
                digest: digest.map(Digest),
            })
            .boxed();
    let drawn = proptest::collection::vec((any::<u32>(), text()).prop_map(|(line, text)| Drawn { line, text }), 0..4);
    let sample = (text(), text(), any::<[u8; 32]>(), any::<u32>(), drawn)
        .prop_map(|(frame, seed, digest, n_frame, drawn)| Sample {
            frame,
            seed,
            digest: Digest(digest),
            n_frame,
            drawn,
        })
        .boxed();
    let declared = proptest::option::of(proptest::sample::select(Conflict::ALL.to_vec()));
    let duty = proptest::sample::select(Duty::ALL.to_vec());
    let mate = (duty, declared, text()).prop_map(|(duty, declared, words)| Teammate { duty, declared, words }).boxed();
    let slot = (text(), text(), text()).prop_map(|(time, what, who)| Slot { time, what, who }).boxed();
    prop_oneof![
        (evidence(), proptest::option::of(interview)).prop_map(|(key, is)| Kept::Interview(key, is)),
        (any::<u32>(), proptest::option::of(note)).prop_map(|(key, is)| Kept::Note(NoteNo(key), is)),
        (evidence(), proptest::option::of(details)).prop_map(|(key, is)| Kept::Details(key, is)),
        (any::<u32>(), proptest::option::of(sample)).prop_map(|(key, is)| Kept::Sample(SampleNo(key), is)),
        (id(), proptest::option::of(mate)).prop_map(|(key, is)| Kept::Teammate(key, is)),
        (any::<u32>(), proptest::option::of(slot)).prop_map(|(key, is)| Kept::Slot(SlotNo(key), is)),
        (id(), proptest::option::of(any::<u8>())).prop_map(|(key, is)| Kept::SelfRating(key, is)),
        any_remedy(),
    ]
    .boxed()
}

fn any_remedy() -> BoxedStrategy<Kept> {
    let numbers = || proptest::collection::vec(evidence(), 0..3);
    let of = |codes: usize| 0..codes;
    let lead = (id(), text(), numbers()).prop_map(|(item, shown, evidence)| Lead { item, shown, evidence });
    let why = (text(), numbers()).prop_map(|(says, evidence)| Why { says, evidence });
    let verdict = (any::<bool>(), text()).prop_map(|(is_crux, why)| Verdict { is_crux, why });
    let cause = (
        (proptest::option::of(id()), text(), of(3)),
        proptest::collection::vec(lead, 0..3),
        proptest::collection::vec(why, 0..3),
        (proptest::option::of(of(3)), proptest::option::of(verdict)),
    );
    let cause = cause
        .prop_map(|((kind, says, control), leads, whys, (effort, verdict))| {
            let effort = effort.map(|size| Size::ALL[size]);
            Box::new(Cause { kind, says, control: Control::ALL[control], leads, whys, effort, verdict })
        })
        .boxed();
    let measure = (id(), any::<u8>()).prop_map(|(item, target)| Measure { item, target });
    let action = (
        (proptest::collection::vec(id(), 0..3), proptest::option::of(any::<u32>()), text(), of(3), of(3), text()),
        (proptest::option::of(day()), text(), proptest::collection::vec(measure, 0..3), text()),
        (proptest::option::of(day()), of(5), text()),
    );
    let action = action
        .prop_map(
            |(
                (items, cause, what, strength, owner, who),
                (due, support, measures, proof),
                (check_on, state, found),
            )| {
                Box::new(Action {
                    items,
                    cause: cause.map(CauseNo),
                    what,
                    strength: Strength::ALL[strength],
                    owner: Owner::ALL[owner],
                    who,
                    due,
                    support,
                    measures,
                    proof,
                    check_on,
                    state: Progress::ALL[state],
                    found,
                })
            },
        )
        .boxed();
    let grade = proptest::option::of(proptest::sample::select(FindingGrade::ALL.to_vec()));
    let finding = (text(), grade, text()).prop_map(|(effect, grade, why)| Finding { effect, grade, why }).boxed();
    let steps = proptest::array::uniform4(proptest::sample::select(Size::ALL.to_vec()));
    prop_oneof![
        (id(), proptest::option::of(finding)).prop_map(|(key, is)| Kept::Finding(key, is)),
        (any::<u32>(), proptest::option::of(cause)).prop_map(|(key, is)| Kept::Cause(CauseNo(key), is)),
        (any::<u32>(), proptest::option::of(action)).prop_map(|(key, is)| Kept::Action(ActionNo(key), is)),
        (id(), proptest::option::of(steps)).prop_map(|(key, is)| Kept::Effort(key, is)),
    ]
    .boxed()
}

fn any_change() -> BoxedStrategy<Change> {
    let kind = proptest::sample::select(EvidenceKind::ALL.to_vec());
    let items = proptest::collection::vec(id(), 0..4);
    let plain = prop_oneof![
        (id(), proptest::option::of(answer())).prop_map(|(item, answer)| Change::Answered { item, answer }),
        (id(), text()).prop_map(|(item, text)| Change::Remarked { item, text }),
        (evidence(), kind, text(), items).prop_map(|(evidence, kind, title, items)| Change::EvidenceRegistered {
            evidence,
            kind,
            title,
            items
        }),
        evidence().prop_map(|evidence| Change::EvidenceStruck { evidence }),
        (id(), evidence()).prop_map(|(item, evidence)| Change::Linked { item, evidence }),
        (id(), evidence()).prop_map(|(item, evidence)| Change::Unlinked { item, evidence }),
        (id(), proptest::option::of(id()), proptest::option::of(text()))
            .prop_map(|(check, item, why)| Change::Overruled { check, item, why }),
        any_record().prop_map(Change::Kept),
        Just(Change::Submitted),
        text().prop_map(|why| Change::Reopened { why }),
    ];
    plain
        .prop_recursive(3, 4, 1, |inner| {
            prop_oneof![
                (any::<u64>(), inner.clone())
                    .prop_map(|(of, change)| Change::Undone { of: Seq(of), change: Box::new(change) }),
                (any::<u64>(), inner).prop_map(|(of, change)| Change::Redone { of: Seq(of), change: Box::new(change) }),
            ]
        })
        .boxed()
}

fn profile() -> BoxedStrategy<Profile> {
    let days = (proptest::option::of(day()), proptest::option::of(day()));
    (text(), text(), text(), text(), text(), days, proptest::option::of(any::<u64>()), text())
        .prop_map(|(name, short, level, discipline, grade, (grade_date, founded), members, region)| Profile {
            name,
            short,
            level,
            discipline,
            grade,
            grade_date,
            founded,
            members,
            region,
        })
        .boxed()
}

pub fn any_event() -> BoxedStrategy<Event> {
    let digest = || any::<[u8; 32]>().prop_map(Digest);
    let scope = prop_oneof![Just(Scope::Full), Just(Scope::Core)];
    prop_oneof![
        1 => (id(), profile()).prop_map(|(code, profile)| Event::SocietyAdded { code, profile }),
        1 => (id(), profile()).prop_map(|(code, profile)| Event::SocietyChanged { code, profile }),
        1 => (id(), id(), proptest::collection::vec(proptest::collection::btree_map(text(), cell(), 0..4), 0..4))
            .prop_map(|(society, roster, rows)| Event::RosterKept { society, roster, rows }),
        1 => (digest(), any::<u32>(), any::<u32>(), text())
            .prop_map(|(checklist, part, n_parts, text)| Event::ChecklistKept { checklist, part, n_parts, text }),
        1 => (id(), id(), any::<u32>(), digest(), scope).prop_map(|(assessment, society, round, checklist, scope)| {
            Event::AssessmentStarted { assessment, society, round, checklist, scope }
        }),
        6 => (id(), any_change()).prop_map(|(assessment, change)| Event::Changed { assessment, change }),
    ]
    .boxed()
}

proptest! {
    #[test]
    fn decoding_gives_back_what_was_encoded(at in any::<i64>(), actor in text(), event in any_event()) {
        let record = Record { at: Millis(at), actor: Actor::new(&actor), event };
        let bytes = codec::encode(&record).unwrap();
        prop_assert_eq!(codec::decode(&bytes), Ok(record));
    }

    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(codec::decode(&bytes).is_err());
    }

    /// A right checksum lets the bytes through to the payload, where a forger could ask for memory or depth without end.
    #[test]
    fn arbitrary_bytes_under_a_right_checksum_do_not_panic(
        kind in 0_u16..48,
        payload in proptest::collection::vec(any::<u8>(), 0..2_000),
    ) {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend([1, 0]);
        bytes.extend([0; 8 + 2 + 2 + 2]);
        bytes.extend(payload);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        let _ = codec::decode(&bytes);
    }

    #[test]
    fn a_changed_bit_is_noticed(event in any_event(), place in any::<prop::sample::Index>(), bit in 0..8) {
        let mut bytes = codec::encode(&record(event)).unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        prop_assert_eq!(codec::decode(&bytes), Err(CodecError::Damaged));
    }
}

#[test]
fn time_never_goes_back() {
    let first = codec::seal(&Head::default(), Millis(5_000), &zhang(), level("W1", 1)).unwrap();
    let second = codec::seal(&Head::of(&first), Millis(4_000), &zhang(), level("W1", 2)).unwrap();
    assert_eq!((second.seq, second.at), (Seq(2), Millis(5_000)));
}

#[test]
fn a_digest_is_of_the_digest_before_and_the_record() {
    use sha2::{Digest as _, Sha256};
    let entries = sealed_after(Head::default(), one_of_each());
    let mut before = [0; 32];
    for entry in &entries {
        let bytes = codec::record_of(entry).unwrap();
        let expected: [u8; 32] = Sha256::digest([before.as_slice(), &bytes].concat()).into();
        assert_eq!(entry.hash.0, expected);
        before = expected;
    }
}

/// Seen to fail with the limit of bincode on writing taken away: a profile and a piece of a checklist have no other one.
#[test]
fn no_text_of_any_kind_makes_a_record_longer_than_the_limit() {
    let text = "x".repeat(codec::PAYLOAD_LIMIT + 1);
    let code = SocietyCode::new("A0001");
    let profile = Profile { name: text.clone(), ..Profile::default() };
    let kept = Event::ChecklistKept { checklist: Digest([7; 32]), part: 0, n_parts: 1, text };
    let changed = Event::SocietyChanged { code: code.clone(), profile: profile.clone() };
    for event in [kept, changed, Event::SocietyAdded { code, profile }] {
        assert_eq!(codec::encode(&record(event)), Err(CodecError::TooLong));
    }
}

/// Seen to fail when `decode` does not look at the record's length: over bytes in memory bincode keeps to no limit of its own.
#[test]
fn a_record_longer_than_any_the_program_writes_is_damage_though_its_checksum_is_right() {
    let event = |length| {
        let text = "x".repeat(length);
        Event::ChecklistKept { checklist: Digest([7; 32]), part: 0, n_parts: 1, text }
    };
    // bincode writes the length of this text as 251 and two bytes, that of a longer one as 252 and four.
    let sound = codec::encode(&record(event(65_000))).unwrap();
    let head = sound.len() - 4 - 65_000 - 3;
    let forged = |length: u32| {
        let mut bytes = sound[..head].to_vec();
        bytes.push(252);
        bytes.extend(length.to_le_bytes());
        bytes.extend(vec![b'x'; length as usize]);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    };
    for length in [75_000, 5_000_000] {
        assert_eq!(codec::decode(&forged(length)), Err(CodecError::Damaged), "{length}");
    }
}

#[test]
fn what_a_record_has_no_room_for_is_refused() {
    let refused = |event| match codec::seal(&Head::default(), MORNING, &zhang(), event) {
        Err(StoreError::NoRecord(error)) => error,
        sealed => panic!("{sealed:?}"),
    };
    let long = change(Change::Remarked { item: ItemId::new("W1"), text: "长".repeat(30_000) });
    assert_eq!(refused(long), CodecError::TooLong);
    assert_eq!(refused(change(answered("W1", Value::Decimal(f64::NAN)))), CodecError::NotFinite);
    let rows = Value::Rows(vec![BTreeMap::from([("a".to_owned(), Value::Rows(Vec::new()))])]);
    assert_eq!(refused(change(answered("W1", rows))), CodecError::TooDeep);
    let undone = |change| Change::Undone { of: Seq(1), change: Box::new(change) };
    let deep = (0..20).fold(Change::Submitted, |within, _| undone(within));
    assert_eq!(refused(change(deep)), CodecError::TooDeep);
}

#[test]
fn the_longest_remark_can_be_undone_and_done_again() {
    // 65,536 bytes less the room for 8 undos of 64 bytes, the item "W1" with its length, and the text's length of 3 bytes.
    let longest = 65_536 - 8 * 64 - 3 - 3;
    let remark = |length| Change::Remarked { item: ItemId::new("W1"), text: "x".repeat(length) };
    assert_eq!(codec::encode(&record(change(remark(longest + 1)))), Err(CodecError::TooLong));
    let mut within = remark(longest);
    for n in 0..8 {
        let event = change(within.clone());
        let bytes = codec::encode(&record(event.clone())).unwrap_or_else(|error| panic!("{n} undos: {error}"));
        assert_eq!(codec::decode(&bytes), Ok(record(event)));
        within = Change::Undone { of: Seq(u64::MAX), change: Box::new(within) };
    }
}

#[test]
fn a_kind_schema_or_flag_of_a_later_program_is_told_from_damage() {
    let sound = codec::encode(&record(level("W1", 2))).unwrap();
    for (place, byte) in [(0, 200), (2, 2), (3, 1)] {
        let mut bytes = sound[..sound.len() - 4].to_vec();
        bytes[place] = byte;
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        assert!(matches!(codec::decode(&bytes), Err(CodecError::Unknown { .. })), "byte {place}");
    }
}

/// A whole record by hand: every byte is worked out from the table in `codec`, the checksum with `zlib.crc32`.
#[test]
fn a_record_is_laid_out_as_documented() {
    let bytes = codec::encode(&record(level("W1", 2))).unwrap();
    let expected = [
        "1000",             // kind 16, an answer
        "01",               // schema 1
        "00",               // no flags
        "e023ecad9c010000", // 1,772,444,460,000 = 0x019cadec23e0
        "0000",             // tick 0
        "0500",
        "7a68616e67", // "zhang"
        "0700",
        "41303030312d31", // "A0001-1"
        "02",
        "5731", // item "W1"
        "01",
        "00",
        "00",
        "01",
        "04", // some; a value; a cell; an integer; 2 in zigzag is 4
        "2a0e9e8f",
    ];
    assert_eq!(hex(&bytes), expected.concat());
}

/// Kind and payload of one record of every kind, value and blank, worked out from bincode's rules: a number below 251 is one byte, then FB and
/// two bytes; signed ones zigzag first; a text is its length and its bytes; an option 0 or 1; a variant its number. These bytes are in people's journals:
/// when this test fails, the program is wrong.
#[test]
fn the_bytes_of_every_kind_are_frozen() {
    let mut seen = String::new();
    for event in one_of_each() {
        let bytes = codec::encode(&record(event)).unwrap();
        // 16 bytes, "zhang", and the subject after its length of two bytes.
        let start = 16 + 5 + 2 + usize::from(bytes[21]);
        let payload = &bytes[start..bytes.len() - 4];
        let _ = writeln!(seen, "{:>2} {}", bytes[0], hex(payload));
    }
    assert_eq!(seen, FROZEN);
}

#[rustfmt::skip]
const FROZEN: &str = concat!(
    " 1 12e69cbae6a2b0e5b7a5e7a88be5ada6e4bc9a06e69cbae6a2b006e79c81e7baa706e5b7a5e7a79102613301fbd00f0c1f0001fbb00406e59088e882a5\n", // SocietyAdded
    " 2 000000000000000000\n", // SocietyChanged
    " 3 07070707070707070707070707070707070707070707070707070707070707070002076964203d202261\n", // ChecklistKept
    " 3 070707070707070707070707070707070707070707070707070707070707070701020362220a\n", // ChecklistKept, second part
    " 4 05413030303101070707070707070707070707070707070707070707070707070707070707070701\n", // AssessmentStarted
    "16 034630310100000001\n", // Answered: bool
    "16 0257310100000105\n", // integer
    "16 0346303901000002000000000000e03f\n", // decimal
    "16 0346303201000003fbd40f0302\n", // date
    "16 034630330100000403e88489\n", // text
    "16 034630340100000502016100056f74686572010ce88194e59088e58a9ee5888a\n", // picks
    "16 034630350100010102046e616d650406e69d8ee69f900573696e636503fbc60f0501\n", // rows
    "16 02573201010fe697a0e58886e694afe69cbae69e84\n", // NotApplicable
    "16 0257320102\n", // NotEstablished
    "16 02573200\n", // no answer
    "17 02573118e58f8de9a688e8a1a8e4b889e4bbbde69c89e7adbee5ad97\n", // Remarked
    "18 010111e68890e69e9ce79baee5bd95203230323502025731025732\n", // EvidenceRegistered
    "19 01\n", // EvidenceStruck
    "20 02573101\n", // Linked
    "21 02573101\n", // Unlinked
    "22 03433330010257310106e5b7b2e6a0b8\n", // Overruled an item's check
    "22 034333310000\n", // withdrawn
    "23 \n", // Submitted
    "24 06e8a1a5e8aebf\n", // Reopened
    "25 0710010402573200\n", // Undone
    "26 071001080257310100000105\n", // Redone
    "32 0201010252330452332d3109e4bc9ae8aeaee5aea4000105796f756e67\n", // an interview
    "32 0200\n", // taken out
    "33 01010209e69c89e4b889e4bbbd01025731\n", // a note
    "34 010109e4ba8ce58fb7e69f9c01fbd20f030109e58a9ee585ace5aea4010001010909090909090909090909090909090909090909090909090909090909090909\n", // details of evidence
    "35 01010ce4bc9ae59198e5908de58d9501370808080808080808080808080808080808080808080808080808080808080808fb2c01010203e4b999\n", // a sample
    "36 057a68616e670103030ce69bbee4bbbbe79086e4ba8b\n", // a member of the team
    "37 01010530393a303009e8a781e99da2e4bc9a06e585a8e4bd93\n", // a line of the timetable
    "38 0257310103\n", // a self-rating
    "39 025731010ce68da2e5b18ae58f97e998bb0406e980bee69c9f\n", // a finding
    "40 0101010670656f706c6515e7a798e4b9a6e5a484e58faae69c89e4b880e4baba020102573106e5908de5868c020102010ce6b2a1e69c89e7bc96e588b602010202010009e5b7b2e59ca8e58a9e\n", // a cause
    "41 010101025731010109e88198e4b893e8818c030209e7a798e4b9a6e995bf01fbd40f090106e7bb8fe8b4b9010253310306e59088e5908c01fbd40f0c010206e59ca8e88198\n", // an action
    "42 0257310101020303\n", // the steps of an item
    " 5 0966756e6374696f6e73010206616d6f756e7402000000000000e03f0477686174040ce8818ce7a7b0e8af84e5aea1\n", // a roster
    " 5 0966756e6374696f6e7300\n", // without rows
);

#[test]
fn ids_of_every_sort_survive() {
    let event = Event::Changed {
        assessment: AssessmentId::new("安徽-1"),
        change: Change::Overruled { check: CheckId::new("C1"), item: None, why: None },
    };
    let bytes = codec::encode(&record(event.clone())).unwrap();
    assert_eq!(codec::decode(&bytes).unwrap().event, event);
    let event = Event::SocietyAdded { code: SocietyCode::new(""), profile: Profile::default() };
    let bytes = codec::encode(&record(event.clone())).unwrap();
    assert_eq!(codec::decode(&bytes).unwrap().event, event);
}
