//! Declarations: forty of ООО «Ромашка» in every state, a few wherever there are reports.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use sqlx::SqliteConnection;

use super::people::{IVANOVA, PETROV};
use super::rows::{insert, insert_history};
use super::sout::Declarable;
use crate::domain::declarations::{Content, State};
use crate::domain::span::Date;
use crate::store::declarations::drafts::searchable;

const OF_ROMASHKA: usize = 40;
const ELSEWHERE: [State; 5] = [
    State::Terminated,
    State::Rejected,
    State::Registered,
    State::Submitted,
    State::Draft,
];
/// For how many days a registered one holds here.
const HOLDS: u64 = 5 * 365;

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    organization_id: &'a str,
    state: State,
    version: usize,
    registry_number: Option<String>,
    created_at: i64,
    submitted_at: Option<i64>,
    valid_until: Option<Date>,
    #[serde(flatten)]
    content: Content,
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
    reports: &[Declarable],
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let of_one = reports.chunk_by(|a, b| a.organization == b.organization);
    let rows = of_one.flat_map(|reports| {
        let romashka = reports
            .iter()
            .any(|report| report.organization == "romashka");
        let count = if romashka {
            OF_ROMASHKA
        } else {
            ELSEWHERE.len()
        };
        (0..count).map(move |at| {
            let state = if romashka {
                of_romashka(at)
            } else {
                ELSEWHERE[at % ELSEWHERE.len()]
            };
            row(&reports[at % reports.len()], at, count, state, now)
        })
    });
    let rows: Vec<_> = rows.collect();
    let columns = "id, organization_id, state, version, registry_number, created_at, submitted_at,
        valid_until, report_id, workplaces, address, signed_by, signed_by_position, signed_on, note,
        search";
    insert(connection, "declaration", columns, &rows).await?;
    insert_history(connection, "declaration", &rows).await
}

/// The first are the oldest.
fn of_romashka(at: usize) -> State {
    match at {
        0..4 => State::Terminated,
        28..34 => State::Submitted,
        34.. => State::Draft,
        _ if at % 6 == 5 => State::Rejected,
        _ => State::Registered,
    }
}

fn row(report: &Declarable, at: usize, count: usize, state: State, now: DateTime<Utc>) -> Row<'_> {
    let days = u64::try_from(count - at).unwrap_or_default() * 9;
    let days = days + if state == State::Terminated { HOLDS } else { 0 };
    let created = now - Duration::days(days.cast_signed());
    let author = if at % 4 == 3 { PETROV } else { IVANOVA };
    let content = content(report, at, state, Date::of(created));
    let history = history(state, created.timestamp(), author.names().short());
    let numbered = matches!(state, State::Registered | State::Terminated);
    let registry_number = numbered.then(|| format!("Д-{:06}", 100 + at));
    let mut search = searchable(&content, Some(&report.number));
    if let Some(number) = &registry_number {
        search = format!("{search}\n{}", number.to_lowercase());
    }
    let submitted = history.iter().find(|event| event.state == State::Submitted);
    Row {
        id: format!("dc-{}-{:02}", report.organization, at + 1),
        organization_id: &report.organization,
        state,
        version: history.len(),
        registry_number,
        created_at: created.timestamp(),
        submitted_at: submitted.map(|event| event.at),
        valid_until: numbered.then(|| Date::days_after(created, HOLDS)),
        content,
        search,
        history,
    }
}

/// Of the drafts one lacks nothing, the others something.
fn content(report: &Declarable, at: usize, state: State, signed_on: Date) -> Content {
    let lacks = if state == State::Draft { at % 3 } else { 0 };
    let text = |text: &str| Some(text.to_owned());
    let some = report.workplaces.iter().take(1 + at % 5).cloned();
    Content {
        report_id: (lacks < 2).then(|| report.report.clone()),
        workplaces: if lacks < 2 {
            some.collect()
        } else {
            Vec::new()
        },
        address: text("170100, г. Тверь, ул. Советская, д. 1"),
        signed_by: text("Иванова Мария Петровна").filter(|_| lacks == 0),
        signed_by_position: text("Генеральный директор").filter(|_| lacks == 0),
        signed_on: Some(signed_on).filter(|_| lacks == 0),
        note: text("Рабочие места на первом этаже.").filter(|_| at.is_multiple_of(7)),
    }
}

fn history(state: State, created_at: i64, author: String) -> Vec<Event> {
    const HOUR: i64 = 60 * 60;
    const DAY: i64 = 24 * HOUR;
    let by = Some(author);
    let event = |after, state, by: Option<&String>, comment| Event {
        at: created_at + after,
        state,
        by: by.cloned(),
        comment,
    };
    let mut history = vec![event(0, State::Draft, by.as_ref(), None)];
    if state != State::Draft {
        history.push(event(HOUR, State::Submitted, by.as_ref(), None));
    }
    match state {
        State::Draft | State::Submitted => {}
        State::Rejected => {
            let why = "Адрес не совпадает с адресом в отчёте.";
            history.push(event(3 * DAY, state, None, Some(why)));
        }
        State::Registered | State::Terminated => {
            history.push(event(3 * DAY, State::Registered, None, None));
        }
    }
    if state == State::Terminated {
        history.push(event(HOLDS.cast_signed() * DAY, state, None, None));
    }
    history
}
