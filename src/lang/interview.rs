//! What the interviews, their form and their notes say, on the screens and on the command line; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// Title: the interviews of an assessment.
    title(n: usize) => "访谈 {n} 次", "Interviews: {n}";
    /// There is none.
    none => "还没有访谈，按 a 开始一次", "no interview yet; a begins one";
    /// Who has still to be heard.
    missing => "还缺：", "Still missing: ";
    /// Heading: who has still to be heard.
    missing_title => "最低访谈样本还缺", "Missing of the minimum sample";
    /// Between those who have still to be heard.
    missing_and => "；", "; ";
    /// Nobody is missing.
    complete => "最低访谈样本已齐", "the minimum sample is complete";
    /// So many more people of these roles.
    people(roles: &str, n: u32) => "{roles} {n} 人", "{n} of {roles}";
    /// So many more people of these roles, some of whom have to be something.
    people_of_whom(roles: &str, n: u32, traits: &str) => "{roles} {n} 人，其中 {traits}", "{n} of {roles}, among them {traits}";
    /// Enough people, but some have to be something.
    still_of_whom(roles: &str, traits: &str) => "{roles}须有 {traits}", "{roles} with {traits}";
    /// So many who are something.
    such(trait_title: &str, n: u32) => "{trait_title} {n} 人", "{n} {trait_title}";
    /// Between those.
    such_and => "、", ", ";
    /// A role by id and title.
    role(id: &str, title: &str) => "{id} {title}", "{id} {title}";
    /// Between roles of which one will do.
    role_or => " 或 ", " or ";
    /// Lines jotted down, and how many of them were dropped onto items.
    counts(n: usize, n_dropped: usize) => "{n} 行，{n_dropped} 行已落条目", "lines: {n}, on items: {n_dropped}";
    /// The same where there is little room.
    counts_short(n: usize, n_dropped: usize) => "{n} 行/{n_dropped} 落", "{n}/{n_dropped}";
    /// The role is not known.
    no_role => "角色未记", "no role";

    /// Title of the form.
    form_new => "新访谈", "New interview";
    /// Title of the form.
    form_edit(number: &str) => "访谈 {number}", "Interview {number}";
    /// Beside the title.
    form_keys => "Enter 下一栏，末栏开始；Ctrl-S 随时保存", "Enter: next field, and begin at the last; Ctrl-S: begin";
    /// Label.
    form_role => "角色", "Role";
    /// Label.
    form_person => "代号", "Code";
    /// Label.
    form_place => "地点", "Place";
    /// Label.
    form_others => "在场", "Present";
    /// Label.
    form_traits => "样本", "Sample";
    /// How to pick a role.
    hint_role => "数字、汉字或拼音查找，上下键选", "find by number or name; arrows choose";
    /// What the code is.
    hint_person => "同一人用同一代号，不写姓名", "the same code for the same person, never a name";
    /// Where the talk takes place.
    hint_place => "可不填", "may stay empty";
    /// Who else is in the room.
    hint_others => "按规定单独谈；有人在场写职务或代号", "one to one by the rules; else roles or codes";
    /// How to tick a box.
    hint_trait => "空格勾选", "Space ticks";
    /// No role is found.
    no_such_role => "没有这样的角色", "no such role";
    /// The code stands for somebody already.
    same_person(role: &str) => "已有代号，算同一人（{role}）", "known already: the same person ({role})";
    /// How many of a role are missing.
    lacks(n: u32) => "还缺 {n} 人", "{n} missing";

    /// Title of the notes.
    notes(number: &str, person: &str, role: &str) => "访谈 {number} {person} {role}", "Interview {number} {person} {role}";
    /// The interview is not there.
    not_here(number: u32) => "没有访谈 {number}", "there is no interview {number}";
    /// Label of the line typed.
    jot => "记", "Note";
    /// Label of the line while an old one is edited.
    edit => "改", "Edit";
    /// Label of the line while an item is looked for.
    find => "落到", "Onto";
    /// Under the line.
    how => "行尾写 >W1 落到条目，Enter 记下，Esc 选行", ">W1 at the end drops it onto an item; Enter keeps it, Esc: lines";
    /// Under the line where there is little room.
    how_short => "行尾 >W1 落到条目", ">W1 at the end: onto an item";
    /// Under the line while the person looks back.
    how_choosing => "Enter 落到条目，e 改，x 撤去，a 接着记", "Enter: onto an item; e edits, x takes out, a goes on";
    /// The line is kept where it was.
    half_typed => "（未记下）", "(not kept yet)";
    /// How to complete an id.
    complete_id => "Tab 补全", "Tab completes";
    /// A line and the items it is dropped onto.
    dropped(text: &str, items: &str) => "{text} → {items}", "{text} → {items}";
    /// Between ids.
    ids => "、", ", ";
    /// What is dropped.
    dropping(text: &str) => "“{text}”", "\"{text}\"";
    /// Nothing there is to drop.
    nothing_to_drop => "还没有可落的行", "there is no line to drop yet";
    /// What to do about it.
    fix_nothing_to_drop => "先记一行", "jot one down first";
    /// Ids that are none.
    no_such_items(ids: &str) => "没有条目“{ids}”", "there is no item \"{ids}\"";
    /// The line stays.
    line_stays => "这一行还在，没有记下", "the line is still there and was not kept";
    /// What to do about it.
    fix_no_such_items => "改编号（输入 > 后 Tab 补全）；不是编号时在末尾加句号", "mend the id (Tab completes it); if it is none, end with a full stop";
    /// Pasted lines whose ids are none were kept as they stand.
    pasted_unknown(ids: &str) => "粘贴的行里没有条目“{ids}”，按原文记下", "pasted lines name no item \"{ids}\"; they were kept as they stand";
    /// Too many lines in a paste.
    paste_too_long(n: usize, max: usize) => "粘贴了 {n} 行，一次最多 {max} 行，没有记下", "{n} lines pasted, at most {max} at once; none was kept";
    /// What to do about it.
    fix_paste_too_long => "分几次粘贴，或登记为文件证据", "paste them in parts, or register a document";
    /// A pasted line was longer than a line may be.
    cut_in_parts => "太长的行已分段记下", "lines too long were kept in parts";
    /// The line is full.
    line_full => "这一行已满，余下的没有放进去", "the line is full; the rest was left out";
    /// Heading of the openers.
    openers => "可以这样开场：", "To open the talk:";
    /// The role has none.
    no_openers => "清单没有给这个角色的开场问题", "the checklist has no openers for this role";
    /// Lines of this interview on an item.
    lines_here(n: usize) => "已落 {n} 行", "lines: {n}";
    /// No item is found.
    no_match => "没有这样的条目", "no such item";
    /// Who jotted a line down, and when.
    jotted(by: &str, at: &str) => "{by} 记于 {at}", "by {by}, {at}";

    /// It looks as if it told who somebody is.
    looks_like(pieces: &str) => "像是{pieces}，请改用代号或职务", "looks like {pieces}; use codes or roles";
    /// A piece of it.
    looks_name(text: &str) => "姓名“{text}”", "a name ({text})";
    /// A piece of it.
    looks_phone(text: &str) => "电话“{text}”", "a telephone number ({text})";
    /// A piece of it.
    looks_identity(text: &str) => "身份证号“{text}”", "an identity number ({text})";
    /// A piece of it.
    looks_email(text: &str) => "邮箱“{text}”", "an e-mail address ({text})";

    /// Item page: a line of an interview.
    quote(number: &str, person: &str, time: &str, text: &str) => "访谈 {number} {person} {time}：{text}", "interview {number} {person} {time}: {text}";

    /// Command.
    interview => "列出访谈和记录；带 --role 时开始一次访谈", "List the interviews and their lines; with --role, begin one";
    /// Argument.
    arg_role => "受访人的角色，如 R3；输出访谈编号", "The person's role, such as R3; the number is printed";
    /// Argument.
    arg_person => "受访人代号，不写姓名；不给则取该角色的下一个",
        "The person's code, never a name; the next of the role if left out";
    /// Argument.
    arg_place => "地点", "Where the talk takes place";
    /// Argument.
    arg_others => "在场的其他人（写职务或代号）", "Who else is present (roles or codes)";
    /// Argument.
    arg_trait => "最低样本要求的特征，如 under45，可多次", "A trait the minimum sample asks for, such as under45; may be repeated";
    /// Argument.
    arg_number => "访谈编号：改这次访谈", "Its number: change this interview";
    /// Argument.
    arg_remove_interview => "撤去这次访谈（里面没有记录时）", "Take this interview out (while nothing is in it)";
    /// Command.
    note => "在访谈里记一行，或改一行；输出行的编号", "Jot a line down in an interview, or change one; its number is printed";
    /// Argument.
    arg_interview => "访谈编号", "The interview's number";
    /// Argument.
    arg_text => "说了什么；行尾可写 >W1", "What was said; may end with >W1";
    /// Argument.
    arg_line => "行的编号：改这一行", "The line's number: change this line";
    /// Argument.
    arg_on => "落到这个条目，可多次", "Drop it onto this item; may be repeated";
    /// Argument.
    arg_off => "从这个条目取下，可多次", "Take it off this item; may be repeated";
    /// Argument.
    arg_new_text => "改成这段文字", "What it says from now on";
    /// Argument.
    arg_remove_note => "撤去这一行", "Take this line out";
    /// A line that is not there.
    no_such_line(number: u32) => "没有编号为{number}的记录", "there is no line {number}";
    /// Where to look lines up.
    see_lines => "用 bamai interview ID 查看", "`bamai interview ID` lists them";
    /// Something looks as if it told who somebody is.
    said_looks_like(pieces: &str) => "提醒：像是{pieces}；已照记，建议改用代号或职务", "note: this looks like {pieces}; it was kept, but codes or roles are better";
    /// Neither a text nor a number.
    note_needs => "要记什么，或改哪一行？", "what is to be jotted down, or which line changed?";
    /// What to do about it.
    fix_note_needs => "给访谈编号和文字，或 --line", "give an interview and a text, or --line";
    /// Evidence table: lines of an interview behind its code.
    with_lines(title: &str, n: usize) => "{title}（{n} 行）", "{title} (lines: {n})";
    /// There is none.
    list_none => "还没有访谈", "no interview yet";
}
