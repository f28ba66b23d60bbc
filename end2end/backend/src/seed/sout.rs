//! Reports of the special assessment: those of ООО «Ромашка» by the hundred, a few elsewhere. The
//! same number always gives the same report, on days counted from the one on which the database is
//! filled. What they say is invented.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use strum::VariantArray as _;

use super::few;
use super::names::Dice;
use super::rows::{data, insert};
use crate::config::Scale;
use crate::domain::sout::{ConditionClass, Factor};
use crate::domain::span::Date;
use crate::text;

/// Which of the many organizations have a few, and how many.
const ELSEWHERE: [(u32, u32); 3] = [(2, 4), (4, 3), (5, 5)];
/// The report of «Ромашка» that has a fifth of all its workplaces, and one of each class at least.
const LARGEST: u32 = 3;
/// A report of «Ромашка» that has no workplaces: such come before they are entered.
const EMPTY: u32 = 6;
/// Of a report, as the contract's example has it.
const HOLDS: u64 = 5 * 365;

/// A position or trade, where it is, and what was measured there; the first factor gives the class.
#[derive(Deserialize)]
struct Trade {
    name: &'static str,
    department: &'static str,
    factors: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Known {
    assessors: Vec<&'static str>,
    office: Vec<Trade>,
    workshop: Vec<Trade>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| data(include_str!("data/sout.json")));

#[derive(Serialize)]
struct ReportRow {
    id: String,
    organization_id: String,
    number: String,
    approved_on: Date,
    valid_until: Date,
    assessor: &'static str,
    workplaces: usize,
    employees: u64,
    worst_class: Option<ConditionClass>,
    search: String,
}

#[derive(Serialize)]
struct WorkplaceRow {
    id: String,
    report_id: String,
    ordinal: u32,
    number: String,
    name: &'static str,
    department: &'static str,
    employees: u64,
    class: ConditionClass,
    factors: Vec<Factor>,
    guarantees: Vec<&'static str>,
    search: String,
}

/// What a declaration may name.
pub struct Declarable {
    pub organization: String,
    pub report: String,
    pub number: String,
    /// Not none.
    pub workplaces: Vec<String>,
}

pub async fn write(
    connection: &mut SqliteConnection,
    scale: Scale,
    now: DateTime<Utc>,
) -> Result<Vec<Declarable>, sqlx::Error> {
    let mut reports = Vec::new();
    let mut workplaces = Vec::new();
    let mut declarable = Vec::new();
    let many = scale.organizations.saturating_sub(few::COUNT);
    let elsewhere = ELSEWHERE.iter().filter(|(number, _)| *number <= many);
    let elsewhere = elsewhere.map(|(number, count)| (format!("kd-{number:04}"), *count));
    let romashka = ("romashka".to_owned(), scale.reports);
    for (organization, count) in std::iter::once(romashka).chain(elsewhere) {
        for number in 1..=count {
            let size = size(number, count);
            let (report, places) = report(&organization, number, size, now);
            let good = places.iter().filter(|place| place.class.declarable());
            let good: Vec<_> = good.map(|place| place.id.clone()).collect();
            if !good.is_empty() {
                declarable.push(Declarable {
                    organization: organization.clone(),
                    report: report.id.clone(),
                    number: report.number.clone(),
                    workplaces: good,
                });
            }
            reports.push(report);
            workplaces.extend(places);
        }
    }
    let columns = "id, organization_id, number, approved_on, valid_until, assessor, workplaces,
        employees, worst_class, search";
    insert(connection, "sout_report", columns, &reports).await?;
    let columns = "id, report_id, ordinal, number, name, department, employees, class, factors,
        guarantees, search";
    insert(connection, "workplace", columns, &workplaces).await?;
    Ok(declarable)
}

/// How many workplaces a report has: three reports have twenty, unevenly.
fn size(number: u32, reports: u32) -> u32 {
    let all = reports * 20 / 3;
    if reports <= EMPTY {
        return all / reports + 1;
    }
    let large = all / 5;
    let (others, left) = (reports - 2, all - large);
    // What is left over is among the first of the others.
    let place = number - u32::from(number > LARGEST) - u32::from(number > EMPTY);
    match number {
        LARGEST => large,
        EMPTY => 0,
        _ => left / others + u32::from(place <= left % others),
    }
}

fn report(
    organization: &str,
    number: u32,
    size: u32,
    now: DateTime<Utc>,
) -> (ReportRow, Vec<WorkplaceRow>) {
    // Two on one day.
    let days = 10 + u64::from(number / 2) * 12;
    let approved_on = Date::days_before(now, days);
    let id = format!("sr-{organization}-{number:03}");
    let year = &approved_on.as_str()[..4];
    let name = format!("{number}-СОУТ/{year}");
    let each = number == LARGEST && size as usize >= ConditionClass::VARIANTS.len();
    let places: Vec<_> = (1..=size)
        .map(|ordinal| {
            let known = ConditionClass::VARIANTS.get(ordinal as usize - 1);
            workplace(&id, number, ordinal, known.copied().filter(|_| each))
        })
        .collect();
    let assessor = KNOWN.assessors[number as usize % KNOWN.assessors.len()];
    let report = ReportRow {
        organization_id: organization.to_owned(),
        valid_until: Date::days_after(now - chrono::Duration::days(days.cast_signed()), HOLDS),
        assessor,
        workplaces: places.len(),
        employees: places.iter().map(|place| place.employees).sum(),
        worst_class: places.iter().map(|place| place.class).max(),
        search: text::searchable([name.as_str(), assessor]),
        number: name,
        approved_on,
        id,
    };
    (report, places)
}

fn workplace(
    report: &str,
    report_number: u32,
    ordinal: u32,
    class: Option<ConditionClass>,
) -> WorkplaceRow {
    let mut dice = Dice::new(u64::from(report_number) * 100_000 + u64::from(ordinal));
    let workshop = class.is_some() || dice.below(3) > 0;
    let trades = if workshop {
        &KNOWN.workshop
    } else {
        &KNOWN.office
    };
    let Trade {
        name,
        department,
        factors,
    } = dice.pick(trades);
    let class = class.unwrap_or_else(|| draw(&mut dice, workshop));
    let factors = factors.iter().enumerate().map(|(at, name)| Factor {
        name: (*name).to_owned(),
        class: match at {
            0 => class,
            _ if dice.below(4) == 0 => ConditionClass::Optimal,
            _ => class.min(ConditionClass::Acceptable),
        },
    });
    let factors = factors.collect();
    // Workplaces alike are assessed together, and «А» says so.
    let alike = if ordinal % 7 == 3 { "А" } else { "" };
    let number = format!("{ordinal}{alike}");
    WorkplaceRow {
        id: format!("wp-{}-{ordinal:03}", report.trim_start_matches("sr-")),
        report_id: report.to_owned(),
        ordinal,
        name,
        department,
        employees: 1 + dice.below(4),
        class,
        factors,
        guarantees: guarantees(class),
        search: text::searchable([number.as_str(), name, department]),
        number,
    }
}

fn draw(dice: &mut Dice, workshop: bool) -> ConditionClass {
    use ConditionClass as C;
    match (workshop, dice.below(100)) {
        (false, 0..8) => C::Optimal,
        (false, _) | (true, 0..64) => C::Acceptable,
        (true, 64..84) => C::HarmfulFirst,
        (true, 84..94) => C::HarmfulSecond,
        (true, 94..97) => C::HarmfulThird,
        (true, 97..99) => C::HarmfulFourth,
        (true, _) => C::Dangerous,
    }
}

/// The worse, the more; which are due, a report says and not this code.
fn guarantees(class: ConditionClass) -> Vec<&'static str> {
    use ConditionClass as C;
    let all = [
        (C::HarmfulFirst, "Повышенная оплата труда"),
        (C::HarmfulFirst, "Медицинские осмотры"),
        (C::HarmfulSecond, "Дополнительный отпуск"),
        (C::HarmfulThird, "Сокращённая рабочая неделя"),
    ];
    let due = all.into_iter().filter(|(from, _)| class >= *from);
    due.map(|(_, name)| name).collect()
}
