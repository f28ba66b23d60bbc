//! Signs of violations: what may be said about one, and when.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoEnumIterator as _, IntoStaticStr};

use super::span::Date;

#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Deserialize,
    Serialize,
    EnumIter,
    EnumString,
    IntoStaticStr,
    sqlx::Type,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum State {
    New,
    InWork,
    Fixed,
    Disputed,
    /// By whoever found it; nothing is left to say.
    Closed,
}

impl State {
    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What the employer may set it to. The order of work is an assumption of this stand.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::New => &[Self::InWork, Self::Disputed],
            Self::InWork => &[Self::Fixed, Self::Disputed],
            Self::Fixed | Self::Disputed => &[Self::InWork],
            Self::Closed => &[],
        }
    }

    /// Whether nothing more is waited for.
    fn settled(self) -> bool {
        matches!(self, Self::Fixed | Self::Closed)
    }

    /// Whether it should have been mended before today.
    pub fn overdue(self, due_on: Option<&Date>, today: &Date) -> bool {
        !self.settled() && due_on.is_some_and(|due_on| due_on < today)
    }

    /// The same as a condition of SQL on `item`, where `?2` is today.
    pub fn overdue_sql() -> String {
        let settled = Self::iter().filter(|state| state.settled());
        let settled = settled.map(|state| format!("'{}'", state.name()));
        let settled = settled.collect::<Vec<_>>().join(", ");
        format!("item.state not in ({settled}) and item.due_on < ?2")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_leads_to_others_that_are_not_the_end() {
        for state in State::iter() {
            assert_eq!(state.name().parse(), Ok(state));
            let json = serde_json::to_string(&state).unwrap_or_default();
            assert_eq!(json, format!("\"{}\"", state.name()));
            assert!(!state.next().contains(&state));
            assert!(!state.next().contains(&State::Closed));
        }
        assert!("gone".parse::<State>().is_err());
    }

    #[test]
    fn the_last_day_is_not_late() {
        let day = |text: &str| Date::try_from(text.to_owned()).expect("a date");
        let today = day("2026-11-24");
        for (state, due_on, late) in [
            (State::New, Some("2026-11-23"), true),
            (State::Disputed, Some("2026-11-23"), true),
            (State::New, Some("2026-11-24"), false),
            (State::InWork, None, false),
            (State::Fixed, Some("2026-11-01"), false),
            (State::Closed, Some("2026-11-01"), false),
        ] {
            let due_on = due_on.map(day);
            assert_eq!(state.overdue(due_on.as_ref(), &today), late, "{state:?}");
        }
        assert_eq!(
            State::overdue_sql(),
            "item.state not in ('fixed', 'closed') and item.due_on < ?2"
        );
    }
}
