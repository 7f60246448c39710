//! A small assessment for the tests of the domain: seven items, seven checks, one society; knows nothing of learned societies.

use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::parse;
use crate::domain::command::{Act, Command};
use crate::domain::decide::decide;
use crate::domain::event::{Entry, EvidenceKind, Profile, Scope};
use crate::domain::ids::{Actor, AssessmentId, Digest, Millis, Seq, SocietyCode};
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::domain::value::Answer;

/// N and Q are facts, M hangs on both; A (★) and B are ratings, B off the path when N is 0; C is scored yes or no; R is a red line.
const CHECKLIST: &str = r#"
id = "trial"
version = "1"
title = { zh = "试验", en = "Trial" }
languages = ["zh", "en"]
source = { zh = "试验", en = "Trial" }

[scoring]
coverage_floor = 0.5
geometric_floor = 1.0
evidence_caps = [1, 2, 3, 4]
bands = [
  { id = "slight", below = 20, zh = "轻微", en = "slight" },
  { id = "mild", below = 40, zh = "轻度", en = "mild" },
  { id = "moderate", below = 60, zh = "中度", en = "moderate" },
  { id = "serious", below = 80, zh = "较重", en = "serious" },
  { id = "severe", below = 101, zh = "严重", en = "severe" },
]

[[role]]
id = "R1"
title = { zh = "会长", en = "President" }

[[role]]
id = "R2"
title = { zh = "副会长", en = "Vice-president" }

[[role]]
id = "R3"
title = { zh = "会员", en = "Member" }

[[quota]]
roles = ["R1", "R2"]
least = 1

[[quota]]
roles = ["R3"]
least = 2
skip_if = "Q"
traits = [{ id = "young", least = 1, zh = "年轻", en = "young" }]

[[form]]
id = "F"
kind = "facts"
title = { zh = "事实", en = "Facts" }
item = [
  { id = "N", kind = "integer", min = 0, max = 20, title = { zh = "数", en = "Number" }, ask = { zh = "数？", en = "Number?" } },
  { id = "Q", kind = "yesno", title = { zh = "否", en = "Whether" }, ask = { zh = "否？", en = "Whether?" } },
  { id = "M", kind = "integer", min = 0, max = 20, skip_if = "N == 0 || Q", title = { zh = "余", en = "More" }, ask = { zh = "余？", en = "More?" } },
]

[[form]]
id = "W"
kind = "axis"
title = { zh = "轴", en = "Axis" }

[[form.item]]
id = "A"
kind = "rating"
weight = 2
core = true
tags = { axis = "W" }
title = { zh = "甲", en = "A" }
ask = { zh = "甲？", en = "A?" }
rubric = [{ zh = "零", en = "0" }, { zh = "一", en = "1" }, { zh = "二", en = "2" }, { zh = "三", en = "3" }, { zh = "四", en = "4" }]

[[form.item]]
id = "B"
kind = "rating"
weight = 1
tags = { axis = "W" }
skip_if = "N == 0"
title = { zh = "乙", en = "B" }
ask = { zh = "乙？", en = "B?" }
rubric = [{ zh = "零", en = "0" }, { zh = "一", en = "1" }, { zh = "二", en = "2" }, { zh = "三", en = "3" }, { zh = "四", en = "4" }]

[[form.item]]
id = "C"
kind = "yesno"
weight = 1
tags = { axis = "W" }
title = { zh = "丙", en = "C" }
ask = { zh = "丙？", en = "C?" }

[[form]]
id = "RL"
kind = "redline"
title = { zh = "红线", en = "Red lines" }
item = [{ id = "R", kind = "yesno", title = { zh = "线", en = "Line" }, ask = { zh = "线？", en = "Line?" } }]

[[check]]
id = "hard"
level = "hard"
when = "N > 15"
say = { zh = "太多", en = "too many" }

[[check]]
id = "soft"
level = "soft"
when = "N > 10"
say = { zh = "偏多", en = "rather many" }

[[check]]
id = "red"
level = "red"
when = "N > 12"
raises = "R"
say = { zh = "触线", en = "over the line" }

[[check]]
id = "over"
level = "hard"
each = "rating"
when = "rating > cap"
say = { zh = "超上限", en = "over the cap" }

[[check]]
id = "bare"
level = "hard"
each = "scored"
when = "!blank && n_evidence == 0"
say = { zh = "缺证据", en = "without evidence" }

[[check]]
id = "high"
level = "soft"
each = "rating"
when = "rating >= 3"
say = { zh = "偏高", en = "rather high" }

[[check]]
id = "off"
level = "hard"
when = "N >= 0"
enabled = false
say = { zh = "停用", en = "switched off" }
"#;

