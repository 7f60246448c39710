//! ASCII that may stand for what a terminal may not know the width of; knows nothing of where it is drawn.

/// Returns ASCII that may stand for a character of ambiguous width.
pub(super) fn ascii_for(c: char) -> &'static str {
    match c {
        '“' | '”' | '„' | '″' => "\"",
        '‘' | '’' | '′' | '´' => "'",
        '…' => "...",
        '‥' => "..",
        '—' | '―' | '‖' => "--",
        '‐' | '–' | '─' | '━' | '¯' => "-",
        '│' | '┃' => "|",
        '·' | '•' | '‧' | '・' => ".",
        '×' => "x",
        '÷' => "/",
        '°' => "deg",
        '±' => "+-",
        '§' => "S.",
        '¶' => "P.",
        '★' | '☆' | '●' | '◆' | '■' | '※' => "*",
        '○' | '◎' | '◇' | '□' => "o",
        '→' | '▶' | '▷' | '⇒' => ">",
        '←' | '◀' | '◁' => "<",
        '↑' | '▲' | '△' => "^",
        '↓' | '▼' | '▽' => "v",
        '℃' => "C",
        '‰' => "o/oo",
        '≤' | '≦' => "<=",
        '≥' | '≧' => ">=",
        '≠' => "!=",
        '≈' => "~",
        '√' => "v/",
        '①'..='⑨' => digit_of(c, '①'),
        '⑩' => "(10)",
        'Ⅰ' | 'ⅰ' => "I",
        'Ⅱ' | 'ⅱ' => "II",
        'Ⅲ' | 'ⅲ' => "III",
        'Ⅳ' | 'ⅳ' => "IV",
        'Ⅴ' | 'ⅴ' => "V",
        'Ⅵ' | 'ⅵ' => "VI",
        'à' | 'á' | 'ā' | 'ǎ' | 'â' | 'ä' => "a",
        'è' | 'é' | 'ē' | 'ě' | 'ê' => "e",
        'ì' | 'í' | 'ī' | 'ǐ' => "i",
        'ò' | 'ó' | 'ō' | 'ǒ' | 'ö' => "o",
        'ù' | 'ú' | 'ū' | 'ǔ' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => "u",
        _ => "?",
    }
}

/// Returns `(1)` … `(9)` for a circled digit.
fn digit_of(c: char, first: char) -> &'static str {
    const DIGITS: [&str; 9] = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"];
    let idx = u32::from(c).saturating_sub(u32::from(first));
    usize::try_from(idx).ok().and_then(|idx| DIGITS.get(idx)).copied().unwrap_or("?")
}
