//! Who works where. Tests and people rely on what stands here.

use chrono::{DateTime, Utc};

use super::few::Few;
use super::names::Colleagues;
use super::people::{IVANOVA, KUZNETSOV, PETROV, SIDOROVA, VOLKOVA};
use super::rows::{History, Organization, Post, Rows, SECTIONS};
use super::{few, history, many};
use crate::check_digits;
use crate::config::Scale;
use crate::domain::access::{Hold, Role};
use crate::domain::person::Details;

/// So many of the many have a director, whoever else has access.
const WITH_DIRECTOR: u32 = 1000;

pub fn all(scale: Scale, now: DateTime<Utc>) -> Rows {
    let mut demo = Demo::default();
    demo.romashka();
    demo.vektor();
    demo.school();
    demo.stal(scale, now);
    for number in 1..=scale.organizations.saturating_sub(few::COUNT) {
        demo.one_of_many(number, now);
    }
    for organization in few::ALL.iter() {
        demo.one_of_few(organization);
    }
    demo.rows
}

#[derive(Default)]
struct Demo {
    rows: Rows,
    colleagues: Colleagues,
}

impl Demo {
    fn romashka(&mut self) {
        const ID: &str = "romashka";
        self.organization(
            ID,
            "ООО «Ромашка»",
            "Общество с ограниченной ответственностью «Ромашка»",
            ("102770013219", "770100010"),
        );
        let head = IVANOVA.employed_as("Генеральный директор");
        self.post(ID, "ivanova", head, Role::Head, Post::ALL);
        let deputy = PETROV.employed_as("Заместитель директора");
        self.post(ID, "petrov", deputy, Role::Administrator, Post::ALL);
        let candidate = SIDOROVA.employed_as("Специалист по охране труда");
        self.post(ID, "sidorova", candidate, Role::Employee, &[]);
        for number in 4..=39_u32 {
            let permissions = match number {
                4 => SECTIONS[0],
                5 => SECTIONS[1],
                6 => SECTIONS[2],
                _ => &[],
            };
            let colleague = self.colleagues.next();
            self.post(
                ID,
                &format!("{ID}-{number:02}"),
                colleague,
                Role::Employee,
                permissions,
            );
        }
        let accountant = KUZNETSOV.employed_as("Бухгалтер");
        self.post(ID, "romashka-kuznetsov", accountant, Role::Employee, &[]);
        // He came in place of a colleague; those after keep their names.
        self.colleagues.next();
    }

    fn vektor(&mut self) {
        const ID: &str = "vektor";
        self.organization(
            ID,
            "АО «Вектор»",
            "Акционерное общество «Вектор»",
            ("103773987729", "770200020"),
        );
        let head = self.colleagues.employed_as("Генеральный директор");
        self.post(ID, "vektor-01", head, Role::Head, Post::ALL);
        let adviser = IVANOVA.employed_as("Консультант");
        self.post(ID, "vektor-ivanova", adviser, Role::Employee, &[]);
        self.fill(ID, 3..=12);
    }

    /// Иванова is the only administrator among the employees with access here; the director has
    /// neither an account nor access.
    fn school(&mut self) {
        const ID: &str = "school-7";
        self.organization(
            ID,
            "МБУ «Школа № 7»",
            "Муниципальное бюджетное учреждение «Школа № 7»",
            ("102770030570", "770300030"),
        );
        let head = self.colleagues.employed_as("Директор школы");
        self.rows.post(Post {
            id: "school-7-01".to_owned(),
            organization: ID,
            details: head,
            role: Role::Head,
            // Otherwise the director could administer, and nobody else would be the last who can.
            hold: Some(Hold::AccountUnconfirmed),
            permissions: &[],
            history: History::default(),
        });
        let specialist = IVANOVA.employed_as("Специалист по охране труда");
        self.post(
            ID,
            "school-7-ivanova",
            specialist,
            Role::Administrator,
            Post::ALL,
        );
        let deputy = self
            .colleagues
            .employed_as("Заместитель директора по хозяйственной части");
        self.post(ID, "school-7-03", deputy, Role::Employee, SECTIONS[1]);
        self.fill(ID, 4..=15);
    }

