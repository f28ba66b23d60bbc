//! A day of the calendar as the contract writes it. Only order and distance matter, so no calendar
//! crate is needed.

use core::fmt;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A day; its text is `2026-11-22`, whose order is the days' order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(String);

/// The text is not a day as the contract writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day")
    }
}

impl core::error::Error for NotADay {}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        Self::parse(&text).ok_or(NotADay)
    }
}

impl Day {
    /// Reads `2026-11-22`; `None` when it is not such a text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month, day) = parts(text)?;
        let known = (1..=12).contains(&month) && (1..=31).contains(&day) && year > 0;
        known.then(|| Self(text.to_owned()))
    }

    /// The text, for the contract and for `<input type="date">`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// «22.11.2026».
    #[must_use]
    pub fn dotted(&self) -> String {
        let mut parts: Vec<_> = self.0.split('-').collect();
        parts.reverse();
        parts.join(".")
    }

    /// The days since a day long ago; only differences mean something.
    fn number(&self) -> i64 {
        let Some((year, month, day)) = parts(&self.0) else {
            return 0;
        };
        // The year is taken to begin in March, so that the leap day is its last.
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }
}

/// Four, two and two digits between hyphens.
fn parts(text: &str) -> Option<(i64, i64, i64)> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    let number = |range: Range<usize>| text.get(range)?.parse().ok();
    Some((number(0..4)?, number(5..7)?, number(8..10)?))
}

/// Between which days something is valid, both included.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Term {
    /// `None`: since it was given.
    pub from: Option<Day>,
    /// `None`: without an end.
    pub until: Option<Day>,
}

/// Where today stands in a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TermState {
    /// Valid for some time.
    Valid,
    /// Valid, and ends soon.
    Expiring,
    /// Over.
    Expired,
    /// Not begun.
    NotYet,
}

impl Term {
    /// Whether the end comes before the beginning.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        matches!((&self.from, &self.until), (Some(from), Some(until)) if until < from)
    }

    /// Whether it has neither end.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// So many days before the end a term is «expiring»; as in the contract.
    const SOON: i64 = 14;

    /// Where this day stands. The backend decides what is valid, by its own calendar: this is for
    /// the eye.
    #[must_use]
    pub fn state(&self, today: &Day) -> TermState {
        if self.until.as_ref().is_some_and(|until| until < today) {
            return TermState::Expired;
        }
        if self.from.as_ref().is_some_and(|from| from > today) {
            return TermState::NotYet;
        }
        match &self.until {
            Some(until) if until.number() - today.number() <= Self::SOON => TermState::Expiring,
            _ => TermState::Valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn state(from: Option<&str>, until: Option<&str>, today: &str) -> TermState {
        let term = Term {
            from: from.map(day),
            until: until.map(day),
        };
        term.state(&day(today))
    }

    #[test]
    fn only_days_are_read() {
        assert_eq!(day("2026-11-22").dotted(), "22.11.2026");
        for bad in [
            "",
            "2026-1-2",
            "2026-13-01",
            "2026-00-01",
            "22.11.2026",
            "2026-11-2ё",
            "+026-11-22",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        for (before, after, days) in [
            ("2026-12-31", "2027-01-01", 1),
            ("2028-02-28", "2028-03-01", 2),
            ("2027-02-28", "2027-03-01", 1),
            ("2026-01-01", "2027-01-01", 365),
            ("2000-01-01", "2001-01-01", 366),
        ] {
            assert_eq!(day(after).number() - day(before).number(), days, "{after}");
        }
    }

    #[test]
    fn a_term_of_one_day_is_no_mistake() {
        let term = |from: &str, until: &str| Term {
            from: Some(day(from)),
            until: Some(day(until)),
        };
        assert!(!term("2026-11-22", "2026-11-22").is_backwards());
        assert!(term("2026-11-22", "2026-11-21").is_backwards());
        assert!(Term::default().is_open() && !Term::default().is_backwards());
    }

    #[test]
    fn both_ends_are_in_the_term() {
        let until = Some("2026-12-01");
        assert_eq!(state(None, until, "2026-11-16"), TermState::Valid);
        assert_eq!(state(None, until, "2026-11-17"), TermState::Expiring);
        assert_eq!(state(None, until, "2026-12-01"), TermState::Expiring);
        assert_eq!(state(None, until, "2026-12-02"), TermState::Expired);
        let from = Some("2026-12-01");
        assert_eq!(state(from, None, "2026-11-30"), TermState::NotYet);
        assert_eq!(state(from, None, "2026-12-01"), TermState::Valid);
        assert_eq!(state(None, None, "2026-12-01"), TermState::Valid);
    }
}
