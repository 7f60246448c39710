//! What help calls the values an argument takes; knows nothing of the arguments.

use crate::lang::macros::messages;

messages! {
    /// `ID`
    id => "评估", "ID";
    /// `CODE`
    code => "编号", "CODE";
    /// `NAME`
    name => "名字", "NAME";
    /// `FILE`
    file => "文件", "FILE";
    /// `FILE|ITEM`
    file_or_item => "文件|条目", "FILE|ITEM";
    /// `ITEM`
    item => "条目", "ITEM";
    /// `ITEM=LEVEL`
    item_level => "条目=等级", "ITEM=LEVEL";
    /// `LEVEL`
    level => "等级", "LEVEL";
    /// `AXIS`
    axis => "轴", "AXIS";
    /// `CHECK`
    check => "检查", "CHECK";
    /// `DATE`
    date => "日期", "DATE";
    /// `TIME`
    time => "时间", "TIME";
    /// `DIR`
    dir => "目录", "DIR";
    /// `PATH`
    path => "路径", "PATH";
    /// `DUTY`
    duty => "职责", "DUTY";
    /// `FORMAT`
    format => "格式", "FORMAT";
    /// `INTERVIEW`
    interview => "访谈", "INTERVIEW";
    /// `KIND`
    kind => "种类", "KIND";
    /// `LANG`
    language => "语言", "LANG";
    /// `N`
    number => "数", "N";
    /// `REF`
    reference => "证据", "REF";
    /// `ROLE`
    role => "角色", "ROLE";
    /// `TRAIT`
    quality => "特征", "TRAIT";
    /// `TEXT`
    text => "文字", "TEXT";
    /// `VALUE`
    value => "值", "VALUE";
    /// `WHAT`
    what => "内容", "WHAT";
    /// `SHELL`
    shell => "SHELL", "SHELL";
    /// `CLASS`
    class => "组", "CLASS";
    /// `CODE|ID`
    code_or_id => "编号|评估", "CODE|ID";
    /// `CONTROL`
    control => "可控", "CONTROL";
    /// `GRADE`
    grade => "等级", "GRADE";
    /// `HEADING=FIELD`
    heading_field => "表头=栏目", "HEADING=FIELD";
    /// `ITEM=TEXT`
    item_text => "条目=文字", "ITEM=TEXT";
    /// `OWNER`
    owner => "责任方", "OWNER";
    /// `SIZE`
    size => "规模", "SIZE";
    /// `SIZES`
    sizes => "规模", "SIZES";
    /// `SPLITS`
    splits => "分法", "SPLITS";
    /// `STATE`
    state => "状态", "STATE";
    /// `STRENGTH`
    strength => "强度", "STRENGTH";
    /// `ROSTER`
    roster => "登记表", "ROSTER";
    /// `COL=VALUE`
    column_value => "栏目=值", "COL=VALUE";
    /// A command.
    command => "命令", "COMMAND";
    /// `[OPTIONS]` in a line of usage.
    options => "[选项]", "[OPTIONS]";
    /// Before the values there are to choose from.
    possible => "[可选：", "[possible values: ";
    /// Before the value taken without one.
    default => "[默认：", "[default: ";
}
