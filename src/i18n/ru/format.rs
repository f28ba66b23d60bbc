//! Numbers in Russian.

use crate::i18n::digits::grouped;

/// The Russian form for a number.
pub fn plural(n: u64, one: &'static str, few: &'static str, many: &'static str) -> &'static str {
    match (n % 100, n % 10) {
        (11..=14, _) => many,
        (_, 1) => one,
        (_, 2..=4) => few,
        _ => many,
    }
}

/// `5 000`, with no-break spaces.
pub fn number(n: u64) -> String {
    grouped(n, '\u{a0}')
}
