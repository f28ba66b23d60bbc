//! How much demo data there is.

use std::str::FromStr;

/// How much an empty database is filled with; tests take less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Of Кузнецов, a dozen of them chosen one by one.
    pub organizations: u32,
    /// Of ПАО «Сталь», Волкова among them.
    pub staff: u32,
    /// Of those, how many have access.
    pub with_access: u32,
    /// Records of trained workers of ООО «Ромашка»; a few hundred at least.
    pub trained: u32,
    /// Reports of the special assessment that it has, with seven workplaces each or so; thirty at
    /// least.
    pub reports: u32,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            organizations: 10_000,
            staff: 100_000,
            with_access: 5000,
            trained: 20_000,
            reports: 300,
        }
    }
}

impl Scale {
    /// Of most journeys, each of which copies the database: everything is there, and every list
    /// has several pages.
    pub const SMALL: Self = Self {
        organizations: 120,
        staff: 6000,
        with_access: 5000,
        trained: 700,
        reports: 120,
    };
}

impl FromStr for Scale {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "full" => Ok(Self::default()),
            "small" => Ok(Self::SMALL),
            _ => Err(()),
        }
    }
}
