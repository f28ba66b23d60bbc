//! What a search looks through.

use super::fold::fold;
use super::latin;

/// The folded parts, kept apart so that no word spans two of them.
pub fn searchable<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(fold).collect::<Vec<_>>().join("\n")
}

/// The same of an organization, with its names in Latin letters.
pub fn searchable_organization(names: [&str; 3], numbers: [&str; 2]) -> String {
    let russian = searchable(names.into_iter().chain(numbers));
    format!("{russian}\n{}", latin::words(&names.join(" ")))
}
