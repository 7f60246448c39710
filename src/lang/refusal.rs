//! Why a wish was refused, and what to do instead.

use crate::lang::macros::messages;

messages! {
    /// A society's code has a form it may not have.
    bad_society_code(code: &str) => "编号“{code}”不能用", "the code \"{code}\" cannot be used";
    /// What a code may be.
    fix_society_code => "编号须为1至32个可见字符，中间没有空格", "use 1 to 32 printable characters without spaces";
    /// A society without a name.
    no_name(code: &str) => "学会{code}没有名称", "society {code} has no name";
    /// What to do about it.
    fix_name => "请填写名称", "give it a name";
    /// Unknown society.
    no_such_society(code: &str) => "台账里没有编号为{code}的学会", "no society on the ledger has the code {code}";
    /// Unknown assessment.
    no_such_assessment(id: &str) => "没有编号为{id}的评估", "there is no assessment {id}";
    /// Where to look ids up.
    see_list => "用 bamai list 查看台账", "`bamai list` shows the ledger";
    /// A second open assessment.
    already_open(id: &str) => "评估{id}还在进行，同一学会一次只开一轮", "assessment {id} is still open, and a society has one open assessment at a time";
    /// What to do about it.
    fix_already_open => "请接着做这一轮，或先提交它", "go on with that one, or submit it first";
    /// Answering after submission.
    is_submitted(id: &str) => "评估{id}已提交，不能再改", "assessment {id} has been submitted and cannot be changed";
    /// What to do about it.
    fix_is_submitted => "确需修改时，先写明理由重新打开", "reopen it first, saying why";
    /// Reopening what is open.
    not_submitted(id: &str) => "评估{id}还没有提交，无须重新打开", "assessment {id} has not been submitted, so there is nothing to reopen";
    /// Problems stand in the way.
    blocked(id: &str, n: usize) => "评估{id}还不能提交：有{n}个问题未解决", "assessment {id} cannot be submitted yet; problems that block it: {n}";
    /// What to do about it.
    fix_blocked => "请在问题清单里逐个解决", "see the list of problems";
    /// Unknown item.
    no_such_item(id: &str) => "清单里没有条目{id}", "the checklist has no item {id}";
    /// Unknown roster.
    no_such_roster(id: &str) => "没有名为“{id}”的登记表", "there is no roster \"{id}\"";
    /// Where to look rosters up.
    see_rosters => "用 bamai roster 学会编号 查看有哪些登记表", "`bamai roster CODE` shows the rosters there are";
    /// No such row.
    no_such_row(number: usize, n: usize) => "没有第{number}行，登记表现有{n}行", "there is no row {number}; rows in the roster: {n}";
    /// Rows a roster cannot hold.
    bad_roster(title: &str) => "没有改动登记表“{title}”", "the roster \"{title}\" was left as it is";
    /// What to do about it.
    fix_bad_roster => "请改正后重试", "mend it and try again";
    /// Unknown check.
    no_such_check(id: &str) => "清单里没有检查{id}", "the checklist has no check {id}";
    /// Where to look items up.
    see_checklist => "用 bamai checklist 查看清单", "`bamai checklist` shows the checklist";
    /// Unknown evidence.
    no_such_evidence(number: u32) => "没有编号为{number}的证据", "there is no evidence number {number}";
    /// Where to look evidence up.
    see_evidence => "用 bamai evidence 查看证据", "`bamai evidence` lists the evidence";
    /// Overruling what cannot be overruled.
    not_soft(check: &str) => "检查{check}不是软检查，不能以说明理由代替改正", "check {check} is not a soft check, so no reason can stand in for mending it";
    /// What to do about it.
    fix_not_soft => "请改正引起它的答复", "mend the answers that cause it";
    /// An item for a check made once.
    not_per_item(check: &str) => "检查{check}针对整个评估，不分条目", "check {check} is made once for the whole assessment, not per item";
    /// What to do about it.
    fix_not_per_item => "请去掉条目编号", "leave the item out";
    /// A value that does not fit.
    bad_value(item: &str) => "条目{item}的答复不能用", "this cannot answer item {item}";
    /// A reason is missing.
    no_reason => "没有写理由", "a reason is missing";
    /// What to do about it.
    fix_no_reason => "请写明理由", "say why";
    /// A title is missing.
    no_title => "证据没有名称", "the evidence has no title";
    /// What to do about it.
    fix_no_title => "请写明证据的名称", "give it a title";
    /// A text is too long.
    too_long(bytes: usize, hanzi: usize) => "文字太长，最多{bytes}字节，约{hanzi}个汉字", "the text is too long: at most {bytes} bytes, about {hanzi} Chinese characters";
    /// What to do about it.
    fix_too_long => "请压缩，或登记为文件证据", "shorten it, or register it as a document";
    /// Nothing is left to undo.
    nothing_to_undo => "没有可撤销的操作", "nothing to undo";
    /// Nothing is left to do again.
    nothing_to_redo => "没有可重做的操作", "nothing to redo";
    /// Unknown interview.
    no_such_interview(number: u32) => "没有编号为{number}的访谈", "there is no interview {number}";
    /// Where to look interviews up.
    see_interviews => "用 bamai interview ID 查看访谈", "`bamai interview ID` lists the interviews";
    /// An interview that cannot be taken out.
    interview_in_use(number: u32) => "访谈{number}里已有记录，或已作为证据，不能撤去", "interview {number} has lines in it or supports items, so it stays";
    /// What to do about it.
    fix_interview_in_use => "先撤去其中的记录和关联", "take its lines and links out first";
    /// An unknown number.
    no_such_record(number: u32) => "没有编号{number}，下一个编号也不是它", "there is no number {number}, nor is it the next one";
    /// What to do about it.
    fix_no_such_record => "请重新列出后再试", "list them again and try once more";
    /// Unknown role.
    no_such_role(id: &str) => "清单里没有角色{id}", "the checklist has no role {id}";
    /// Unknown trait.
    no_such_trait(id: &str) => "最低访谈样本里没有“{id}”这一项", "the minimum sample asks for no \"{id}\"";
    /// Where to look roles up.
    see_roles => "用 bamai checklist 查看角色", "`bamai checklist` shows the roles";
    /// A person's code that cannot be used.
    bad_person(code: &str) => "受访人代号“{code}”不能用", "the code \"{code}\" cannot stand for a person";
    /// What a code may be.
    fix_bad_person => "代号须为1至32个可见字符，中间没有空格，例如 R3-1；不写姓名", "use 1 to 32 printable characters without spaces, such as R3-1; no names";
    /// A self-rating that cannot be.
    no_self_rating(item: &str) => "条目{item}不能这样自评", "item {item} cannot be self-rated so";
    /// What to do about it.
    fix_no_self_rating => "自评只用于评分条目，等级为0至4", "self-ratings are levels 0 to 4 of items that are rated";
    /// A finding or cause of what is not scored.
    not_scored(item: &str) => "{item} 不计分，没有发现，也不作原因的去处", "{item} is not scored: there is no finding on it, and no cause leads to it";
    /// What to do about it.
    fix_not_scored => "请用计分条目的编号", "name an item that is scored";
    /// Steps of what is no rating.
    not_a_rating(item: &str) => "{item} 不是评分条目，没有逐级的用力", "{item} is not a rating, so it has no steps";
    /// What to do about it.
    fix_not_a_rating => "请用评分条目（0至4级）的编号", "name an item that is rated 0 to 4";
    /// A kind of cause there is not.
    no_such_cause_kind(id: &str) => "清单里没有原因类别“{id}”", "the checklist has no kind of cause \"{id}\"";
    /// Where the kinds are.
    see_cause_kinds => "用 bamai checklist 查看原因库", "`bamai checklist` shows the kinds of cause";
    /// A cause there is not.
    no_such_cause(number: u32) => "没有原因 {number}", "there is no cause {number}";
    /// Where the causes are.
    see_causes => "用 bamai cause 查看", "`bamai cause` lists them";
    /// A cause that an action goes at.
    cause_in_use(number: u32) => "原因 {number} 有整改措施，不能撤去", "an action goes at cause {number}, so it stays";
    /// What to do about it.
    fix_cause_in_use => "先改动或撤去那项整改", "change or take out the action first";
    /// Too many whys.
    too_many_whys(max: usize) => "追问最多 {max} 步", "why can be asked {max} times at most";
    /// What to do about it.
    fix_too_many_whys => "请另立一条原因", "make it a cause of its own";
    /// A measure that measures nothing.
    no_measure(item: &str) => "{item} 不能用来衡量整改", "an action cannot be measured by {item}";
    /// What to do about it.
    fix_no_measure => "衡量用评分条目和0至4的目标级别", "use an item that is rated, and a level 0 to 4";
    /// Nothing was drawn.
    nothing_drawn => "没有抽到任何一行", "nothing was drawn";
    /// What to do about it.
    fix_nothing_drawn => "名单须每行一项，抽取数至少为1", "give a list with one entry a line, and draw at least one";
    /// Text is needed.
    no_text => "没有内容", "there is no text";
    /// What to do about it.
    fix_no_text => "请写上内容", "write something";
}
