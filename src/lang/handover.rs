//! The sentences of what is handed over beside the report: the request before the visit, and the visit sheet.

use crate::lang::macros::messages;

messages! {
    /// Kind: the report.
    kind_report => "评估报告", "report";
    /// Kind: the request for evidence.
    kind_request => "资料准备清单", "evidence request";
    /// Kind: the visit sheet.
    kind_sheet => "走访单", "visit sheet";

    /// Title of the request.
    request_title(society: &str) => "{society}现场评估资料准备清单", "What to have ready for the on-site assessment: {society}";
    /// Section: how to use it.
    request_how => "怎样准备", "How to prepare";
    /// What it is for.
    request_purpose(title: &str) =>
        "评估组将依据《{title}》到现场评估。请按本清单准备人员和资料。",
        "The team will visit by the checklist \"{title}\". Please have these people and papers ready.";
    /// How it is laid out.
    request_layout =>
        "先列要访谈的人，再按角色列出会问到的条目和要看的资料；每个角色单成一节，可以拆开分给本人。最后按表汇总全部文件。",
        "First come the people to be talked to, then for each role the items it is asked about and the evidence to look for; each role is a section of its own and can be handed to the person. All documents are listed by form at the end.";
    /// What to fill in.
    request_fill =>
        "请在空栏填写资料的名称或存放处；没有的资料请写“无”，不必为评估补做。",
        "Please write the name of the paper or where it is kept in the empty columns; write \"none\" where there is none. Nothing need be made for the visit.";
    /// Samples are drawn by the team.
    request_frames =>
        "请备好会员名册、分支机构名单和档案目录，抽样由评估组在现场进行；受访会员和服务对象也由评估组抽取。",
        "Please have the member roll, the list of branches and the archive index at hand: the team draws its samples on site, and picks the members and service users it talks to.";
    /// Interviews are confidential.
    request_talks =>
        "访谈一对一进行，上级不在场；姓名以代码代替，报告不引用可以认出本人的话。",
        "Talks are one to one, without superiors; names are replaced by codes, and the report quotes nothing that tells who spoke.";
    /// Section: who to have ready.
    request_people => "请安排受访的人", "People to have ready";
    /// Column: how many.
    col_people => "人数", "People";
    /// Column: conditions.
    col_conditions => "其中", "Among them";
    /// Column: who it will be.
    col_person => "请填写：受访人、职务、时间", "To fill in: person, post, time";
    /// So many of a trait.
    of_trait(title: &str, least: u32) => "{title}至少 {least} 人", "{title}: {least} at least";
    /// A section for a role.
    request_role(id: &str, title: &str, n: usize) => "{id} {title}：会问到 {n} 项", "{id} {title}: asked about {n} item(s)";
    /// How many of the role are talked to.
    role_people(roles: &str, least: u32) => "请安排访谈：{roles}至少 {least} 人。", "Please arrange talks: {roles}, at least {least}.";
    /// Nobody in particular is asked for.
    role_on_call => "请安排可以回答的人，需要时访谈。", "Please name somebody who can answer if asked.";
    /// Column: evidence to look for.
    col_look => "要看的资料", "Evidence to look for";
    /// Column: what the society has.
    col_have => "资料名称、存放处", "What there is, and where";
    /// Column: who prepares it.
    col_prepared_by => "准备人", "Prepared by";
    /// Section: documents by form.
    request_documents => "文件汇总", "All documents";
    /// Column: document.
    col_document => "文件", "Document";
    /// Column: whether there is one.
    col_is_there => "有/无", "Yes/no";
    /// Column: remark of the society.
    col_note => "备注", "Remark";
    /// Section: the timetable.
    request_timetable => "走访日程", "Timetable of the visit";

    /// Title of the visit sheet.
    sheet_title(society: &str) => "{society}走访单", "Visit sheet: {society}";
    /// Section: samples drawn.
    samples => "抽样", "Samples";
    /// Column: what was drawn from.
    col_frame => "名单", "List";
    /// Column: how many of how many.
    col_drawn => "抽取", "Drawn";
    /// So many of so many.
    n_of(n: usize, of: u32) => "{of} 中抽 {n}", "{n} of {of}";
    /// Column: seed.
    col_seed => "种子", "Seed";
    /// Column: digest of the list.
    col_digest => "名单校验值", "List digest";
    /// Who is still missing.
    still_missing => "还没有访到的", "Still missing";

    /// Section: self-ratings beside ours.
    self_ratings => "附：自评与评定", "Annex: self-ratings beside ours";
    /// How many self-ratings agree.
    self_summary(n: usize, same: usize, above: usize, below: usize) =>
        "自评{n}项：{same}项与评定相同，{above}项高于评定，{below}项低于评定。",
        "{n} self-rating(s): {same} the same as ours, {above} above, {below} below.";
    /// Column: explanation.
    col_explained => "说明", "Explanation";
    /// Confidence of a finding.
    confidence => "置信度", "Confidence";
    /// Confidence with the grade it starts from.
    confidence_of(confidence: &str, grade: &str) => "{confidence}（证据{grade}）", "{confidence} (evidence {grade})";
}
