//! How long the accesses of ПАО «Сталь» hold and how they have been used, and which of Кузнецов do
//! not hold: by the number of the employee or the organization, counted from the day on which the
//! database is filled.

use chrono::{DateTime, Duration, Utc};

use super::people::VOLKOVA;
use super::rows::{History, Post, SECTIONS};
use crate::domain::span::{Date, Span};

pub fn of(number: u32, now: DateTime<Utc>) -> History {
    let ago = |days: u32| (now - Duration::days(days.into())).timestamp();
    let span = match number % 50 {
        3 => Span {
            valid_until: Some(Date::days_after(now, 7)),
            ..Span::default()
        },
        4 => Span {
            valid_until: Some(Date::days_before(now, 10)),
            ..Span::default()
        },
        5 => Span {
            valid_from: Some(Date::days_after(now, 7)),
            ..Span::default()
        },
        7 => Span {
            valid_from: Some(Date::days_before(now, 30)),
            valid_until: Some(Date::days_after(now, 60)),
        },
        _ => Span::default(),
    };
    let signed_in_at = match (number % 50, number % 10) {
        (5, _) | (_, 8) => None,
        (6, _) => Some(ago(200)),
        _ => Some(ago(1 + number % 30)),
    };
    History {
        span,
        granted_at: Some(ago(300 + number % 60)),
        granted_by: Some(VOLKOVA.names().short()),
        signed_in_at,
    }
}

/// What was given to Кузнецов in one of the many organizations, for other days.
pub fn outside_of_today(
    number: u32,
    now: DateTime<Utc>,
) -> Option<(&'static [&'static str], History)> {
    let (permissions, span) = match number {
        8 => {
            let span = Span {
                valid_from: Some(Date::days_after(now, 30)),
                ..Span::default()
            };
            (SECTIONS[1], span)
        }
        18 | 28 => {
            let span = Span {
                valid_until: Some(Date::days_before(now, number.into())),
                ..Span::default()
            };
            let sections = if number == 28 { Post::ALL } else { SECTIONS[5] };
            (sections, span)
        }
        _ => return None,
    };
    let history = History {
        span,
        ..History::default()
    };
    Some((permissions, history))
}
