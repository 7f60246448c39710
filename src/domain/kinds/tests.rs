//! What every kind keeps, whichever it is; adding a row to the table adds its tests.

use super::*;
use crate::domain::checklist::{Item, parse};

/// Makes an item of a kind out of its keys in a checklist file; a rating gets its rubric.
pub(super) fn item(kind: &str, keys: &str) -> Item {
    let rubric = if kind == "rating" {
        "rubric = [{ zh = \"无\" }, { zh = \"一\" }, { zh = \"二\" }, { zh = \"三\" }, { zh = \"四\" }]"
    } else {
        ""
    };
    let languages = if keys.contains("en =") { "[\"zh\", \"en\"]" } else { "[\"zh\"]" };
    let en = |text: &str| {
        if keys.contains("en =") {
            format!("{{ zh = \"{text}\", en = \"{text}\" }}")
        } else {
            format!("{{ zh = \"{text}\" }}")
        }
    };
    let rubric = if keys.contains("en =") { rubric.replace("\" }", "\", en = \"x\" }") } else { rubric.to_owned() };
    let text = format!(
        "id = \"x\"\nversion = \"1\"\ntitle = {t}\nlanguages = {languages}\n\n[scoring]\ncoverage_floor = 0.5\n\
         geometric_floor = 1\nevidence_caps = [1, 2, 3, 4]\nbands = [{{ id = \"all\", below = 101, zh = \"全\", en = \"all\" }}]\n\n\
         [[form]]\nid = \"A\"\nkind = \"axis\"\ntitle = {t}\n\n[[form.item]]\nid = \"X\"\nkind = \"{kind}\"\ntitle = {t}\nask = {t}\n{rubric}\n{keys}\n",
        t = en("题"),
    );
    let parsed = parse("x.toml", &text);
    let mut checklist = parsed.checklist.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.problems));
    checklist.items.remove(0)
}
