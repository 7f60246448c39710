//! scratch
use bamai::lang::Lang;
use ratatui::layout::Size;

use crate::stage::Stage;

#[test]
fn scratch() {
    let size = std::env::var("SZ").unwrap_or_else(|_| "80x24".into());
    let (w, h) = size.split_once('x').unwrap();
    let lang = if std::env::var("LN").is_ok() { Lang::En } else { Lang::Zh };
    let mut stage = Stage::demo_sized(lang, Size::new(w.parse().unwrap(), h.parse().unwrap()));
    for keys in std::env::var("KEYS").unwrap().split(';') {
        stage.keys(keys);
        println!("=== {keys}  {:?} {:?}\n{}", stage.route(), stage.cursor(), stage.screen());
    }
}
