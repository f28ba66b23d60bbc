//! Signs of violations: sixty of ООО «Ромашка», some of them late, a few elsewhere. All invented.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::few;
use super::people::IVANOVA;
use super::rows::{data, insert, insert_history};
use crate::config::Scale;
use crate::domain::span::Date;
use crate::domain::violations::State;
use crate::text;

const OF_ROMASHKA: u64 = 60;
/// Which of the many organizations have a few, and how many.
const ELSEWHERE: [(u32, u64); 2] = [(2, 8), (5, 10)];
/// Days until it should be mended.
const TIME: u64 = 30;

/// What was found, and what to do.
#[derive(Clone, Copy, Deserialize)]
struct Kind {
    what: &'static str,
    to_do: &'static str,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Known {
    kinds: Vec<Kind>,
    places: Vec<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| data(include_str!("data/violations.json")));

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    organization_id: &'a str,
    what: &'static str,
    place: Option<&'static str>,
    to_do: &'static str,
    found_on: Date,
    due_on: Option<Date>,
    state: State,
    version: usize,
    search: String,
    history: Vec<Event>,
}

#[derive(Serialize)]
struct Event {
    at: i64,
    state: State,
    by: Option<String>,
    comment: Option<&'static str>,
}

pub async fn write(
    connection: &mut SqliteConnection,
    scale: Scale,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let many = scale.organizations.saturating_sub(few::COUNT);
    let elsewhere = ELSEWHERE.iter().filter(|(number, _)| *number <= many);
    let elsewhere = elsewhere.map(|(number, count)| (format!("kd-{number:04}"), *count));
    let all = std::iter::once(("romashka".to_owned(), OF_ROMASHKA)).chain(elsewhere);
    let all: Vec<_> = all.collect();
    let rows = all.iter().flat_map(|(organization, count)| {
        (0..*count).map(move |number| row(organization, number, now))
    });
    let rows: Vec<_> = rows.collect();
    let columns =
        "id, organization_id, what, place, to_do, found_on, due_on, state, version, search";
    insert(connection, "violation", columns, &rows).await?;
    insert_history(connection, "violation", &rows).await
}

fn row(organization: &str, number: u64, now: DateTime<Utc>) -> Row<'_> {
    let pick = |length: usize| usize::try_from(number).unwrap_or_default() % length;
    let state = match number % 10 {
        0..3 => State::New,
        3..6 => State::InWork,
        6..8 => State::Fixed,
        8 => State::Disputed,
        _ => State::Closed,
    };
    let Kind { what, to_do } = KNOWN.kinds[pick(KNOWN.kinds.len())];
    let place = (number % 9 != 8).then(|| KNOWN.places[pick(KNOWN.places.len())]);
    let found = now - Duration::days(2 + number.cast_signed());
    let history = history(state, found.timestamp());
    let parts = [Some(what), place, Some(to_do)];
    Row {
        id: format!("vs-{organization}-{:02}", number + 1),
        organization_id: organization,
        what,
        place,
        to_do,
        found_on: Date::of(found),
        due_on: (number % 12 != 11).then(|| Date::days_after(found, TIME)),
        state,
        version: history.len(),
        search: text::searchable(parts.into_iter().flatten()),
        history,
    }
}

/// How it came to this state.
fn history(state: State, found_at: i64) -> Vec<Event> {
    const IN_WORK: (State, Option<&str>) = (State::InWork, Some("Ответственный назначен."));
    const FIXED: (State, Option<&str>) = (State::Fixed, Some("Исправлено."));
    let way: &[(State, Option<&str>)] = match state {
        State::New => &[],
        State::InWork => &[IN_WORK],
        State::Fixed => &[IN_WORK, FIXED],
        State::Disputed => &[(State::Disputed, Some("Сведения устарели: работник уволен."))],
        State::Closed => &[IN_WORK, FIXED, (State::Closed, None)],
    };
    let way = [(State::New, None)].iter().chain(way);
    (0..)
        .zip(way)
        .map(|(at, (state, comment))| Event {
            at: found_at + at * 6 * 60 * 60,
            state: *state,
            by: comment.map(|_| IVANOVA.names().short()),
            comment: *comment,
        })
        .collect()
}
