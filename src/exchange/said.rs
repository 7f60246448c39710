//! How a plan of an import reads: one sentence for the file, one for a change.

use crate::exchange::import::Changed;
use crate::exchange::register::column_name;
use crate::exchange::sheet::Form;
use crate::lang::{Lang, import, import_plan as say};

impl Form {
    /// Says what it is.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Text { encoding, separator } => {
                let separator = match separator {
                    ';' => say::semicolons(lang),
                    '\t' => say::tabs(lang),
                    _ => say::commas(lang),
                };
                say::text(lang, encoding.name(), separator)
            }
            Self::Workbook { sheet, .. } => say::workbook(lang, sheet),
        }
    }
}

impl Changed {
    /// Says what changes: `A0002：会员数 292 → 300`.
    pub fn say(&self, lang: Lang) -> String {
        let differences = self.differences(Some(lang)).into_iter().map(|(column, before, after)| {
            let column = column_name(column, lang);
            if before.is_empty() {
                say::first_value(lang, column, &after)
            } else {
                say::difference(lang, column, &before, &after)
            }
        });
        say::change(lang, self.code.as_str(), &differences.collect::<Vec<_>>().join(import::list_mark(lang)))
    }
}
