//! The report as one page for browsers and for paper: bars drawn in the page, nothing fetched; knows nothing of what the report says.
//!
//! The page is a template; every value it puts in is escaped by the engine.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};

use crate::lang::Lang;
use crate::report::Report;
use crate::report::formats::{Format, Unfit, clean, tree_json};

/// The page.
const PAGE: &str = include_str!("page.html");

/// HTML.
#[derive(Debug)]
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_template("page.html", PAGE).map_err(Unfit::from_display)?;
        let page = environment.get_template("page.html").map_err(Unfit::from_display)?;
        let code = match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        };
        let report = Value::from(Serde(tree_json::of(&clean::report(report), lang)));
        let written = page.render(context! { report, lang => code });
        written.map(String::into_bytes).map_err(Unfit::from_display)
    }
}
