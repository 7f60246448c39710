//! The words names are told by: surnames, titles, verbs of saying, and the ordinary words that begin like a name.

/// Surnames that are hardly anything else: taken for one even within a sentence, where a title follows.
pub(super) const CLEAR: &str =
    "王李张刘陈杨赵黄吴徐孙朱胡郭罗郑梁宋韩冯邓曹彭袁潘蒋蔡魏吕沈姚卢姜崔谭汪廖贾邹孟邱尹薛闫郝龚邵邢葛樊倪俞聂覃";
/// Surnames that begin words too: taken for one where a name stands alone.
pub(super) const COMMON: &str =
    "周谢许曾肖田董叶程苏丁钟陆范石韦夏熊秦雷侯陶黎贺毛戴莫孔汤林杜唐阮柳鲍翁裴翟詹褚耿邬骆殷庞颜洪涂瞿霍卞";
/// Surnames that are words: taken for one only before a title, at the beginning of what is written together.
pub(super) const WORDS: &str = "高方于江段龙史顾万钱严武常温康施金余付白马安章鲁祝焦童齐邢";
/// Surnames of two characters.
pub(super) const COMPOUND: [&str; 9] = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "司徒", "令狐"];

/// What stands between a surname and a title.
pub(super) const BEFORE_TITLE: [&str; 4] = ["", "常务副", "副", "总"];
/// What somebody is called by after the surname, the longer ones first.
pub(super) const TITLES: &[&str] = &[
    "秘书长",
    "理事长",
    "董事长",
    "监事长",
    "研究员",
    "工程师",
    "会长",
    "主席",
    "主任",
    "书记",
    "处长",
    "科长",
    "部长",
    "局长",
    "厅长",
    "院长",
    "校长",
    "所长",
    "站长",
    "馆长",
    "社长",
    "总编",
    "主编",
    "教授",
    "老师",
    "先生",
    "女士",
    "同志",
    "师傅",
    "院士",
    "博士",
    "医生",
    "大夫",
    "律师",
    "经理",
    "总监",
    "总裁",
    "会计",
    "出纳",
    "干事",
    "委员",
    "理事",
    "监事",
    "代表",
];
/// Titles of one character, which begin words too.
pub(super) const SHORT_TITLES: &str = "总工董";
/// What makes another word of a title: 会长期, 书记录, 理事会.
pub(super) const NOT_A_TITLE_BEFORE: &str = "期远效久录载会课表";

/// What people do with what they know; behind a name at the beginning of a sentence.
pub(super) const VERBS: &[&str] =
    &["认为", "表示", "提到", "提出", "反映", "介绍", "补充", "回答", "告诉", "说", "讲", "称"];

/// The endings of offices, bodies and places.
pub(super) const BODIES: &str = "会部处室局院所校厂店站县市省区镇乡村路街州港口井";

/// Beginnings of ordinary words and places that begin with a surname.
pub(super) const ORDINARY: &[&str] = &[
    "王府", "王牌", "王国", "王朝", "李子", "张家", "张贴", "张数", "张榜", "张开", "张掖", "张力", "张望", "陈列",
    "陈述", "陈旧", "陈设", "陈年", "杨树", "杨浦", "杨凌", "黄山", "黄河", "黄金", "黄色", "黄页", "黄埔", "黄浦",
    "黄岩", "黄冈", "黄石", "黄昏", "吴江", "吴中", "吴兴", "徐徐", "徐汇", "孙子", "孙女", "朱红", "胡同", "胡乱",
    "胡说", "罗列", "罗湖", "郑重", "梁柱", "宋代", "宋朝", "韩国", "韩方", "韩语", "周一", "周二", "周三", "周四",
    "周五", "周六", "周日", "周末", "周期", "周年", "周边", "周围", "周到", "周转", "周密", "周报", "周刊", "周知",
    "周岁", "谢谢", "谢绝", "谢意", "许可", "许多", "许诺", "许久", "许昌", "曾经", "曾任", "曾有", "曾被", "曾获",
    "曾用", "曾在", "曾向", "曾因", "曾多", "曾是", "肖像", "田间", "田野", "田地", "董事", "叶片", "程序", "程度",
    "程控", "苏北", "苏南", "苏联", "苏醒", "苏皖", "丁级", "丁类", "丁香", "沈阳", "姜片", "钟楼", "钟表", "钟点",
    "钟头", "钟情", "陆续", "陆地", "陆路", "陆上", "陆军", "范围", "范本", "范例", "范文", "范畴", "石油", "石化",
    "石材", "石家", "石头", "石墨", "石台", "夏季", "夏天", "夏令", "夏收", "夏至", "夏日", "熊猫", "秦皇", "秦岭",
    "秦朝", "秦淮", "雷达", "雷同", "雷电", "雷锋", "陶瓷", "陶冶", "陶器", "黎明", "贺信", "贺卡", "贺词", "毛利",
    "毛病", "毛坯", "毛巾", "毛笔", "戴帽", "莫名", "孔子", "孔庙", "孔径", "汤池", "林业", "林场", "林木", "林地",
    "林农", "林学", "林权", "林下", "杜绝", "杜撰", "唐山", "唐代", "唐朝", "柳树", "庞大", "颜色", "洪水", "洪涝",
    "涂改", "涂料", "邵阳",
];
