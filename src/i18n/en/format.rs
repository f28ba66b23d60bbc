//! Numbers in English.

use crate::i18n::digits::grouped;

/// `1 employee`, `5,000 employees`.
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `5,000`.
pub fn number(n: u64) -> String {
    grouped(n, ',')
}
