//! The grade of a society as registers write it; knows nothing of what a grade is worth.

use crate::domain::kinds::narrow;
use crate::lang::{Lang, ledger as say};

/// What registers write for a society without a current grade, and what it means here.
const WORDS: [(&[&str], &str); 3] = [
    (&["PENDING", "在评", "评估中", "参评中", "待评", "申报中"], "pending"),
    (&["EXPIRED", "已过期", "过期", "失效", "已失效", "到期"], "expired"),
    (
        &[
            "NONE",
            "UNGRADED",
            "未参评",
            "未评",
            "未评估",
            "未评定",
            "未定级",
            "不参评",
            "未参加评估",
            "无",
            "暂无",
            "无等级",
            "-",
            "—",
            "--",
            "——",
            "/",
        ],
        "none",
    ),
];
/// The digits of grades as Chinese writes them.
const DIGITS: [(char, char); 10] = [
    ('一', '1'),
    ('二', '2'),
    ('三', '3'),
    ('四', '4'),
    ('五', '5'),
    ('壹', '1'),
    ('贰', '2'),
    ('叁', '3'),
    ('肆', '4'),
    ('伍', '5'),
];

/// Reads a grade: `5A`, `AAAAA`, `a5`, `5A级`, 五A, `3 A 等级`, 未参评, 在评, 已过期 → `a5`, `none`, `pending`, `expired`.
pub fn read_grade(text: &str) -> Option<String> {
    let text: String = narrow(text).to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((_, code)) = WORDS.into_iter().find(|(words, _)| words.contains(&text.as_str())) {
        return Some(code.to_owned());
    }
    let text = ["等级", "级"].into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(&text);
    let text: String =
        text.chars().map(|c| DIGITS.into_iter().find(|(han, _)| *han == c).map_or(c, |(_, digit)| digit)).collect();
    let digit = match text.len() {
        1..=5 if text.bytes().all(|byte| byte == b'A') => return Some(format!("a{}", text.len())),
        2 => text.strip_prefix('A').or_else(|| text.strip_suffix('A'))?,
        _ => return None,
    };
    matches!(digit, "1" | "2" | "3" | "4" | "5").then(|| format!("a{digit}"))
}

/// Shows a grade to a person: `a5` → 5A; a code that is none of ours as it is.
pub fn show_grade(code: &str, lang: Lang) -> String {
    match code {
        "pending" => say::grade_pending(lang).to_owned(),
        "expired" => say::grade_expired(lang).to_owned(),
        "none" => say::grade_none(lang).to_owned(),
        _ => match code.strip_prefix('a') {
            Some(digit) => say::grade_a(lang, digit),
            None => code.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_however_registers_write_them() {
        for (written, code) in [
            ("5A", "a5"),
            ("a5", "a5"),
            ("AAAAA", "a5"),
            ("A", "a1"),
            ("３Ａ", "a3"),
            ("4A级", "a4"),
            (" aaa ", "a3"),
            ("未参评", "none"),
            ("无", "none"),
            ("在评", "pending"),
            ("已过期", "expired"),
            ("expired", "expired"),
            ("三A", "a3"),
            ("五Ａ级", "a5"),
            ("3 A", "a3"),
            ("AAAA 级", "a4"),
            ("4A等级", "a4"),
            ("A A A", "a3"),
            ("无等级", "none"),
            ("/", "none"),
        ] {
            assert_eq!(read_grade(written).as_deref(), Some(code), "{written}");
        }
        for written in ["6A", "0A", "AAAAAA", "5", "甲级", "AB"] {
            assert_eq!(read_grade(written), None, "{written}");
        }
    }
}