    fn stal(&mut self, scale: Scale, now: DateTime<Utc>) {
        const ID: &str = "stal";
        self.organization(
            ID,
            "ПАО «Сталь»",
            "Публичное акционерное общество «Сталь»",
            ("102770040671", "770400040"),
        );
        let head = VOLKOVA.employed_as("Генеральный директор");
        self.post(ID, "volkova", head, Role::Head, Post::ALL);
        for (number, sections) in (2..=scale.staff).zip(SECTIONS.iter().cycle()) {
            let colleague = self.colleagues.next();
            let permissions = if number <= scale.with_access {
                sections
            } else {
                &[][..]
            };
            self.rows.post(Post {
                id: format!("stal-{number:06}"),
                organization: ID,
                details: colleague,
                role: Role::Employee,
                hold: None,
                permissions,
                history: history::of(number, now),
            });
        }
    }

    /// One of the organizations of Кузнецов, who is something else in each.
    fn one_of_many(&mut self, number: u32, now: DateTime<Utc>) {
        let organization = many::organization(number);
        let id = organization.id.clone();
        self.rows.organization(organization);
        let (role, position, permissions) = many::post(number);
        let today = history::outside_of_today(number, now);
        let (given, history) = today.unwrap_or((permissions, History::default()));
        self.rows.post(Post {
            id: format!("{id}-kuznetsov"),
            organization: &id,
            details: KUZNETSOV.employed_as(position),
            role,
            hold: (number % 20 == 9).then_some(Hold::Blocked),
            permissions: given,
            history,
        });
        // Further on only where nobody else would have access: a test copies the database.
        if role != Role::Head && (number <= WITH_DIRECTOR || permissions.is_empty()) {
            let head = self.colleagues.employed_as("Директор");
            self.post(&id, &format!("{id}-01"), head, Role::Head, Post::ALL);
        }
    }

    fn one_of_few(&mut self, organization: &'static Few) {
        let Few { id, role, .. } = *organization;
        self.rows.organization(organization.listed());
        self.rows.post(Post {
            id: format!("{id}-kuznetsov"),
            organization: id,
            details: KUZNETSOV.employed_as(organization.position),
            role,
            hold: organization.hold,
            permissions: &organization.permissions,
            history: History::default(),
        });
        if role != Role::Head {
            let head = self.colleagues.employed_as("Директор");
            let access: &[_] = if organization.in_use { Post::ALL } else { &[] };
            self.post(id, &format!("{id}-01"), head, Role::Head, access);
        }
    }

    /// The numbers are given without their check digits.
    fn organization(&mut self, id: &str, short: &str, full: &str, (ogrn, inn): (&str, &str)) {
        self.rows.organization(Organization {
            id: id.to_owned(),
            short_name: short.to_owned(),
            full_name: full.to_owned(),
            branch_name: None,
            ogrn: check_digits::ogrn(ogrn),
            inn: check_digits::organization_inn(inn),
            liquidated: false,
        });
    }

    fn post(
        &mut self,
        organization: &str,
        id: &str,
        details: Details,
        role: Role,
        permissions: &'static [&'static str],
    ) {
        let id = id.to_owned();
        self.rows.post(Post {
            id,
            organization,
            details,
            role,
            hold: None,
            permissions,
            history: History::default(),
        });
    }

    /// Colleagues without access.
    fn fill(&mut self, organization: &str, numbers: std::ops::RangeInclusive<u32>) {
        for number in numbers {
            let colleague = self.colleagues.next();
            self.post(
                organization,
                &format!("{organization}-{number:02}"),
                colleague,
                Role::Employee,
                &[],
            );
        }
    }
}
