//! What changed between two profiles of a society, in words; knows nothing of when or by whom.

use crate::domain::event::Profile;
use crate::domain::ledger::Past;
use crate::exchange::show_grade;
use crate::lang::{Lang, compare as told, ledger as say};

/// Says what a register said otherwise of a society before: `等级 2A → 3A`, a line each; nothing where both say the same.
pub fn profile_changes(before: &Profile, after: &Profile, lang: Lang) -> Vec<String> {
    let fields = |profile: &Profile| {
        // Every field by name, so that a new one is not forgotten here.
        let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = profile.clone();
        let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            (say::name(lang), name),
            (say::short(lang), short),
            (say::level(lang), level),
            (say::discipline(lang), discipline),
            (say::grade(lang), show_grade(&grade, lang)),
            (say::grade_date(lang), date(grade_date)),
            (say::founded(lang), date(founded)),
            (say::members(lang), members.map(|members| members.to_string()).unwrap_or_default()),
            (say::region(lang), region),
        ]
    };
    let or_nothing = |text: &str| if text.is_empty() { told::nothing(lang).to_owned() } else { text.to_owned() };
    let pairs = fields(before).into_iter().zip(fields(after));
    let changed = pairs.filter(|((_, before), (_, after))| before != after);
    let said = changed.map(|((label, before), (_, after))| {
        told::register_change(lang, label, &or_nothing(&before), &or_nothing(&after))
    });
    said.collect()
}

/// Says what became of a society's profile, the last change first: each with the moment it was no longer as before.
pub fn profile_history<'a>(past: &'a [Past], now: &Profile, lang: Lang) -> Vec<(&'a Past, Vec<String>)> {
    let after = past.iter().skip(1).map(|past| &past.profile).chain([now]);
    let changes = past.iter().zip(after).map(|(past, after)| (past, profile_changes(&past.profile, after, lang)));
    let mut changes: Vec<_> = changes.filter(|(_, said)| !said.is_empty()).collect();
    changes.reverse();
    changes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::ids::Millis;

    #[test]
    fn what_changed_is_told_field_by_field_and_the_last_change_first() {
        let first = Profile { name: "甲".to_owned(), grade: "a2".to_owned(), ..Profile::default() };
        let second = Profile { grade: "a3".to_owned(), grade_date: Some(date(2026, 1, 3)), ..first.clone() };
        let third = Profile { members: Some(7), ..second.clone() };
        let past = |until, profile: &Profile| Past {
            until: Millis(until),
            profile: profile.clone(),
            n_rows: std::collections::BTreeMap::new(),
        };
        // The third entry is of a roster alone: the profile is as it was.
        let past = [past(1, &first), past(2, &second), past(3, &third)];
        let told = profile_history(&past, &third, Lang::Zh);
        let told: Vec<_> = told.iter().map(|(past, said)| (past.until.0, said.join("；"))).collect();
        let expected =
            [(2, "会员数 （无） → 7".to_owned()), (1, "等级 2A → 3A；等级日期 （无） → 2026-01-03".to_owned())];
        assert_eq!(told, expected);
    }
}
