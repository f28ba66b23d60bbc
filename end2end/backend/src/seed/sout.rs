//! СОУТ reports of ООО «Ромашка», and a few elsewhere. Names of factors and guarantees are plain words of this
//! stand. The same number always gives the same report, on days counted from the one on which the database is
//! filled.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::names::Dice;
use super::rows::insert;
use super::{Scale, few};
use crate::domain::sout::ConditionClass;
use crate::domain::span::Date;
use crate::text;

/// Of «Ромашка»; the first of them is large.
const REPORTS: u32 = 300;
const LARGE: u32 = 386;
/// The workplaces of the other reports: 2,000 in all with the large one.
const SMALL: [u32; 5] = [3, 5, 7, 4, 8];
const ASSESSORS: [&str; 4] = [
    "ООО «Экспертный центр»",
    "АО «Институт условий труда»",
    "ООО «ПромАттест»",
    "ООО «Лаборатория измерений»",
];
const DEPARTMENTS: [&str; 6] = [
    "Цех № 1",
    "Цех № 2",
    "Склад",
    "Бухгалтерия",
    "Лаборатория",
    "Отдел кадров",
];
const TRADES: [&str; 12] = [
    "Бухгалтер",
    "Электромонтёр",
    "Слесарь-ремонтник",
    "Кладовщик",
    "Лаборант",
    "Юрист",
    "Водитель погрузчика",
    "Оператор станков с программным управлением",
    "Сварщик",
    "Специалист по кадрам",
    "Уборщик помещений",
    "Инженер",
];
const FACTORS: [&str; 6] = [
    "Шум",
    "Вибрация",
    "Микроклимат",
    "Световая среда",
    "Химические вещества",
    "Тяжесть труда",
];
const GUARANTEES: [&str; 3] = [
    "Повышенная оплата труда",
    "Дополнительный отпуск",
    "Сокращённая рабочая неделя",
];

#[derive(Serialize)]
struct Report {
    id: String,
    organization_id: &'static str,
    number: String,
    approved_on: Date,
    valid_until: Option<Date>,
    assessor: &'static str,
    workplaces: u32,
    employees: u64,
    worst_class: ConditionClass,
    search: String,
}

#[derive(Serialize)]
struct Workplace {
    id: String,
    report_id: String,
    ordinal: u32,
    number: String,
    name: &'static str,
    department: &'static str,
    employees: u64,
    class: ConditionClass,
    factors: Value,
    guarantees: Value,
    search: String,
}

/// The ids of the first report, and of some of its workplaces that a declaration may name.
pub struct Declarable {
    pub report: String,
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
    // A tenth of the data is enough for tests.
    let full = scale.trained >= 10_000;
    let of_romashka = if full { REPORTS } else { REPORTS / 10 };
    for number in 0..of_romashka {
        let large = if full { LARGE } else { LARGE / 10 };
        let places = match number {
            0 => large,
            // One that has none.
            5 => 0,
            _ => SMALL[number as usize % SMALL.len()],
        };
        one(
            ("romashka", number, places),
            now,
            &mut reports,
            &mut workplaces,
        );
        if number < 20 {
            declarable.extend(declarables(&reports, &workplaces));
        }
    }
    if 5 <= scale.organizations.saturating_sub(few::COUNT) {
        for number in 0..3 {
            one(("kd-0005", number, 4), now, &mut reports, &mut workplaces);
        }
    }
    let into_reports =
        "insert into sout_report (id, organization_id, number, approved_on, valid_until,
            assessor, workplaces, employees, worst_class, search)
        select value ->> 'id', value ->> 'organization_id', value ->> 'number',
            value ->> 'approved_on', value ->> 'valid_until', value ->> 'assessor',
            value ->> 'workplaces', value ->> 'employees', value ->> 'worst_class',
            value ->> 'search'
        from json_each(?)";
    insert(connection, &reports, &[into_reports]).await?;
    let into_workplaces = "insert into workplace (id, report_id, ordinal, number, name, department,
            employees, class, factors, guarantees, search)
        select value ->> 'id', value ->> 'report_id', value ->> 'ordinal', value ->> 'number',
            value ->> 'name', value ->> 'department', value ->> 'employees', value ->> 'class',
            value -> 'factors', value -> 'guarantees', value ->> 'search'
        from json_each(?)";
    insert(connection, &workplaces, &[into_workplaces]).await?;
    Ok(declarable)
}

