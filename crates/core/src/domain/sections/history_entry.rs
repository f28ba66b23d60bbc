//! The history of a thing in a section: what became of it when.

/// One line of a history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistoryEntry {
    /// When, as the contract writes it: a moment in UTC.
    pub at: String,
    /// The state that it got, by its name in the contract; what it means is the section's business.
    pub state: String,
    /// Who did it; `None`: the system.
    pub by: Option<String>,
    /// What they said, as it was typed.
    pub comment: Option<String>,
}

/// The lines of `now` that were not there `before`.
#[must_use]
pub fn news(before: &[HistoryEntry], now: &[HistoryEntry]) -> Vec<HistoryEntry> {
    let unseen = now.iter().filter(|line| !before.contains(line));
    unseen.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_came_since_is_news() {
        let line = |at: &str| HistoryEntry {
            at: at.to_owned(),
            state: "new".to_owned(),
            by: None,
            comment: None,
        };
        let before = [line("1"), line("2")];
        let now = [line("1"), line("2"), line("3")];
        assert_eq!(news(&before, &now), [line("3")]);
        assert_eq!(news(&now, &before), []);
    }
}
