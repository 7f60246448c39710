//! What the list of problems and the page of a reason say; knows nothing of any checklist.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Title of the list.
    title(n: usize, n_blocking: usize) => "问题 {n} · 其中 {n_blocking} 项须先解决", "Problems {n} · {n_blocking} to be seen to first";
    /// Title of the list when nothing blocks.
    title_clear(n: usize) => "问题 {n} · 没有妨碍提交的", "Problems {n} · none stands in the way";
    /// Nothing at all.
    none => "没有问题，可以提交（s）", "no problems: it can be submitted (s)";
    /// Nothing at all, submitted already.
    none_submitted => "没有问题，已提交", "no problems; submitted";

    /// Head of a part: hard checks.
    hard => "不合逻辑，须改正", "Contradictions to be mended";
    /// Head of a part: ratings over their cap.
    over_cap => "评分高于证据上限", "Ratings above what the evidence carries";
    /// Head of a part: no evidence.
    no_evidence => "有答复而没有证据", "Answers without evidence";
    /// Head of a part: soft checks.
    soft => "须说明理由", "To be explained";
    /// Head of a part: unanswered.
    unanswered => "未答", "Unanswered";
    /// Head of a part: red checks.
    red => "触及红线（不妨碍提交）", "Red lines raised (do not block)";
    /// Head of a part: not evaluated.
    not_evaluated => "未能核对（不妨碍提交）", "Checks that could not be made (do not block)";
    /// Head of a part: who has still to be heard.
    missing => "还缺的访谈（不妨碍提交）", "Interviews still missing (do not block)";
    /// What to do: somebody has to be heard.
    do_hear => "Enter 到访谈", "Enter goes to the interviews";
    /// Head of a part with its count.
    head(title: &str, n: usize) => "{title} {n}", "{title} {n}";

    /// What a check on a person says, and on whom.
    about(who: &str, said: &str) => "{who}：{said}", "{who}: {said}";

    /// What to do: unanswered.
    do_answer => "Enter 去作答", "Enter goes to answer it";
    /// What to do: several have rated.
    do_rate => "Enter 去评分：多人已评而组长未评", "Enter goes to rate it: several have rated and the lead has not";
    /// What to do: hard check.
    do_mend(items: &str) => "Enter 去改：涉及 {items}", "Enter goes to mend it: concerns {items}";
    /// What to do: evidence.
    do_evidence => "e 补证据，或 Enter 去改分", "e adds evidence, Enter goes to change the rating";
    /// What to do: no evidence.
    do_add => "e 补证据", "e adds evidence";
    /// What to do: soft check.
    do_explain => "o 说明理由，或 Enter 去改", "o gives a reason, Enter goes to mend it";
    /// What to do: red check.
    do_red => "Enter 去核对；写入报告", "Enter goes to verify it; it goes into the report";
    /// What to do: not evaluated.
    do_nothing => "所需答复尚缺，或属以后的功能", "answers it needs are missing, or it needs what comes later";
    /// What is wrong: unanswered.
    say_unanswered => "还没有答复", "not answered yet";
    /// What is wrong: the rating is over the cap.
    say_over_cap => "评分高于证据等级上限", "the rating is above the cap of its evidence";
    /// What is wrong: no evidence.
    say_no_evidence => "没有关联证据", "no evidence is linked";

    /// Title of the page of a reason.
    overrule_title(check: &str) => "说明理由 {check}", "Reason for {check}";
    /// Label: what is concerned.
    concerns => "涉及", "Concerns";
    /// Label: the reason.
    reason => "理由", "Reason";
    /// Label: the reason given before.
    given => "已有", "Given";
    /// Label: who signs.
    signs => "签名", "Signed";
    /// Who signs, when.
    signature(actor: &str, at: &str) => "{actor}，{at}", "{actor}, {at}";
    /// An answer beside its item.
    answered(item: &str, value: &str) => "{item}：{value}", "{item}: {value}";
    /// The first of the reasons: one's own words.
    own => "自己写", "in your own words";
    /// How to choose.
    how => "↑↓ 选常用理由，可接着改；Enter 签名", "↑↓ chooses a common reason to edit; Enter signs";
    /// A check that is not here.
    no_such(check: &str) => "清单里没有检查 {check}", "the checklist has no check {check}";
}

/// Returns the common reasons, in the order shown.
pub const fn common_reasons(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => [
            "已向当事人复核，情况属实",
            "已查看原始材料，数据无误，口径不同",
            "属特殊情况，材料已留存备查",
            "正在办理，已有批复或决议",
            "规模较小，按实际情况从宽掌握",
        ],
        Lang::En => [
            "verified with those concerned: it is so",
            "checked against the originals: the figures stand, the definitions differ",
            "a special case; documents kept for review",
            "under way, with an approval or resolution",
            "a small society; allowed for its size",
        ],
    }
}
