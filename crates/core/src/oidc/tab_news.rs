//! What one tab tells the others of this browser.

use super::millis::Millis;
use crate::domain::PersonId;
use core::fmt;

/// What happened to the session in another tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TabNews {
    /// This person signed in.
    SignedIn(PersonId),
    /// Somebody signed out.
    SignedOut,
    /// It is good until then.
    Prolonged(Millis),
}

impl TabNews {
    /// Reads a message; `None` when it is not one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(' ') {
            None if text == "signed-out" => Some(Self::SignedOut),
            Some(("signed-in", id)) => PersonId::parse(id).map(Self::SignedIn),
            Some(("prolonged", until)) => until.parse().ok().map(Self::Prolonged),
            _ => None,
        }
    }
}

impl fmt::Display for TabNews {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignedIn(id) => write!(f, "signed-in {}", id.as_str()),
            Self::SignedOut => f.write_str("signed-out"),
            Self::Prolonged(until) => write!(f, "prolonged {until}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_and_nothing_else() {
        let id = PersonId::parse("p-1").unwrap();
        for news in [
            TabNews::SignedIn(id),
            TabNews::SignedOut,
            TabNews::Prolonged(7),
        ] {
            assert_eq!(TabNews::parse(&news.to_string()), Some(news));
        }
        for text in [
            "",
            "signed-in",
            "signed-in ../x",
            "prolonged x",
            "signed-out now",
            "x",
        ] {
            assert_eq!(TabNews::parse(text), None, "{text}");
        }
    }
}
