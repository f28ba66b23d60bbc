//! Of several questions only the newest counts.

use leptos::prelude::*;

/// Tells an answer whether a newer question was asked meanwhile, for what is no [`Load`](super::load::Load):
/// an `Action` of Leptos 0.8 takes every answer, and to abort a question would end what it does besides, such as
/// renewing a token. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Latest(StoredValue<u32>);

/// One question's turn.
#[derive(Clone, Copy)]
pub struct Turn {
    of: Latest,
    number: u32,
}

impl Latest {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Another turn; all before are over.
    pub fn turn(self) -> Turn {
        self.0.update_value(|number| *number += 1);
        self.now()
    }

    /// The turn of the newest question.
    pub fn now(self) -> Turn {
        Turn {
            of: self,
            number: self.0.try_get_value().unwrap_or_default(),
        }
    }
}

impl Turn {
    /// Whether it is not over, and whoever asked is still there.
    pub fn lasts(self) -> bool {
        self.of.0.try_get_value() == Some(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_lasts_until_the_next_or_until_nobody_is_there() {
        let owner = Owner::new();
        let latest = owner.with(Latest::new);
        let first = latest.turn();
        assert!(first.lasts() && latest.now().lasts());
        let second = latest.turn();
        assert!(!first.lasts() && second.lasts());
        owner.cleanup();
        assert!(!second.lasts() && !latest.turn().lasts());
    }
}