/// The lead of the trial.
pub const LEAD: &str = "lead";

/// A state with one open assessment, and a clock that ticks once per entry.
#[derive(Clone)]
pub struct Trial {
    pub state: State,
    id: AssessmentId,
    seq: Seq,
}

impl Trial {
    pub fn open(scope: Scope) -> Self {
        Self::open_with(scope, "")
    }

    /// Opens it with more in its checklist than there is.
    pub fn open_with(scope: Scope, more: &str) -> Self {
        Self::open_on(scope, &format!("{CHECKLIST}\n{more}"))
    }

    /// Opens it with its checklist changed: each first text replaced by the second, which must be there.
    pub fn open_changed(scope: Scope, changes: &[(&str, &str)]) -> Self {
        let mut text = CHECKLIST.to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        Self::open_on(scope, &text)
    }

    fn open_on(scope: Scope, text: &str) -> Self {
        let parsed = parse("trial.toml", text);
        assert_eq!(parsed.problems, []);
        let checklist = Arc::new(parsed.checklist.unwrap());
        let mut state = State::default();
        state.checklists.insert(checklist.digest, Arc::clone(&checklist));
        let mut trial = Self { state, id: AssessmentId::new("S-1"), seq: Seq(0) };
        let society = SocietyCode::new("S");
        let profile = Profile { name: "试验学会".to_owned(), ..Profile::default() };
        trial.run(LEAD, &Command::Register { code: society.clone(), profile }).unwrap();
        trial.run(LEAD, &Command::Start { society, checklist, scope }).unwrap();
        trial
    }

    /// Does what is wished and returns how many events that took.
    pub fn run(&mut self, actor: &str, command: &Command) -> Result<usize, Refusal> {
        let actor = Actor::new(actor);
        let events = decide(&self.state, &actor, command)?;
        let n_events = events.len();
        for event in events {
            self.seq = self.seq.next();
            let at = Millis(i64::try_from(self.seq.0).unwrap());
            self.state.apply(&Entry { seq: self.seq, at, actor: actor.clone(), event, hash: Digest::default() });
        }
        Ok(n_events)
    }

    /// Acts as somebody.
    pub fn act_as(&mut self, actor: &str, act: Act) -> Result<usize, Refusal> {
        self.run(actor, &Command::In { assessment: self.id.clone(), act })
    }

    /// Acts as the lead.
    pub fn act(&mut self, act: Act) -> Result<usize, Refusal> {
        self.act_as(LEAD, act)
    }

    /// Answers an item as somebody, in the notation of `apply`.
    pub fn answer_as(&mut self, actor: &str, item: &str, text: &str) {
        let answer = match text {
            "NE" => Answer::NotEstablished,
            "NA" => Answer::NotApplicable { reason: "不适用".to_owned() },
            text => {
                let known = self.assessment().checklist.item(item).unwrap();
                Answer::Value(known.kind.parse(known, text).unwrap())
            }
        };
        self.act_as(actor, Act::Answer { item: item.into(), answer }).unwrap();
    }

    /// Answers an item as the lead.
    pub fn answer(&mut self, item: &str, text: &str) {
        self.answer_as(LEAD, item, text);
    }

    /// Registers evidence of a kind for an item.
    pub fn support(&mut self, item: &str, kind: EvidenceKind, title: &str) {
        self.act(Act::Evidence { kind, title: title.to_owned(), items: vec![item.into()] }).unwrap();
    }

    /// Answers everything so that nothing blocks submission.
    pub fn complete(&mut self) {
        for (item, text) in [("N", "3"), ("Q", "no"), ("M", "1"), ("A", "1"), ("B", "2"), ("C", "yes"), ("R", "no")] {
            self.answer(item, text);
        }
        for item in ["A", "B", "C"] {
            self.support(item, EvidenceKind::Document, "文件");
        }
    }

    pub fn assessment(&self) -> &Assessment {
        &self.state.assessments[&self.id]
    }

    /// Everything that is known now, so that two moments can be compared. Empty sets are as good as none.
    pub fn known(&self) -> String {
        let known = self.assessment();
        let ratings: Vec<_> = known.by_assessor.iter().filter(|(_, ratings)| !ratings.is_empty()).collect();
        let links: Vec<_> = known.links.iter().filter(|(_, linked)| !linked.is_empty()).collect();
        let plain = (&known.shared, &known.remarks, &known.evidence, &known.overrules, &known.records, known.status);
        format!("{plain:#?}{ratings:#?}{links:#?}")
    }

    pub fn standing(&self) -> Standing {
        Standing::of(self.assessment())
    }
}
