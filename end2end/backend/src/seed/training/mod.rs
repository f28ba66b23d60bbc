//! Trained workers: those of ООО «Ромашка» by the thousand, a few elsewhere, and what «Ромашка»
//! has sent before. The same number always gives the same record, on days counted from the one on
//! which the database is filled.

mod sent;

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use sqlx::SqliteConnection;

use crate::check_digits;
use crate::config::Scale;
use crate::domain::span::Date;
use crate::domain::training::programs;
use crate::domain::training::record::{Identity, RecordState, TrainingRecord};
use crate::seed::names::{Colleagues, Dice};
use crate::seed::rows::insert;
use crate::seed::{few, many};

use sent::{ALL, Sent};

/// Nobody else is so far along among the colleagues.
const FIRST_WORKER: u32 = 600_000;
/// Which of the many have a few, and how many.
const ELSEWHERE: [(u32, u32); 3] = [(2, 5), (3, 40), (6, 12)];
/// Of one person.
const RECORDS_EACH: u32 = 4;
/// Days of three years.
const DAYS: u64 = 3 * 365;
/// Lately.
const RECENT_DAYS: u64 = 30;
/// One worker in so many is a foreigner.
const FOREIGNERS: u32 = 50;
/// The words of the contract's example.
const REJECTION: &str = "Запись с таким протоколом уже есть.";

const CENTRES: [(&str, &str); 3] = [
    ("ООО «Учебный центр „Знание“»", "770900110"),
    ("АНО ДПО «Безопасный труд»", "690100220"),
    ("ЧОУ ДПО «Центр охраны труда»", "761100330"),
];

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    organization_id: &'a str,
    submission_id: Option<&'static str>,
    state: RecordState,
    registry_number: Option<String>,
    rejection: Option<&'static str>,
    last_name: String,
    first_name: String,
    middle_name: Option<String>,
    snils: Option<String>,
    citizenship: Option<String>,
    position: String,
    employer_inn: String,
    employer_title: String,
    trained_by_inn: String,
    trained_by: String,
    tested_on: Date,
    protocol_number: String,
    program_id: u8,
    program_title: String,
    passed: bool,
    changed_at: i64,
    person_key: String,
    sort_key: String,
    search: String,
}

/// Who employs.
struct Employer {
    id: String,
    title: String,
    inn: String,
}

pub async fn write(
    connection: &mut SqliteConnection,
    scale: Scale,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sent::write(connection, now).await?;
    let romashka = Employer {
        id: "romashka".to_owned(),
        title: "ООО «Ромашка»".to_owned(),
        inn: check_digits::organization_inn("770100010"),
    };
    let mut workers = Colleagues::after(FIRST_WORKER);
    let mut employers = vec![(romashka, scale.trained)];
    for (number, count) in ELSEWHERE {
        if number <= scale.organizations.saturating_sub(few::COUNT) {
            let organization = many::organization(number);
            let employer = Employer {
                id: organization.id,
                title: organization.short_name,
                inn: organization.inn,
            };
            employers.push((employer, count));
        }
    }
    let rows = employers
        .iter()
        .flat_map(|(employer, count)| records(employer, *count, &mut workers, now));
    let rows: Vec<_> = rows.collect();
    let columns =
        "id, organization_id, submission_id, state, registry_number, rejection, last_name,
        first_name, middle_name, snils, citizenship, position, employer_inn, employer_title,
        trained_by_inn, trained_by, tested_on, protocol_number, program_id, program_title, passed,
        changed_at, person_key, sort_key, search";
    insert(connection, "training_record", columns, &rows).await
}

