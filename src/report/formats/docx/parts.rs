//! The parts of the package beside the text itself: styles, fonts, numbering, footer, and what ties them together.

use crate::lang::{Lang, report as say};

/// The declaration every part begins with.
pub const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
/// The namespace of the text.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Which part is of which type.
pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

/// What the package holds.
pub const PACKAGE_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

/// The fonts, and what stands in for them where they are not.
pub const FONTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="宋体"><w:altName w:val="SimSun,Songti SC,Noto Serif CJK SC,Noto Serif SC,Source Han Serif SC"/><w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="黑体"><w:altName w:val="SimHei,Heiti SC,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC"/><w:panose1 w:val="02010609060101010101"/><w:charset w:val="86"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"#;

/// The points of lists.
pub const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// How the text is set.
pub const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

/// Makes a text stand for itself in markup.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

/// What the file says of itself.
pub fn properties(title: &str, lang: Lang) -> String {
    let (title, code) = (escape(title), code(lang));
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>bamai</dc:creator><dc:language>{code}</dc:language></cp:coreProperties>"#
    )
}

/// What the text refers to.
pub fn relations(n_pictures: usize) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let fixed = ["styles", "fontTable", "numbering", "settings", "header", "footer"];
    let fixed = fixed.iter().map(|part| {
        let nth = if matches!(*part, "header" | "footer") { "1" } else { "" };
        format!(r#"<Relationship Id="{part}" Type="{kind}/{part}" Target="{part}{nth}.xml"/>"#)
    });
    let pictures = (1..=n_pictures).map(|number| {
        format!(r#"<Relationship Id="bar{number}" Type="{kind}/image" Target="media/bar{number}.png"/>"#)
    });
    let relations: String = fixed.chain(pictures).collect();
    format!(
        r#"{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    )
}

/// The head of every page: what the report is called.
pub fn header(title: &str) -> String {
    let title = escape(title);
    format!(
        r#"{DECLARATION}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">{title}</w:t></w:r></w:p></w:hdr>"#
    )
}

/// The foot of every page.
pub fn footer(lang: Lang) -> String {
    let text = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(text));
    let field = |name: &str| format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    let [before, between, after] = [say::page(lang), say::page_of(lang), say::pages(lang)].map(text);
    let (page, pages) = (field("PAGE"), field("NUMPAGES"));
    format!(
        r#"{DECLARATION}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{before}{page}{between}{pages}{after}</w:p></w:ftr>"#
    )
}

/// The styles: serif for the text, sans for headings and heads of tables.
pub fn styles(lang: Lang) -> String {
    const SANS: &str = r#"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>"#;
    let code = code(lang);
    let style = |id: &str, name: &str, next: &str, paragraph: &str, run: &str| {
        let next = if next.is_empty() { String::new() } else { format!(r#"<w:next w:val="{next}"/>"#) };
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        )
    };
    let spacing = |before: u32, after: u32| format!(r#"<w:spacing w:before="{before}" w:after="{after}"/>"#);
    let heading = |level: u32, before: u32, after: u32| {
        format!(r#"<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val="{}"/>"#, spacing(before, after), level - 1)
    };
    let rule = r#"<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="2F5D8A"/></w:pBdr>"#;
    let bar = r#"<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="A9C3DD"/></w:pBdr>"#;
    let sized = |size: u32| format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    let [text, small] = [sized(18), sized(17)];
    let styles = [
        style("Title", "Title", "Normal", &format!("{rule}{}", spacing(0, 160)), &format!("{SANS}<w:b/>{}", sized(34))),
        style("Heading1", "heading 1", "Normal", &heading(1, 280, 100), &format!("{SANS}<w:b/>{}", sized(24))),
        style(
            "Heading2",
            "heading 2",
            "Finding",
            &format!(
                r#"<w:keepNext/><w:keepLines/>{bar}{}<w:ind w:left="160"/><w:outlineLvl w:val="1"/>"#,
                spacing(140, 20)
            ),
            &format!("{SANS}<w:b/>{}", sized(20)),
        ),
        style(
            "Finding",
            "Finding",
            "",
            &format!(r#"<w:keepLines/>{bar}{}<w:ind w:left="160"/>"#, spacing(0, 20)),
            &text,
        ),
        style(
            "ListBullet",
            "List Bullet",
            "",
            &format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{}"#, spacing(20, 20)),
            &text,
        ),
        style("TableText", "Table Text", "", &spacing(20, 20), &text),
        style(
            "TableHead",
            "Table Head",
            "",
            &format!("<w:keepNext/>{}", spacing(20, 20)),
            &format!("{SANS}<w:b/>{small}"),
        ),
        style("Header", "header", "", r#"<w:jc w:val="right"/>"#, &format!(r#"<w:color w:val="5B6673"/>{small}"#)),
        style("Footer", "footer", "", r#"<w:jc w:val="center"/>"#, &format!(r#"<w:color w:val="5B6673"/>{small}"#)),
    ];
    format!(
        r#"{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:color w:val="1C2530"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="{code}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>{}</w:styles>"#,
        styles.concat()
    )
}
