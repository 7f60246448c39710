//! Answers shown to people, and what was wrong with a text that is not one; knows nothing of how answers are read.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::lang::macros::messages;

/// Writes a number and its unit: in English one person, two people, and so many × 10,000 yuan.
pub fn with_unit(lang: Lang, number: &str, unit: &str) -> String {
    number_and_unit(lang, number, &unit_after(lang, number, unit))
}

/// Returns the unit as it stands after a number.
pub fn unit_after<'a>(lang: Lang, number: &str, unit: &'a str) -> Cow<'a, str> {
    match lang {
        Lang::Zh => unit.into(),
        Lang::En if unit.starts_with(|c: char| c.is_ascii_digit()) => format!("× {unit}").into(),
        Lang::En if number == "1" => one(unit).into(),
        Lang::En => unit.into(),
    }
}

/// Returns the singular of an English unit.
fn one(unit: &str) -> &str {
    match unit {
        "people" => "person",
        unit => unit.strip_suffix('s').filter(|rest| rest.len() > 1 && !rest.ends_with('s')).unwrap_or(unit),
    }
}

messages! {
    /// A yes.
    yes => "是", "yes";
    /// A no.
    no => "否", "no";
    /// A day.
    day(year: i16, month: i8, day: i8) => "{year}年{month}月{day}日", "{year:04}-{month:02}-{day:02}";
    /// A number and its unit.
    number_and_unit(number: &str, unit: &str) => "{number} {unit}", "{number} {unit}";
    /// An option and the text that specifies it.
    specified(label: &str, text: &str) => "{label}：{text}", "{label}: {text}";
    /// Between the options taken.
    list_comma => "、", ", ";
    /// Between the codes one may choose from.
    or => "、", ", ";

    /// What a rating looks like.
    expects_rating => "0 到 4 的一个数字", "one digit from 0 to 4";
    /// What a yes or no looks like.
    expects_yesno => "是或否（yes 或 no）", "yes or no";
    /// What a whole number looks like.
    expects_integer => "整数，例如 12", "a whole number such as 12";
    /// What a number looks like.
    expects_decimal => "数字，例如 12.5", "a number such as 12.5";
    /// What a day looks like.
    expects_date => "日历上有的日期，例如 2026-01-03 或 2026年1月3日", "a day of the calendar such as 2026-01-03";
    /// What a single choice looks like.
    expects_single => "一个选项的代码或名称", "the code or label of one option";
    /// What a multiple choice looks like.
    expects_multi => "选项的代码或名称，用 | 分开", "codes or labels of options with | between them";
    /// What a text looks like.
    expects_text => "不为空的文字", "some text";

    /// It is not of the kind's form.
    not_expected(expected: &str) => "填写的内容不对，应为{expected}", "this is not an answer here; it takes {expected}";
    /// It is not of the form of a kind this program knows.
    not_a_value => "填写的内容不对", "this is not an answer here";
    /// It lies outside the range.
    out_of_range(min: f64, max: f64) => "超出范围，应在 {min} 到 {max} 之间", "out of range; it takes {min} to {max}";
    /// It has decimals and should not.
    no_decimals => "不能带小数，应为整数", "it takes no decimals, only whole numbers";
    /// It has more decimals than the item takes.
    too_many_decimals(decimals: u8) => "小数最多 {decimals} 位", "at most {decimals} decimals";
    /// It names no option.
    no_such_option(given: &str, codes: &str) => "没有选项“{given}”，可选：{codes}", "no option \"{given}\"; there are {codes}";
    /// An exclusive option has company.
    not_alone(code: &str) => "“{code}”不能和其他选项同时选", "\"{code}\" cannot be taken with other options";
    /// An option lacks its text.
    not_specified(code: &str) => "“{code}”要写明内容，例如 {code}:内容", "\"{code}\" needs a text, as in {code}:text";
    /// An option takes no text.
    nothing_to_specify(code: &str) => "“{code}”后面不能再写内容", "\"{code}\" takes no text after it";
    /// It is too long.
    too_long(max: usize) => "太长，最多 {max} 字节", "too long; at most {max} bytes";
    /// It has commas between digits.
    grouped => "数字里不要用逗号，直接写 1234 或 1234.5", "no commas in numbers; write 1234 or 1234.5";
    /// It holds a control character.
    control_character => "含有控制字符，请删去", "it holds a control character; take it out";
    /// What rows look like.
    expects_roster => "一行行的内容，列：内容|列：内容，两行之间用 ||；一行也没有就写 none 或无", "rows such as column:cell|column:cell with || between them, or none";
    /// No rows.
    no_rows => "无", "none";
    /// Between the rows of a roster.
    between_rows => "；", "; ";
    /// A row names no column.
    no_such_column(given: &str, columns: &str) => "没有名为“{given}”的列，可用：{columns}", "no column \"{given}\"; there are {columns}";
    /// A cell cannot be read.
    bad_cell(row: usize, column: &str, why: &str) => "第 {row} 行“{column}”：{why}", "row {row}, {column}: {why}";
    /// A cell is missing.
    no_cell(row: usize, column: &str) => "第 {row} 行缺少“{column}”", "row {row} lacks {column}";
    /// A cell stands twice.
    cell_twice(row: usize, column: &str) => "第 {row} 行的“{column}”写了两次", "row {row} has {column} twice";
    /// The text of an option holds a bar.
    bar_in_specify(code: &str) => "“{code}”的内容里不能有竖线，竖线用来分开选项", "the text of \"{code}\" cannot hold a bar, which separates options";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_no_plural_and_a_unit_of_ten_thousand_is_multiplied() {
        let table = [("1", "people", "1 person"), ("2", "people", "2 people"), ("1", "meetings", "1 meeting")];
        let others = [("86.40", "10,000 yuan", "86.40 × 10,000 yuan"), ("1", "yuan", "1 yuan"), ("1", "m²", "1 m²")];
        for (number, unit, expected) in table.into_iter().chain(others) {
            assert_eq!(with_unit(Lang::En, number, unit), expected);
        }
        assert_eq!(with_unit(Lang::Zh, "1", "人"), "1 人");
    }
}
