//! Stops a loop between the app and the provider: whoever is sent away three times within a minute
//! and comes back each time is told so instead of being sent again.

use crate::oidc::millis::Millis;

/// When this tab left for the provider of late.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Departures(Vec<Millis>);

/// Three departures within a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loop;

const WINDOW: Millis = 60_000;
const LIMIT: usize = 3;

impl Departures {
    /// Reads what was kept in the tab; what is not understood is forgotten.
    #[must_use]
    pub fn from_storage(text: &str) -> Self {
        Self(
            text.split(' ')
                .filter_map(|time| time.parse().ok())
                .collect(),
        )
    }

    /// The text to keep in the tab.
    #[must_use]
    pub fn to_storage(&self) -> String {
        let times: Vec<_> = self.0.iter().map(Millis::to_string).collect();
        times.join(" ")
    }

    /// Takes note of a departure now.
    ///
    /// # Errors
    /// [`Loop`] when there were three within the last minute. They are forgotten then: whoever
    /// presses the button once more after reading why goes on.
    pub fn leave(self, now: Millis) -> Result<Self, Loop> {
        let recent = |time: &Millis| now.checked_sub(*time).is_some_and(|age| age < WINDOW);
        let mut times: Vec<_> = self.0.into_iter().filter(recent).collect();
        if times.len() >= LIMIT {
            return Err(Loop);
        }
        times.push(now);
        Ok(Self(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_within_a_minute_and_no_fourth() {
        let mut departures = Departures::default();
        for now in [1_000, 2_000, 60_999] {
            departures = departures.leave(now).unwrap();
        }
        let kept = departures.to_storage();
        assert_eq!(kept, "1000 2000 60999");
        assert_eq!(Departures::from_storage(&kept).leave(60_999), Err(Loop));
        // The first is a minute ago.
        assert!(Departures::from_storage(&kept).leave(61_000).is_ok());
        // A clock set back forgets.
        assert!(Departures::from_storage(&kept).leave(999).is_ok());
    }

    #[test]
    fn what_is_not_understood_is_forgotten() {
        assert_eq!(Departures::from_storage(""), Departures::default());
        assert_eq!(Departures::from_storage("a 5 -1").to_storage(), "5");
    }
}
