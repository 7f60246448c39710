//! The grade of a society as registers write it; knows nothing of what a grade is worth.

use crate::domain::kinds::narrow;

/// What registers write for a society without a current grade, and what it means here.
const WORDS: [(&[&str], &str); 3] = [
    (&["PENDING", "在评", "评估中", "参评中"], "pending"),
    (&["EXPIRED", "已过期", "过期", "失效"], "expired"),
    (&["NONE", "未参评", "未评", "无", "无等级", "-", "—"], "none"),
];

/// Reads a grade: `5A`, `AAAAA`, `a5`, `5A级`, 未参评, 在评, 已过期 → `a5`, `none`, `pending`, `expired`.
pub fn read_grade(text: &str) -> Option<String> {
    let text = narrow(text).to_uppercase();
    let text = text.trim().trim_end_matches('级').trim_end();
    if let Some((_, code)) = WORDS.into_iter().find(|(words, _)| words.contains(&text)) {
        return Some(code.to_owned());
    }
    let digit = match text.len() {
        1..=5 if text.bytes().all(|byte| byte == b'A') => return Some(format!("a{}", text.len())),
        2 => text.strip_prefix('A').or_else(|| text.strip_suffix('A'))?,
        _ => return None,
    };
    matches!(digit, "1" | "2" | "3" | "4" | "5").then(|| format!("a{digit}"))
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
        ] {
            assert_eq!(read_grade(written).as_deref(), Some(code), "{written}");
        }
        for written in ["6A", "0A", "AAAAAA", "5", "甲级", "AB"] {
            assert_eq!(read_grade(written), None, "{written}");
        }
    }
}
