//! Organizations of Кузнецов that are chosen one by one: names alike, one of each reason for being
//! refused, names that are hard to show. More reasons are among the many: he is blocked in
//! `kd-0009`, `kd-0019` is liquidated, his access to `kd-0008` begins later, and that to `kd-0018`
//! and, as administrator, to `kd-0028` is over; in `romashka` nothing was granted to him.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rows::{Organization, SECTIONS, data};
use crate::check_digits;
use crate::domain::access::{Hold, Role};

/// With `romashka`, which others have too.
pub const COUNT: u32 = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Few {
    pub id: &'static str,
    short_name: &'static str,
    full_name: &'static str,
    branch_name: Option<&'static str>,
    /// Without their check digits; those of an ИП are longer.
    ogrn: &'static str,
    inn: &'static str,
    #[serde(default = "employee")]
    pub role: Role,
    #[serde(default = "accountant")]
    pub position: &'static str,
    pub hold: Option<Hold>,
    #[serde(default = "sections")]
    pub permissions: Vec<&'static str>,
    /// Whether its head has access.
    #[serde(default = "yes")]
    pub in_use: bool,
}

// What he is in most of them.
fn employee() -> Role {
    Role::Employee
}

fn accountant() -> &'static str {
    "Главный бухгалтер"
}

fn sections() -> Vec<&'static str> {
    SECTIONS[5].to_vec()
}

fn yes() -> bool {
    true
}

pub static ALL: LazyLock<Vec<Few>> = LazyLock::new(|| data(include_str!("data/few.json")));

impl Few {
    pub fn listed(&self) -> Organization {
        let inn = if self.inn.len() == 10 {
            check_digits::person_inn(self.inn)
        } else {
            check_digits::organization_inn(self.inn)
        };
        Organization {
            id: self.id.to_owned(),
            short_name: self.short_name.to_owned(),
            full_name: self.full_name.to_owned(),
            branch_name: self.branch_name.map(str::to_owned),
            ogrn: check_digits::ogrn(self.ogrn),
            inn,
            liquidated: false,
        }
    }
}
