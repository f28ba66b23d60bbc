//! The training programmes of the registry.
//!
//! Unofficial: the titles are those of one public project, which says that it copied them from the
//! official source in December 2025. Some are cut short there (4, 8, 12, 13, 19, 22, 23, 26) and
//! stand here as they stand there, without the spaces at their ends; other public sources differ
//! in words and dashes. A real backend has the catalogue of its registry in their place.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct LearnProgram {
    /// `learnProgramId` of the import schema 1.0.9: 1 to 4 and 6 to 29.
    pub id: u8,
    pub title: &'static str,
}

/// In the order to show them.
pub static ALL: LazyLock<Vec<LearnProgram>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("programs.json")).expect("a test has read them")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_1_to_4_and_6_to_29_without_spaces_around() {
        let ids: Vec<_> = ALL.iter().map(|program| program.id).collect();
        assert_eq!(
            ids,
            [1..=4, 6..=29].into_iter().flatten().collect::<Vec<u8>>()
        );
        assert!(
            ALL.iter()
                .all(|program| program.title == program.title.trim())
        );
    }
}
