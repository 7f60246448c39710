//! Keeps cells of a csv file from becoming formulas in a spreadsheet; knows nothing of what they say.
//!
//! A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and so is one that
//! already looks like that; reading takes exactly that apostrophe off again. A plain number such as `-5` is no formula.

/// Returns a cell as it is written.
pub fn guard(cell: &str) -> String {
    if starts_a_formula(cell) && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

/// Returns a cell as it was before it was written.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if starts_a_formula(rest) => rest,
        _ => cell,
    }
}

/// Tells whether a cell, but for apostrophes before it, starts as formulas do. Full-width signs count: some settings take them too.
fn starts_a_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+86 551", "'+86 551"),
            ("-cmd|x", "'-cmd|x"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("-0.5", "-0.5"),
            ("'s", "'s"),
            ("会员", "会员"),
            ("", ""),
        ] {
            assert_eq!(guard(cell), written);
            assert_eq!(unguard(written), cell);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_guarded_is_read_back(cell in "['=+@\\-＝\t5a]{0,6}|\\PC*") {
            let written = guard(&cell);
            proptest::prop_assert_eq!(unguard(&written), &cell);
            let is_number = written.parse::<f64>().is_ok();
            proptest::prop_assert!(is_number || !written.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']));
        }
    }
}
