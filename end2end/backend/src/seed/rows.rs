//! Rows by the thousand: written as JSON, which SQLite itself takes apart, so that a statement
//! has one parameter and not a hundred thousand.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use crate::domain::access::{Hold, Role};
use crate::domain::permissions::ADMINISTRATOR;
use crate::domain::person::Details;
use crate::domain::span::Span;
use crate::text;

const AT_ONCE: usize = 5000;

/// Sets of permissions that open something, but not everything.
pub const SECTIONS: [&[&str]; 6] = [
    &["registry.view", "registry.submit"],
    &["sout.view"],
    &["declarations.view", "violations.view"],
    &["registry.view"],
    &["declarations.view", "declarations.submit"],
    &[
        "registry.view",
        "sout.view",
        "declarations.view",
        "violations.view",
    ],
];

#[derive(Serialize)]
pub struct Organization {
    pub id: String,
    pub short_name: String,
    pub full_name: String,
    pub branch_name: Option<String>,
    pub ogrn: String,
    pub inn: String,
    pub liquidated: bool,
}

#[derive(Clone, Serialize)]
struct PersonRow {
    organization_id: String,
    snils: String,
    inn: Option<String>,
    last_name: String,
    first_name: String,
    middle_name: Option<String>,
    position: Option<String>,
    sort_key: String,
    search: String,
}

impl PersonRow {
    fn new(organization: &str, details: &Details) -> Self {
        let Details {
            names,
            snils,
            inn,
            position,
        } = details;
        Self {
            organization_id: organization.to_owned(),
            snils: snils.digits().to_owned(),
            inn: inn.clone(),
            last_name: names.last_name.clone(),
            first_name: names.first_name.clone(),
            middle_name: names.middle_name.clone(),
            position: position.clone(),
            sort_key: names.sort_key(),
            search: details.searchable(),
        }
    }
}

#[derive(Serialize)]
struct Staff {
    id: String,
    role: Role,
    hold: Option<Hold>,
    #[serde(flatten)]
    person: PersonRow,
}

#[derive(Serialize)]
struct Employee {
    id: String,
    permissions: &'static [&'static str],
    #[serde(flatten)]
    history: History,
    #[serde(flatten)]
    person: PersonRow,
}

/// How long an access holds and how it has been used, where that is told.
#[derive(Default, Serialize)]
pub struct History {
    #[serde(flatten)]
    pub span: Span,
    pub granted_at: Option<i64>,
    pub granted_by: Option<String>,
    pub signed_in_at: Option<i64>,
}

/// The whole of the demo data, as it is gathered.
#[derive(Default)]
pub struct Rows {
    organizations: Vec<Organization>,
    staff: Vec<Staff>,
    employees: Vec<Employee>,
}

/// Who somebody is in an organization.
pub struct Post<'a> {
    /// The end of the ids `s-…` and `e-…`.
    pub id: String,
    pub organization: &'a str,
    pub details: Details,
    /// On Госуслуги. Whoever is appointed there begins with the permission `administrator`.
    pub role: Role,
    pub hold: Option<Hold>,
    /// Empty: no access.
    pub permissions: &'static [&'static str],
    pub history: History,
}

impl Post<'_> {
    pub const ALL: &'static [&'static str] = &[ADMINISTRATOR];
}

impl Rows {
    pub fn organization(&mut self, organization: Organization) {
        self.organizations.push(organization);
    }

    pub fn post(&mut self, post: Post<'_>) {
        let Post {
            id,
            organization,
            details,
            role,
            hold,
            permissions,
            history,
        } = post;
        let person = PersonRow::new(organization, &details);
        if !permissions.is_empty() {
            self.employees.push(Employee {
                id: format!("e-{id}"),
                permissions,
                history,
                person: person.clone(),
            });
        }
        self.staff.push(Staff {
            id: format!("s-{id}"),
            role,
            hold,
            person,
        });
    }

    pub async fn write(self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        #[derive(Serialize)]
        struct Listed {
            #[serde(flatten)]
            organization: Organization,
            sort_key: String,
            search: String,
        }
        let listed = self.organizations.into_iter().map(|organization| Listed {
            sort_key: text::fold(&organization.short_name),
            search: text::searchable_organization(
                [
                    &organization.short_name,
                    &organization.full_name,
                    organization.branch_name.as_deref().unwrap_or_default(),
                ],
                [&organization.ogrn, &organization.inn],
            ),
            organization,
        });
        let columns =
            "id, short_name, full_name, branch_name, ogrn, inn, liquidated, sort_key, search";
        let listed: Vec<_> = listed.collect();
        insert(connection, "organization", columns, &listed).await?;
        let columns =
            "id, organization_id, snils, inn, last_name, first_name, middle_name, position,
            role, hold, sort_key, search";
        insert(connection, "staff", columns, &self.staff).await?;
        let columns =
            "id, organization_id, snils, inn, last_name, first_name, middle_name, position,
            sort_key, search, valid_from, valid_until, granted_at, granted_by";
        insert(connection, "employee", columns, &self.employees).await?;
        for statement in [
            "insert into sign_in (snils, at)
             select value ->> 'snils', value ->> 'signed_in_at' from json_each(?)
             where value ->> 'signed_in_at' is not null",
            "insert into employee_permission (employee_id, code)
             select person.value ->> 'id', code.value
             from json_each(?) person, json_each(person.value, '$.permissions') code",
        ] {
            run(connection, statement, &self.employees).await?;
        }
        Ok(())
    }
}

/// What stands in a file of data.
pub fn data<T: Deserialize<'static>>(json: &'static str) -> T {
    serde_json::from_str(json).expect("the data is compiled in and tested")
}

/// Fills these columns with the fields that are called so.
pub async fn insert<T: Serialize + Sync>(
    connection: &mut SqliteConnection,
    table: &str,
    columns: &str,
    rows: &[T],
) -> Result<(), sqlx::Error> {
    let names = columns.split(',').map(str::trim);
    let fields: Vec<_> = names.map(|name| format!("value ->> '{name}'")).collect();
    let fields = fields.join(", ");
    let statement = format!("insert into {table} ({columns}) select {fields} from json_each(?)");
    run(connection, &statement, rows).await
}

/// What happened to each of these rows, which have it as `history`.
pub async fn insert_history<T: Serialize + Sync>(
    connection: &mut SqliteConnection,
    table: &str,
    rows: &[T],
) -> Result<(), sqlx::Error> {
    let statement = format!(
        "insert into {table}_history ({table}_id, at, state, by, comment)
         select item.value ->> 'id', event.value ->> 'at', event.value ->> 'state',
            event.value ->> 'by', event.value ->> 'comment'
         from json_each(?) item, json_each(item.value, '$.history') event
         order by item.key, event.key"
    );
    run(connection, &statement, rows).await
}

async fn run<T: Serialize>(
    connection: &mut SqliteConnection,
    statement: &str,
    rows: &[T],
) -> Result<(), sqlx::Error> {
    for chunk in rows.chunks(AT_ONCE) {
        let json =
            serde_json::to_string(chunk).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query(statement)
            .bind(json)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
