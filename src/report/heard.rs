//! In words: who is to be heard and who has still to be, and what in a text looks as if it told who somebody is; knows nothing of where
//! that is shown.

use crate::domain::checklist::{Checklist, Quota};
use crate::domain::ids::RoleId;
use crate::domain::privacy::{Sign, suspects};
use crate::domain::standing::{Missing, QuotaStanding, Standing};
use crate::lang::{Lang, import, interview as say, visit};

/// Says who has still to be heard, one sentence for each part of the minimum sample that is not complete.
pub fn missing(lang: Lang, checklist: &Checklist, standing: &Standing) -> Vec<String> {
    let parts = standing.quotas.iter().filter(|part| !part.missing.is_empty());
    let say_part = |part: &QuotaStanding| {
        let quota = checklist.quotas.get(part.quota)?;
        let (roles, lack) = (roles(lang, checklist, quota), Lack::of(lang, quota, part));
        let such = lack.traits.iter().map(|(title, n)| say::such(lang, title, *n)).collect::<Vec<_>>();
        let such = such.join(say::such_and(lang));
        Some(match lack.people {
            Some(n) if such.is_empty() => say::people(lang, &roles, n),
            Some(n) => say::people_of_whom(lang, &roles, n, &such),
            None => say::still_of_whom(lang, &roles, &such),
        })
    };
    parts.filter_map(say_part).collect()
}

/// Says what a part of the minimum sample still misses, its roles left out; empty when it misses nothing.
pub fn missing_of(lang: Lang, quota: &Quota, standing: &QuotaStanding) -> String {
    let lack = Lack::of(lang, quota, standing);
    let people = lack.people.map(|n| visit::missing_people(lang, n));
    let traits = lack.traits.iter().map(|(title, n)| visit::missing_trait(lang, *n, title));
    people.into_iter().chain(traits).collect::<Vec<_>>().join(import::list_mark(lang))
}

/// Says where a part of the minimum sample stands, its roles left out.
pub fn quota_state(lang: Lang, quota: &Quota, standing: &QuotaStanding) -> String {
    match missing_of(lang, quota, standing) {
        _ if standing.is_skipped => visit::not_needed(lang).to_owned(),
        missing if missing.is_empty() => visit::complete(lang).to_owned(),
        missing => missing,
    }
}

/// Who is missing of a part of the minimum sample.
struct Lack<'a> {
    /// So many more people.
    people: Option<u32>,
    /// So many more who are something.
    traits: Vec<(&'a str, u32)>,
}

impl<'a> Lack<'a> {
    fn of(lang: Lang, quota: &'a Quota, standing: &'a QuotaStanding) -> Self {
        let mut lack = Self { people: None, traits: Vec::new() };
        for missing in &standing.missing {
            match missing {
                Missing::People(n) => lack.people = Some(*n),
                Missing::Trait(id, n) => {
                    let known = quota.traits.iter().find(|wanted| wanted.id == *id);
                    lack.traits.push((known.map_or(id.as_str(), |wanted| wanted.title.get(lang)), *n));
                }
            }
        }
        lack
    }
}

/// Names the roles of a part of the minimum sample, of which any will do.
pub fn roles(lang: Lang, checklist: &Checklist, quota: &Quota) -> String {
    let roles: Vec<String> = quota.roles.iter().map(|id| role(lang, checklist, id)).collect();
    roles.join(say::role_or(lang))
}

/// Says a role by its id and title.
pub fn role(lang: Lang, checklist: &Checklist, id: &RoleId) -> String {
    checklist
        .role(id.as_str())
        .map_or_else(|| id.to_string(), |role| say::role(lang, id.as_str(), role.title.get(lang)))
}

/// Says what in a text looks as if it told who somebody is; `None` where nothing does.
pub fn looks_like(lang: Lang, text: &str) -> Option<String> {
    let pieces: Vec<String> = suspects(text)
        .into_iter()
        .map(|suspect| match suspect.sign {
            Sign::Name => say::looks_name(lang, &suspect.text),
            Sign::Phone => say::looks_phone(lang, &suspect.text),
            Sign::Identity => say::looks_identity(lang, &suspect.text),
            Sign::Email => say::looks_email(lang, &suspect.text),
        })
        .collect();
    (!pieces.is_empty()).then(|| pieces.join(say::such_and(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist;

    #[test]
    fn what_is_missing_is_said_in_words() {
        let checklist = checklist::builtin();
        let part = |role: &str, missing: Vec<Missing>| {
            let quota = checklist.quotas.iter().position(|quota| quota.roles.contains(&role.into())).unwrap();
            QuotaStanding { quota, n_heard: 0, is_skipped: false, missing }
        };
        let young = |n| Missing::Trait("under45".to_owned(), n);
        let outside = Missing::Trait("off_council".to_owned(), 1);
        let quotas = vec![
            part("R1", vec![Missing::People(1)]),
            part("R3", Vec::new()),
            part("R9", vec![Missing::People(3), young(1)]),
            part("R9", vec![young(1), outside]),
        ];
        let standing =
            Standing { items: Vec::new(), checks: Vec::new(), red_lines: Vec::new(), derived: Vec::new(), quotas };
        let expected = [
            "R1 理事长/会长 或 R2 副理事长、常务理事 1 人",
            "R9 普通会员 3 人，其中 45岁以下 1 人",
            "R9 普通会员须有 45岁以下 1 人、非理事 1 人",
        ];
        assert_eq!(missing(Lang::Zh, checklist, &standing), expected);
    }

    #[test]
    fn what_looks_like_a_name_or_a_number_is_quoted() {
        let said = looks_like(Lang::Zh, "张秘书长 13812345678").unwrap();
        assert_eq!(said, "姓名“张秘书长”、电话“13812345678”");
        assert_eq!(looks_like(Lang::Zh, "秘书长说会费太低"), None);
    }
}
