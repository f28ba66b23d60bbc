use reference_backend::check_digits::{is_ogrn, is_organization_inn, is_person_inn, is_snils};
use reference_backend::config::Scale;
use reference_backend::seed::people::{PEOPLE, VOLKOVA};
use sqlx::Row as _;

use crate::harness::Stand;

#[tokio::test]
async fn everything_promised_is_there() {
    let stand = Stand::with(|config| config.scale = Scale::default()).await;
    for (sql, expected) in [
        ("select count(*) from person", 7),
        (
            "select count(*) from organization where id like 'kd-%'",
            9999,
        ),
        // Three are branches of one, and three are called «Ромашка».
        ("select count(distinct short_name) from organization", 9999),
        ("select count(distinct branch_name) from organization", 4),
        ("select count(distinct ogrn) from organization", 10_000),
        (
            "select count(distinct organization_id) from staff where snils = '90010030298'",
            10_000,
        ),
        (
            "select count(*) from employee where organization_id = 'romashka'",
            5,
        ),
        (
            "select count(*) from staff where organization_id = 'stal'",
            100_000,
        ),
        (
            "select count(*) from employee where organization_id = 'stal'",
            5000,
        ),
        (
            "select count(*) from staff where organization_id = 'romashka'",
            40,
        ),
        (
            "select count(*) from employee where snils = '11223344595'",
            0,
        ),
        // Whoever Госуслуги appointed begins with the permission, and nothing else makes one.
        (
            "select count(*) from staff s where role = 'administrator' and not exists
            (select 1 from employee e join employee_permission p on p.employee_id = e.id
             where e.organization_id = s.organization_id and e.snils = s.snils
             and p.code = 'administrator')",
            0,
        ),
        (
            "select count(*) from employee e where not exists
            (select 1 from employee_permission where employee_id = e.id)",
            0,
        ),
    ] {
        assert_eq!(stand.count(sql).await, expected, "{sql}");
    }
    numbers_are_valid(&stand).await;

    let browser = stand.browser();
    browser.sign_in(&VOLKOVA).await;
    let found = browser
        .get("/organizations/stal/staff?q=семенов+инженер&limit=100")
        .await;
    assert!(
        found.body["total"]
            .as_u64()
            .is_some_and(|total| total > 100)
    );
    assert!(found.body["next_cursor"].is_string());
    let me = browser.get("/organizations/stal/employees?q=волкова").await;
    assert_eq!(me.ids(), ["e-volkova"]);
}

async fn numbers_are_valid(stand: &Stand) {
    let pool = stand.server.app.store.pool();
    let rows = sqlx::query("select distinct snils, inn from staff")
        .fetch_all(pool)
        .await;
    for row in rows.expect("rows") {
        let (snils, inn): (String, String) = (row.get(0), row.get(1));
        assert!(is_snils(&snils) && is_person_inn(&inn), "{snils} {inn}");
    }
    let rows = sqlx::query("select ogrn, inn from organization")
        .fetch_all(pool)
        .await;
    for row in rows.expect("rows") {
        let (ogrn, inn): (String, String) = (row.get(0), row.get(1));
        let is_inn = match ogrn.len() {
            15 => is_person_inn(&inn),
            _ => is_organization_inn(&inn),
        };
        assert!(is_ogrn(&ogrn) && is_inn, "{ogrn} {inn}");
    }
}

#[test]
fn the_people_who_sign_in_have_valid_numbers() {
    for person in &PEOPLE {
        assert!(is_snils(person.snils), "{}", person.id);
        assert!(is_person_inn(person.inn), "{}", person.id);
    }
}