fn records<'a>(
    employer: &'a Employer,
    count: u32,
    workers: &mut Colleagues,
    now: DateTime<Utc>,
) -> Vec<Row<'a>> {
    let mut worker = workers.next();
    (0..count)
        .map(|number| {
            if number > 0 && number % RECORDS_EACH == 0 {
                worker = workers.next();
            }
            let mut dice = Dice::new(u64::from(number) + u64::from(FIRST_WORKER));
            let sent = submission_of(employer, number);
            let state = sent.map_or_else(|| state(&mut dice), |sent| sent.state);
            let days = days_ago(&mut dice, sent, state);
            let person = number / RECORDS_EACH;
            let identity = if person % FOREIGNERS == FOREIGNERS - 1 {
                Identity::Foreign {
                    number: None,
                    citizenship: (*dice.pick(&["Казахстан", "Армения", "Киргизия"])).to_owned(),
                }
            } else {
                Identity::Snils(worker.snils.clone())
            };
            let (trained_by, trained_by_inn) = *dice.pick(&CENTRES);
            // Nine apart: the four of one person differ.
            let program = person + number % RECORDS_EACH * 9;
            let program = programs::ALL[program as usize % programs::ALL.len()];
            let year = Date::days_before(now, days).as_str()[2..4].to_owned();
            let record = TrainingRecord {
                outer_id: None,
                names: worker.names.clone(),
                identity,
                position: worker.position.clone().unwrap_or_default(),
                employer_inn: employer.inn.clone(),
                employer_title: employer.title.clone(),
                organization_unit_id: None,
                trained_by_inn: check_digits::organization_inn(trained_by_inn),
                trained_by: trained_by.to_owned(),
                tested_on: Date::days_before(now, days),
                protocol_number: format!("ОТ-{}/{year}", 100 + dice.below(900)),
                program_id: program.id,
                program_title: program.title.to_owned(),
                passed: dice.below(30) > 0,
            };
            let at = (now - Duration::days(days.saturating_sub(3).cast_signed())).timestamp();
            let changed_at = sent.map_or(at, |sent| sent.at(now) + 60);
            row(&employer.id, number + 1, record, (state, sent, changed_at))
        })
        .collect()
}

/// The first records of «Ромашка» are those that it sent.
fn submission_of(employer: &Employer, number: u32) -> Option<&'static Sent> {
    let mut before = 0;
    ALL.iter().find(|sent| {
        before += sent.taken();
        employer.id == "romashka" && number < before
    })
}

fn state(dice: &mut Dice) -> RecordState {
    match dice.below(100) {
        0..3 => RecordState::Draft,
        3..5 => RecordState::Checked,
        5..8 => RecordState::Sent,
        8..11 => RecordState::Rejected,
        _ => RecordState::Accepted,
    }
}

/// What is not done yet is of late.
fn days_ago(dice: &mut Dice, sent: Option<&Sent>, state: RecordState) -> u64 {
    let before = sent.map_or(0, |sent| sent.days_ago.unsigned_abs());
    let within = match (sent, state) {
        (None, RecordState::Accepted | RecordState::Rejected) => DAYS,
        _ => RECENT_DAYS,
    };
    before + 1 + dice.below(within)
}

fn row<'a>(
    organization: &'a str,
    number: u32,
    record: TrainingRecord,
    (state, sent, changed_at): (RecordState, Option<&Sent>, i64),
) -> Row<'a> {
    let accepted = state == RecordState::Accepted;
    let registry_number = accepted.then(|| format!("45-{number:07}"));
    let mut search = record.searchable();
    if accepted {
        search = format!("{search}\n45{number:07}");
    }
    let (person_key, sort_key) = (record.person_key(), record.names.sort_key());
    let (snils, citizenship) = match record.identity {
        Identity::Snils(snils) => (Some(snils.digits().to_owned()), None),
        Identity::Foreign { citizenship, .. } => (None, Some(citizenship)),
    };
    Row {
        id: format!("tr-{organization}-{number:06}"),
        organization_id: organization,
        submission_id: sent.map(|sent| sent.id),
        state,
        registry_number,
        rejection: (state == RecordState::Rejected).then_some(REJECTION),
        last_name: record.names.last_name,
        first_name: record.names.first_name,
        middle_name: record.names.middle_name,
        snils,
        citizenship,
        position: record.position,
        employer_inn: record.employer_inn,
        employer_title: record.employer_title,
        trained_by_inn: record.trained_by_inn,
        trained_by: record.trained_by,
        tested_on: record.tested_on,
        protocol_number: record.protocol_number,
        program_id: record.program_id,
        program_title: record.program_title,
        passed: record.passed,
        changed_at,
        person_key,
        sort_key,
        search,
    }
}
