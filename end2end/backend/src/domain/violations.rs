//! Signs of violations: what may be said about one, and when.

use serde::{Deserialize, Serialize};

use super::span::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    New,
    InWork,
    Fixed,
    Disputed,
    /// By whoever found it; nothing is left to say.
    Closed,
}

impl State {
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::InWork,
        Self::Fixed,
        Self::Disputed,
        Self::Closed,
    ];

    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InWork => "in_work",
            Self::Fixed => "fixed",
            Self::Disputed => "disputed",
            Self::Closed => "closed",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
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
        let settled = Self::ALL.into_iter().filter(|state| state.settled());
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
        for state in State::ALL {
            assert_eq!(State::named(state.name()), Some(state));
            let json = serde_json::to_string(&state).unwrap_or_default();
            assert_eq!(json, format!("\"{}\"", state.name()));
            assert!(!state.next().contains(&state));
            assert!(!state.next().contains(&State::Closed));
        }
        assert_eq!(State::named("gone"), None);
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
