//! What choosing among options has in common, one or many; knows nothing of points.

use crate::domain::checklist::{Choice, Item};
use crate::domain::kinds::{BadValue, typed};
use crate::domain::value::{Pick, Value};
use crate::lang::{Lang, value as said};

/// Between two options in the notation of `apply`; the full-width bar is read too.
const BAR: char = '|';
const BARS: [char; 2] = [BAR, '｜'];
const COLONS: [char; 2] = [':', '：'];
/// Also read between options, but never written: a label or a text may hold it.
const LIST_COMMA: char = '、';
/// The longest text that may specify an option, in bytes.
const LONGEST: usize = 1024;

/// Returns the options taken; none when the value is no choice.
pub(super) fn of(value: &Value) -> &[Pick] {
    match value {
        Value::Picks(taken) => taken,
        _ => &[],
    }
}

/// Returns the item's option of that code.
pub(super) fn option<'a>(item: &'a Item, code: &str) -> Option<&'a Choice> {
    item.options.iter().find(|option| option.code == code)
}

/// Reads one option: its code or its label in either language, and after a colon the text that specifies it.
pub(super) fn read_one(item: &Item, text: &str) -> Result<Pick, BadValue> {
    let text = text.trim();
    if let Some(option) = named(item, text) {
        return Ok(Pick { code: option.code.clone(), specify: None });
    }
    let split = text.split_once(COLONS).and_then(|(name, specify)| Some((named(item, name.trim())?, specify.trim())));
    match split {
        Some((option, "")) => Ok(Pick { code: option.code.clone(), specify: None }),
        Some((option, specify)) => Ok(Pick { code: option.code.clone(), specify: Some(specify.to_owned()) }),
        None => {
            let codes = item.options.iter().map(|option| option.code.clone()).collect();
            Err(BadValue::NoSuchOption { given: text.to_owned(), codes })
        }
    }
}

/// Reads several options separated by bars, or by `、` where no label holds one; each once, in the item's order.
pub(super) fn read_many(item: &Item, text: &str) -> Result<Vec<Pick>, BadValue> {
    let mut taken: Vec<Pick> = Vec::new();
    for part in text.split(BARS).filter(|part| !part.trim().is_empty()) {
        read_part(item, part, &mut taken)?;
    }
    let place = |pick: &Pick| item.options.iter().position(|option| option.code == pick.code);
    taken.sort_by_key(place);
    taken.dedup();
    Ok(taken)
}

/// Reads a part as one option, else as options with `、` between them. The text that specifies the last may hold `、`.
fn read_part(item: &Item, part: &str, taken: &mut Vec<Pick>) -> Result<(), BadValue> {
    let is_in_a_label = |option: &Choice| option.label.zh.contains(LIST_COMMA) || option.label.en.contains(LIST_COMMA);
    let may_split = !item.options.iter().any(is_in_a_label);
    let mut rest = part;
    loop {
        match (read_one(item, rest), rest.split_once(LIST_COMMA)) {
            (Ok(pick), _) => {
                taken.push(pick);
                return Ok(());
            }
            (Err(_), Some((first, after))) if may_split => {
                taken.push(read_one(item, first)?);
                rest = after;
            }
            (Err(bad), _) => return Err(bad),
        }
    }
}

/// Finds the option a person named; a label without its brackets will do when only one option has it.
fn named<'a>(item: &'a Item, name: &str) -> Option<&'a Choice> {
    if let Some(option) = option(item, name) {
        return Some(option);
    }
    let wanted = name.to_lowercase();
    let is_label = |label: &str| !label.is_empty() && label.to_lowercase() == wanted;
    let by_label = |option: &&Choice| {
        option.code.to_lowercase() == wanted || is_label(&option.label.zh) || is_label(&option.label.en)
    };
    if let Some(option) = item.options.iter().find(by_label) {
        return Some(option);
    }
    let mut short = item
        .options
        .iter()
        .filter(|option| is_label(without_brackets(&option.label.zh)) || is_label(without_brackets(&option.label.en)));
    short.next().filter(|_| short.next().is_none())
}

/// Returns a label without the bracketed words at its end: 其他（说明） is 其他.
fn without_brackets(label: &str) -> &str {
    let inner = label.strip_suffix(['）', ')']);
    inner.and_then(|inner| inner.rsplit_once(['（', '('])).map_or(label, |(head, _)| head.trim_end())
}

/// Tells whether options may be taken together: each the item's, once, in its order, with the texts they ask for.
pub(super) fn check(item: &Item, taken: &[Pick]) -> Result<(), BadValue> {
    let mut last_place = None;
    for pick in taken {
        let found = item.options.iter().enumerate().find(|(_, option)| option.code == pick.code);
        let Some((place, option)) = found else {
            let codes = item.options.iter().map(|option| option.code.clone()).collect();
            return Err(BadValue::NoSuchOption { given: pick.code.clone(), codes });
        };
        let code = || option.code.clone();
        if last_place.is_some_and(|last| place <= last) {
            return Err(BadValue::NotA { kind: item.kind.name() });
        }
        last_place = Some(place);
        if option.exclusive && taken.len() > 1 {
            return Err(BadValue::NotAlone { code: code() });
        }
        match &pick.specify {
            None if option.specify => return Err(BadValue::NotSpecified { code: code() }),
            Some(_) if !option.specify => return Err(BadValue::NothingToSpecify { code: code() }),
            Some(text) if text.is_empty() || text.trim() != text => {
                return Err(BadValue::NotSpecified { code: code() });
            }
            Some(text) if text.len() > LONGEST => return Err(BadValue::TooLong { max: LONGEST }),
            Some(text) if text.contains(BARS) => return Err(BadValue::BarInSpecify { code: code() }),
            Some(text) if text.chars().any(typed::is_control) => return Err(BadValue::ControlCharacter),
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// Writes options so that reading them gives the same options.
pub(super) fn write(value: &Value) -> String {
    let written = |pick: &Pick| match &pick.specify {
        Some(text) => format!("{}:{text}", pick.code),
        None => pick.code.clone(),
    };
    of(value).iter().map(written).collect::<Vec<_>>().join(&BAR.to_string())
}

/// Shows options by their labels.
pub(super) fn show(item: &Item, value: &Value, lang: Lang) -> String {
    let shown = |pick: &Pick| {
        let label = option(item, &pick.code).map_or(pick.code.as_str(), |option| option.label.get(lang));
        match &pick.specify {
            Some(text) => said::specified(lang, without_brackets(label), text),
            None => label.to_owned(),
        }
    };
    of(value).iter().map(shown).collect::<Vec<_>>().join(said::list_comma(lang))
}