/// What the last report offers a declaration, if anything.
fn declarables(reports: &[Report], workplaces: &[Workplace]) -> Option<Declarable> {
    let report = reports.last()?;
    let own = workplaces.iter().filter(|it| it.report_id == report.id);
    let ids = own.filter(|it| it.class.declarable());
    let ids: Vec<_> = ids.take(5).map(|it| it.id.clone()).collect();
    (!ids.is_empty()).then(|| Declarable {
        report: report.id.clone(),
        workplaces: ids,
    })
}

fn one(
    (organization, number, places): (&'static str, u32, u32),
    now: DateTime<Utc>,
    reports: &mut Vec<Report>,
    workplaces: &mut Vec<Workplace>,
) {
    let mut dice = Dice::new(u64::from(number) + 900_000);
    let days = u64::from(number) * 5 + dice.below(5);
    let approved_on = Date::days_before(now, days);
    let id = format!("sr-{organization}-{}", number + 1);
    let year = &approved_on.as_str()[..4];
    let title = format!("{}-СОУТ/{year}", number + 1);
    let assessor = *dice.pick(&ASSESSORS);
    let first = workplaces.len();
    for place in 0..places {
        workplaces.push(workplace(&id, place, &mut dice));
    }
    let own = &workplaces[first..];
    let worst = own.iter().map(|it| it.class).max();
    reports.push(Report {
        organization_id: organization,
        search: text::searchable([title.as_str(), assessor]),
        number: title,
        valid_until: (number % 7 != 6).then(|| Date::days_after(now, 5 * 365 - days.min(1800))),
        approved_on,
        assessor,
        workplaces: places,
        employees: own.iter().map(|it| it.employees).sum(),
        worst_class: worst.unwrap_or(ConditionClass::Acceptable),
        id,
    });
}

fn workplace(report: &str, place: u32, dice: &mut Dice) -> Workplace {
    let class = match dice.below(100) {
        0..4 => ConditionClass::Optimal,
        4..74 => ConditionClass::Acceptable,
        74..86 => ConditionClass::HarmfulFirst,
        86..93 => ConditionClass::HarmfulSecond,
        93..96 => ConditionClass::HarmfulThird,
        96..98 => ConditionClass::HarmfulFourth,
        _ => ConditionClass::Dangerous,
    };
    let first = usize::try_from(dice.below(4)).unwrap_or_default();
    let factors: Vec<_> = FACTORS[first..first + 3]
        .iter()
        .enumerate()
        // The first of them gives the workplace its class.
        .map(|(at, name)| json!({ "name": name, "class": if at == 0 { class } else { class.min(ConditionClass::Acceptable) } }))
        .collect();
    let guarantees: &[&str] = match class {
        ConditionClass::Optimal | ConditionClass::Acceptable => &[],
        ConditionClass::HarmfulFirst => &GUARANTEES[..1],
        ConditionClass::HarmfulSecond => &GUARANTEES[..2],
        _ => &GUARANTEES,
    };
    let number = match place % 9 {
        8 => format!("{}А", place + 1),
        _ => (place + 1).to_string(),
    };
    let (name, department) = (*dice.pick(&TRADES), *dice.pick(&DEPARTMENTS));
    Workplace {
        id: format!("wp-{}-{}", report.trim_start_matches("sr-"), place + 1),
        report_id: report.to_owned(),
        ordinal: place,
        search: text::searchable([number.as_str(), name, department]),
        number,
        name,
        department,
        employees: 1 + dice.below(6),
        class,
        factors: factors.into(),
        guarantees: json!(guarantees),
    }
}
