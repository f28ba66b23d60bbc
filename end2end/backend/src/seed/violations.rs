//! Signs of violations of ООО «Ромашка» in all states, some overdue, and a few elsewhere.

use chrono::{DateTime, Duration, Utc};
use sqlx::SqliteConnection;

use super::people::IVANOVA;
use super::{Scale, few};
use crate::domain::span::Date;
use crate::domain::violations::State;
use crate::text;

const COUNT: u32 = 60;

/// What was found, where, and what to do.
const FOUND: [(&str, &str, &str); 6] = [
    (
        "У работника нет записи об обучении",
        "Цех № 2, электромонтёр",
        "Обучите работника и передайте запись в реестр.",
    ),
    (
        "Срок действия отчёта СОУТ истёк",
        "Склад, 4 рабочих места",
        "Проведите оценку условий труда и передайте отчёт.",
    ),
    (
        "Рабочее место не названо ни в одном отчёте",
        "Бухгалтерия, бухгалтер",
        "Проверьте список рабочих мест и дополните отчёт.",
    ),
    (
        "Программа обучения не подходит к должности",
        "Цех № 1, сварщик",
        "Проверьте программу в протоколе; при ошибке передайте исправленную запись.",
    ),
    (
        "Декларация названа недействующей, а рабочее место занято",
        "Лаборатория, лаборант",
        "Подайте новую декларацию или проведите оценку.",
    ),
    (
        "Номер протокола повторяется у разных работников",
        "Отдел кадров",
        "Сверьте номера протоколов и передайте исправленные записи.",
    ),
];

pub async fn write(
    connection: &mut SqliteConnection,
    scale: Scale,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    for number in 0..COUNT {
        one(connection, ("romashka", number), now).await?;
    }
    if 5 <= scale.organizations.saturating_sub(few::COUNT) {
        for number in 0..4 {
            one(connection, ("kd-0005", number), now).await?;
        }
    }
    Ok(())
}

fn state(number: u32) -> State {
    match number % 10 {
        0..4 => State::New,
        4 | 5 => State::InWork,
        6 | 7 => State::Fixed,
        8 => State::Disputed,
        _ => State::Closed,
    }
}

async fn one(
    connection: &mut SqliteConnection,
    (organization, number): (&str, u32),
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let (what, place, to_do) = FOUND[number as usize % FOUND.len()];
    let state = state(number);
    let days = i64::from(3 + number * 2);
    let found = now - Duration::days(days);
    // Some have no end; some of those that are open are late.
    let due_on = (number % 9 != 8).then(|| Date::of(found + Duration::days(30)));
    let id = format!("vs-{organization}-{}", number + 1);
    sqlx::query(
        "insert into violation (id, organization_id, what, place, to_do, found_on, due_on, state, search)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(organization)
    .bind(what)
    .bind(place)
    .bind(to_do)
    .bind(Date::of(found))
    .bind(due_on)
    .bind(state)
    .bind(text::searchable([what, place, to_do]))
    .execute(&mut *connection)
    .await?;
    let steps: &[(State, Option<&str>)] = match state {
        State::New => &[],
        State::InWork => &[(State::InWork, Some("Назначили ответственного."))],
        State::Disputed => &[(State::Disputed, Some("Работник уволен в прошлом месяце."))],
        State::Fixed => &[
            (State::InWork, Some("Назначили ответственного.")),
            (State::Fixed, Some("Исправлено, запись передана.")),
        ],
        State::Closed => &[
            (State::InWork, Some("Назначили ответственного.")),
            (State::Fixed, Some("Исправлено, запись передана.")),
            (State::Closed, None),
        ],
    };
    let all = std::iter::once(&(State::New, None)).chain(steps);
    for (step, (state, comment)) in (0_i64..).zip(all) {
        let by = comment.is_some().then(|| IVANOVA.names().short());
        sqlx::query(
            "insert into violation_history (violation_id, at, state, by, comment)
             values (?, ?, ?, ?, ?)",
        )
        .bind(&id)
        .bind(found.timestamp() + step * 86_400)
        .bind(state)
        .bind(by)
        .bind(comment)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
