//! In words: who has still to be heard, and what in a text looks as if it told who somebody is; knows nothing of where that is shown.

use crate::domain::checklist::{Checklist, Quota};
use crate::domain::ids::RoleId;
use crate::domain::privacy::{Sign, suspects};
use crate::domain::standing::{Missing, QuotaStanding, Standing};
use crate::lang::{Lang, interview as say};

/// Says who has still to be heard, one sentence for each part of the minimum sample that is not complete.
pub fn missing(lang: Lang, checklist: &Checklist, standing: &Standing) -> Vec<String> {
    let parts = standing.quotas.iter().filter(|part| !part.missing.is_empty());
    let say_part = |part: &QuotaStanding| {
        let quota = checklist.quotas.get(part.quota)?;
        Some(missing_of(lang, checklist, quota, &part.missing))
    };
    parts.filter_map(say_part).collect()
}

fn missing_of(lang: Lang, checklist: &Checklist, quota: &Quota, missing: &[Missing]) -> String {
    let roles: Vec<String> = quota.roles.iter().map(|id| role(lang, checklist, id)).collect();
    let roles = roles.join(say::role_or(lang));
    let people = missing.iter().find_map(|missing| match missing {
        Missing::People(n) => Some(*n),
        Missing::Trait(..) => None,
    });
    let such = |missing: &Missing| match missing {
        Missing::People(_) => None,
        Missing::Trait(id, n) => {
            let title = quota.traits.iter().find(|wanted| wanted.id == *id).map_or("", |wanted| wanted.title.get(lang));
            Some(say::such(lang, title, *n))
        }
    };
    let traits: Vec<String> = missing.iter().filter_map(such).collect();
    let traits = traits.join(say::such_and(lang));
    match people {
        Some(n) if traits.is_empty() => say::people(lang, &roles, n),
        Some(n) => say::people_of_whom(lang, &roles, n, &traits),
        None => say::still_of_whom(lang, &roles, &traits),
    }
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
