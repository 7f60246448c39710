//! What in a text looks as if it would tell who somebody is: a name, a telephone number, an identity number, an e-mail address.
//! Knows nothing of where the text stands, and never decides: it is shown beside what is typed, and nothing is refused for it.
//!
//! Absent: names within a sentence without a title or a verb of saying behind them (`跟张伟谈过`), names that begin with a surname
//! as common as a word (`高明`), names of more than four characters, foreign names and those with a dot in them, nicknames, local
//! telephone numbers without their area code, identity numbers of the old sort with 15 digits, and names in Latin letters.

mod names;
mod numbers;
mod words;

use crate::domain::kinds::narrow;

/// What a piece of text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// 姓名, or a surname with a title
    Name,
    /// 电话
    Phone,
    /// 身份证号
    Identity,
    /// 电子邮箱
    Email,
}

/// A piece of text that looks as if it would tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// What it looks like.
    pub sign: Sign,
    /// The piece itself.
    pub text: String,
}

/// Returns what in a text looks as if it would tell who somebody is, in the order it stands there within each sort.
pub fn suspects(text: &str) -> Vec<Suspect> {
    let chars: Vec<char> = narrow(text).chars().collect();
    let mut found = names::find(&chars);
    found.extend(numbers::find(&chars));
    found
}

/// Returns a piece of a text.
fn piece(chars: &[char], from: usize, to: usize) -> String {
    chars.get(from..to).unwrap_or_default().iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist;
    use crate::lang::Lang;

    fn found(text: &str) -> Vec<(Sign, String)> {
        suspects(text).into_iter().map(|suspect| (suspect.sign, suspect.text)).collect()
    }

    #[track_caller]
    fn alarms(text: &str, sign: Sign, piece: &str) {
        assert_eq!(found(text), [(sign, piece.to_owned())], "{text}");
    }

    #[track_caller]
    fn is_quiet(text: &str) {
        assert_eq!(found(text), [], "{text}");
    }

    #[test]
    fn a_name_that_stands_alone_is_noticed() {
        for (text, name) in [
            ("张伟", "张伟"),
            ("李小明", "李小明"),
            ("在场：王芳、记录员", "王芳"),
            ("会计 陈建国 在场", "陈建国"),
            ("欧阳修文", "欧阳修文"),
            ("W1王芳", "王芳"),
            ("（赵敏）", "赵敏"),
        ] {
            alarms(text, Sign::Name, name);
        }
    }

    #[test]
    fn a_surname_with_a_title_is_noticed_wherever_it_stands() {
        for (text, name) in [
            ("张秘书长", "张秘书长"),
            ("和李副会长谈过两次", "李副会长"),
            ("高主任不同意", "高主任"),
            ("问过王老师，不知道", "王老师"),
            ("周会长说了算", "周会长"),
            ("张工", "张工"),
            ("去年是刘总定的，李总说不行", "李总"),
            ("欧阳教授的组", "欧阳教授"),
            ("老张说章要找他盖", "老张"),
        ] {
            assert!(found(text).contains(&(Sign::Name, name.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_name_with_what_its_bearer_says_is_noticed() {
        alarms("张伟说会费没用", Sign::Name, "张伟");
        alarms("王建国认为应当公开", Sign::Name, "王建国");
    }

    #[test]
    fn words_places_and_offices_raise_no_alarm() {
        for text in [
            "学会",
            "张家港",
            "王府井",
            "黄山",
            "徐州",
            "周一",
            "许多",
            "程序",
            "陈列",
            "林业",
            "董事",
            "秘书长",
            "常务副理事长",
            "张某",
            "某会员",
            "李某某",
            "张家港分会 三人",
            "每周会长办公会",
            "基金会长期亏损",
            "工程主任",
            "提高教授水平",
            "曾三次提出意见",
            "王总结了三条",
            "张工作组",
            "由于会长出差",
            "感谢老师",
            "任会长三年",
            "向会长汇报",
            "文书记录不全",
            "10余人",
            "林学会",
        ] {
            is_quiet(text);
        }
    }

    #[test]
    fn telephone_numbers_are_noticed_however_they_are_grouped() {
        for (text, number) in [
            ("电话13812345678。", "13812345678"),
            ("138 1234 5678", "138 1234 5678"),
            ("138-1234-5678", "138-1234-5678"),
            ("+86 13812345678", "13812345678"),
            ("１３８１２３４５６７８", "13812345678"),
            ("0551-62345678", "0551-62345678"),
            ("010 62345678", "010 62345678"),
            ("055162345678", "055162345678"),
        ] {
            alarms(text, Sign::Phone, number);
        }
    }

    #[test]
    fn other_numbers_raise_no_alarm() {
        for text in
            ["20251120", "2025-11-20 09:41", "12812345678", "1381234567", "138123456789", "会员3120人，单位186家"]
        {
            is_quiet(text);
        }
    }

    #[test]
    fn an_identity_number_is_noticed_when_its_last_digit_is_right() {
        // GB 11643: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 on 11010519491231002 come to 167, 167 mod 11 is 2, and 2 stands
        // for X (the example of the standard).
        alarms("11010519491231002X", Sign::Identity, "11010519491231002X");
        alarms("证号11010519491231002x。", Sign::Identity, "11010519491231002x");
        // Any other check digit does not fit.
        is_quiet("110105194912310021");
        // A unified social credit code has letters among its digits.
        is_quiet("51340000MJA1234567");
    }

    #[test]
    fn an_address_of_e_mail_is_noticed() {
        alarms("发到 zhang.wei@example.org.cn 即可", Sign::Email, "zhang.wei@example.org.cn");
        is_quiet("W1@80分");
    }

    #[test]
    fn what_the_checklist_itself_says_raises_no_alarm() {
        let checklist = checklist::builtin();
        let items = checklist.items.iter().flat_map(|item| {
            let rubric = item.rubric.iter().chain(item.options.iter().map(|option| &option.label));
            [&item.title, &item.ask, &item.look, &item.note].into_iter().chain(rubric)
        });
        let roles = checklist.roles.iter().flat_map(|role| role.openers.iter().chain([&role.title]));
        let said: Vec<String> = items.chain(roles).map(|text| text.get(Lang::Zh).to_owned()).collect();
        assert!(said.len() > 300);
        let alarming: Vec<_> =
            said.iter().map(|text| (text, found(text))).filter(|(_, found)| !found.is_empty()).collect();
        assert_eq!(alarming, []);
    }
}
