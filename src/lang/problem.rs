//! What is wrong with a checklist file, for whoever writes one; knows nothing of how files are read.

use crate::lang::macros::messages;

messages! {
    /// Before a problem.
    error => "错误", "error";
    /// Between words of a list.
    comma => "、", ", ";

    /// The file is not TOML.
    syntax(detail: &str) => "TOML 语法错误：{detail}", "not TOML: {detail}";
    /// The file is too large.
    too_large(most: usize) => "文件太大，清单最多 {most} 字节", "the file is too large; a checklist has at most {most} bytes";
    /// A key there is not.
    unknown_key(key: &str, known: &str) => "没有“{key}”这个键，这里可以用：{known}", "no key \"{key}\" here; there are {known}";
    /// A key is not there.
    missing_key(key: &str) => "缺少“{key}”", "\"{key}\" is missing";
    /// A key of another kind.
    key_not_for_kind(key: &str, kind: &str) => "{kind} 类条目不用“{key}”", "items of kind {kind} have no \"{key}\"";
    /// A key of scored items.
    key_only_scored(key: &str, kind: &str) => "不计分的 {kind} 类条目不用“{key}”，要计分请写 weight", "items of kind {kind} have \"{key}\" only where they are scored by a weight";
    /// A value of the wrong type.
    wrong_type(expected: &str) => "类型不对，应为{expected}", "wrong type; it takes {expected}";
    /// TOML type.
    toml_table => "表 {{ … }}", "a table {{ … }}";
    /// TOML type.
    toml_array => "数组 [ … ]", "an array [ … ]";
    /// TOML type.
    toml_string => "字符串", "a string";
    /// TOML type.
    toml_number => "数字", "a number";
    /// TOML type.
    toml_whole => "整数", "a whole number";
    /// TOML type.
    toml_boolean => "true 或 false", "true or false";
    /// TOML type.
    toml_pair => "两个数 [x, y]，即值和分数", "two numbers [value, points]";
    /// A word not on the list.
    not_one_of(word: &str, known: &str) => "“{word}”不可用，可以用：{known}", "\"{word}\" is none of {known}";
    /// An id that cannot be one.
    bad_id(id: &str) => "“{id}”不能作编号：须以字母开头，只用英文字母、数字和下划线", "\"{id}\" cannot be an id: a letter, then letters, digits and underscores, all ASCII";
    /// An id with a meaning in expressions.
    reserved_id(id: &str) => "“{id}”在表达式里另有含义，不能作编号", "\"{id}\" has a meaning in expressions and cannot be an id";
    /// A code that cannot be one.
    bad_code(code: &str) => "“{code}”不能作选项代码：只用英文字母、数字和 _ - .，且不能是 NA 或 NE", "\"{code}\" cannot be the code of an option: ASCII letters, digits and _ - . only, and neither NA nor NE";
    /// An id twice.
    duplicate_id(id: &str) => "“{id}”重复了", "\"{id}\" is taken";
    /// A language is missing.
    missing_language(code: &str) => "缺少 {code} 文字", "the text in {code} is missing";
    /// A tag names no form.
    unknown_form(id: &str, tag: &str) => "没有编号为“{id}”的 {tag} 表", "no form \"{id}\" for the tag {tag}";
    /// No such role.
    unknown_role(id: &str) => "没有角色“{id}”", "no role \"{id}\"";
    /// A whole number out of its range.
    not_whole_between(least: u32, most: u32) => "须为 {least} 到 {most} 的整数", "it must be a whole number from {least} to {most}";
    /// No such scored item.
    unknown_scored_item(id: &str) => "没有编号为“{id}”的计分条目", "no scored item \"{id}\"";
    /// Not five levels.
    rubric_not_five(n: usize) => "评分标准要有 0 到 4 共五级，这里有 {n} 级", "a rubric has five levels, 0 to 4; this one has {n}";
    /// Least above greatest.
    range_upside_down(min: f64, max: f64) => "最小值 {min} 大于最大值 {max}", "the least {min} is above the greatest {max}";
    /// Values do not ascend.
    map_not_ascending => "换算表的值须从小到大，不能重复", "the values of a map must ascend";
    /// No steps.
    no_steps => "换算表是空的", "the map has no steps";
    /// An option without points.
    no_points => "计分条目的每个选项都要有 points", "every option of a scored item needs points";
    /// Points where nothing is scored.
    points_not_scored => "这个条目不按选项计分，不用 points", "this item is not scored by its options; they have no points";
    /// Points out of range.
    points_range => "分数须在 0 到 100 之间", "points lie between 0 and 100";
    /// Not above 0.
    bad_weight => "权重须大于 0；不计分就不写 weight", "a weight is above 0; an item that is not scored has none";
    /// Never scored.
    never_scored => "这里的条目不计分，不用 weight", "items here are never scored and have no weight";
    /// A figure out of its range.
    not_between(min: f64, max: f64) => "须大于 {min}，最多 {max}", "it must be above {min} and at most {max}";
    /// The caps.
    four_steps => "须为 small、medium、large 之一，或四个这样的词，对应 0→1、1→2、2→3、3→4", "it takes one of small, medium, large, or four of them for 0→1, 1→2, 2→3, 3→4";
    /// The evidence caps are not four levels.
    bad_caps => "须为四个 0 到 4 的整数，从小到大，对应证据等级 0 到 3", "it takes four levels 0 to 4, none below the one before, for evidence grades 0 to 3";
    /// Bands do not ascend.
    bands_do_not_ascend => "各档的 below 须从小到大", "each band must end above the one before";
    /// The last band is too low.
    bands_end_too_low => "最后一档的 below 须大于 100", "the last band must end above 100";
    /// A red line of another kind.
    redline_not_yesno => "红线只能用 yesno", "a red line is of kind yesno";
    /// Too many decimals.
    bad_decimals(most: u8) => "小数位数须为 0 到 {most} 的整数", "decimals are a whole number from 0 to {most}";
    /// No options.
    no_options => "至少要有一个选项", "there must be an option";

    /// The parser's own words.
    does_not_compile(detail: &str) => "表达式有语法错误：{detail}", "the expression does not compile: {detail}";
    /// Nothing there.
    empty_expression => "表达式是空的；没有规则就不写这个键", "the expression is empty; without a rule leave the key out";
    /// Too long or too deep.
    too_deep => "表达式太长或嵌套太深", "the expression is too long or too deep";
    /// Left out of CEL.
    unsupported => "清单的表达式里不能用这种写法", "expressions of checklists have no such construct";
    /// No such name.
    unknown_name(name: &str) => "没有名为“{name}”的条目", "nothing is named \"{name}\" here";
    /// No such function.
    unknown_function(name: &str) => "没有函数“{name}”，可以用 ratio、months、zero、skipped、cap、double、int、size", "no function \"{name}\"; there are ratio, months, zero, skipped, cap, double, int and size";
    /// Wrong number of arguments.
    wrong_arity(name: &str, n: usize) => "{name} 要 {n} 个参数", "{name} takes {n} arguments";
    /// The function asks about an item.
    takes_an_item(name: &str) => "{name} 的括号里要写一个条目的编号", "{name} takes the id of an item";
    /// The item is of the wrong kind for it.
    not_for_this_item(function: &str, item: &str) => "{function} 不能用在 {item} 这类条目上", "{function} cannot be asked of an item such as {item}";
    /// No such option.
    unknown_option(code: &str, codes: &str) => "没有选项代码“{code}”，有：{codes}", "no option \"{code}\"; there are {codes}";
    /// Whole numbers and decimals.
    int_and_double => "整数和小数不能混用：写成 1000.0，或用 double(x)", "whole numbers and decimals do not mix: write 1000.0, or double(x)";
    /// Types that do not go together.
    types_do_not_go(types: &str) => "这里不能放在一起：{types}", "these do not go together here: {types}";
    /// A rule must be true or false.
    not_a_truth(of: &str) => "这里要得出真或假，得出的却是{of}", "it must come to true or false, not to {of}";
    /// A figure must be a number.
    not_a_number(of: &str) => "这里要得出数字，得出的却是{of}", "it must come to a number, not to {of}";
    /// CEL refused it.
    trial_failed => "用样例值试算失败，请检查各部分的类型", "it fails with sample values; look at the types of its parts";
    /// A type.
    type_any => "未知", "something unknown";
    /// A type.
    type_bool => "真或假", "true or false";
    /// A type.
    type_int => "整数", "a whole number";
    /// A type.
    type_double => "小数", "a decimal";
    /// A type.
    type_text => "文字", "text";
    /// A type.
    type_list => "列表", "a list";
    /// A type.
    type_day => "日期", "a day";

    /// Skip rules in a circle.
    skip_cycle(path: &str) => "跳过规则成环：{path}", "items are skipped in a circle: {path}";
    /// No red line to raise.
    raises_no_redline(id: &str) => "“{id}”不是红线", "\"{id}\" is not a red line";
    /// A red check raises one.
    red_without_raises => "red 级检查要用 raises 写明触及哪条红线", "a red check names the red line it raises";
    /// Other checks raise none.
    raises_without_red => "只有 red 级检查才用 raises", "only red checks raise a red line";
    /// A roster without columns.
    no_columns => "登记表至少要有一列", "a roster has at least one column";
    /// A kind a cell cannot have.
    bad_column_kind(kind: &str, known: &str) => "登记表的列不能是 {kind}，可以用：{known}", "a column cannot be of kind {kind}; there are {known}";
    /// The end of a term that is no day.
    end_not_date => "ends 只用在 date 列", "only a column of kind date has \"ends\"";
    /// Two ends.
    two_ends => "只能有一列写 ends", "only one column has \"ends\"";
    /// A goal that cannot be read.
    bad_goal(goal: &str) => "目标“{goal}”看不懂，应如 15..20、> 0.60、>= 80", "the goal \"{goal}\" cannot be read; write 15..20, > 0.60 or >= 80";
    /// Size classes out of order.
    sizes_do_not_ascend => "规模分档的 below 须逐档增大", "size classes ascend by `below`";
    /// The last size class takes the rest.
    last_size_has_below => "最后一档不写 below，其余各档都要写", "the last size class has no `below`, and every other one has";
    /// No such band.
    unknown_band(id: &str, known: &str) => "没有程度档“{id}”，有：{known}", "no band \"{id}\"; there are {known}";
    /// Guidance without a word.
    no_guidance => "指导要按程度档写，或写在 any 下", "guidance stands under a band, or under `any`";
}
