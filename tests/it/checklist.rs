//! The built-in checklist, held against what it was made from.

use bamai::domain::checklist::{BUILTIN_NAME, BUILTIN_TEXT, builtin, parse};

#[test]
fn the_built_in_checklist_has_no_problem() {
    let parsed = parse(BUILTIN_NAME, BUILTIN_TEXT);
    let seen: Vec<_> = parsed
        .problems
        .iter()
        .map(|p| format!("{}:{} {} {}", p.line, p.column, p.code.as_str(), p.message.en))
        .collect();
    assert_eq!(seen, Vec::<String>::new());
    assert_eq!(builtin().id, "anhui-societies");
}
