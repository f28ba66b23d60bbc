//! Declarations of ООО «Ромашка» in all states, and a few elsewhere.

use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use sqlx::SqliteConnection;

use super::people::IVANOVA;
use super::sout::Declarable;
use super::{Scale, few};
use crate::domain::declarations::State;
use crate::domain::span::Date;
use crate::text;

const COUNT: usize = 40;

pub async fn write(
    connection: &mut SqliteConnection,
    scale: Scale,
    now: DateTime<Utc>,
    declarable: &[Declarable],
) -> Result<(), sqlx::Error> {
    for number in 0..COUNT {
        let of = &declarable[number % declarable.len()];
        one(connection, ("romashka", number), of, now).await?;
    }
    if 5 <= scale.organizations.saturating_sub(few::COUNT) {
        let none = Declarable {
            report: "sr-kd-0005-1".to_owned(),
            workplaces: vec!["wp-kd-0005-1-1".to_owned()],
        };
        for number in 0..5 {
            one(connection, ("kd-0005", number), &none, now).await?;
        }
    }
    Ok(())
}

fn state(number: usize) -> State {
    match number % 8 {
        7 => State::Draft,
        6 => State::Submitted,
        5 => State::Rejected,
        4 => State::Terminated,
        _ => State::Registered,
    }
}

async fn one(
    connection: &mut SqliteConnection,
    (organization, number): (&str, usize),
    of: &Declarable,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let state = state(number);
    let days = i64::try_from(400 - number * 9).unwrap_or_default();
    let made = (now - Duration::days(days)).timestamp();
    let id = format!("dc-{organization}-{}", number + 1);
    let registered = matches!(state, State::Registered | State::Terminated);
    let registry_number = registered.then(|| format!("ДС-{:06}", number + 1));
    let (signer, signed) = match state {
        State::Draft => (None, None),
        _ => (
            Some(IVANOVA.names().full()),
            Some(Date::days_before(now, days.unsigned_abs())),
        ),
    };
    let address = "170100, г. Тверь, ул. Советская, д. 1";
    let search = text::searchable([
        address,
        signer.as_deref().unwrap_or_default(),
        registry_number.as_deref().unwrap_or_default(),
    ]);
    sqlx::query(
        "insert into declaration (id, organization_id, state, registry_number, created_at,
            submitted_at, valid_until, report_id, workplaces, address, signed_by,
            signed_by_position, signed_on, search)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(organization)
    .bind(state)
    .bind(registry_number)
    .bind(made)
    .bind((state != State::Draft).then_some(made + 3600))
    .bind(registered.then(|| Date::days_after(now, 900)))
    .bind(&of.report)
    .bind(json!(of.workplaces).to_string())
    .bind(address)
    .bind(&signer)
    .bind(signer.is_some().then_some("Генеральный директор"))
    .bind(signed)
    .bind(search)
    .execute(&mut *connection)
    .await?;
    let steps: &[State] = match state {
        State::Draft => &[State::Draft],
        State::Submitted => &[State::Draft, State::Submitted],
        State::Terminated => &[
            State::Draft,
            State::Submitted,
            State::Registered,
            State::Terminated,
        ],
        State::Registered => &[State::Draft, State::Submitted, State::Registered],
        State::Rejected => &[State::Draft, State::Submitted, State::Rejected],
    };
    for (hours, step) in (0_i64..).zip(steps) {
        let by = matches!(step, State::Draft | State::Submitted).then(|| IVANOVA.names().short());
        let comment =
            (*step == State::Rejected).then_some("Рабочее место уже названо в другой декларации.");
        sqlx::query(
            "insert into declaration_history (declaration_id, at, state, by, comment)
             values (?, ?, ?, ?, ?)",
        )
        .bind(&id)
        .bind(made + hours * 3600)
        .bind(step)
        .bind(by)
        .bind(comment)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
