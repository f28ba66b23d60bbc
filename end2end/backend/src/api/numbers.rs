//! Numbers that are shown masked, asked for: each person may so often, and who was found by a whole
//! one is written into the journal. The log says how many were asked for, and never which.

use std::num::NonZeroU32;

use crate::app::App;
use crate::auth::member::Member;
use crate::problem::Problem;
use crate::store::access::employee::Employee;
use crate::store::access::journal::Found;
use crate::store::organization::staff::StaffMember;
use crate::store::training::records::Row;
use crate::text::Search;

/// A question about numbers, or about none.
pub struct Numbers<'a> {
    app: &'a App,
    member: &'a Member,
    asked: Option<NonZeroU32>,
}

impl<'a> Numbers<'a> {
    /// Refuses who has asked for too many of late.
    pub fn asked(app: &'a App, member: &'a Member, how_many: usize) -> Result<Self, Problem> {
        let asked = NonZeroU32::new(u32::try_from(how_many).unwrap_or(u32::MAX));
        if let Some(asked) = asked {
            app.limiter.check_numbers(&member.who.person.id, asked)?;
        }
        Ok(Self { app, member, asked })
    }

    pub fn of(app: &'a App, member: &'a Member, search: &Search) -> Result<Self, Problem> {
        Self::asked(app, member, search.numbers().count())
    }

    /// Nobody learns whose a number is without being written down.
    pub async fn told(self, found: Vec<Found<'_>>) -> Result<(), Problem> {
        let Some(asked) = self.asked else {
            return Ok(());
        };
        let Member {
            who, organization, ..
        } = self.member;
        let now = self.app.clock.seconds();
        let store = &self.app.store;
        store
            .write_down_lookups(&organization.id, &who.person, now, &found)
            .await?;
        let (actor, found) = (&who.person.id, found.len());
        tracing::info!(actor, asked, found, "numbers looked up");
        Ok(())
    }
}

/// Who of a page was found by all of a number, each once.
pub trait ByNumber {
    fn by_number(&self, search: &Search) -> Option<Found<'_>>;
}

pub fn by_number<'a, T: ByNumber>(search: &Search, items: &'a [T]) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for one in items.iter().filter_map(|item| item.by_number(search)) {
        if found.iter().all(|before| before.snils != one.snils) {
            found.push(one);
        }
    }
    found
}

impl ByNumber for Employee {
    fn by_number(&self, search: &Search) -> Option<Found<'_>> {
        let inn = self.inn.as_deref();
        let asked =
            search.asks_for(self.snils.digits()) || inn.is_some_and(|inn| search.asks_for(inn));
        asked.then(|| self.found())
    }
}

impl ByNumber for StaffMember {
    fn by_number(&self, search: &Search) -> Option<Found<'_>> {
        let inn = self.inn.as_deref();
        let asked =
            search.asks_for(self.snils.digits()) || inn.is_some_and(|inn| search.asks_for(inn));
        asked.then(|| Found {
            id: &self.id,
            names: &self.names,
            snils: &self.snils,
        })
    }
}

impl ByNumber for Row {
    fn by_number(&self, search: &Search) -> Option<Found<'_>> {
        let snils = self.snils.as_ref()?;
        search.asks_for(snils.digits()).then(|| Found {
            id: &self.id,
            names: &self.names,
            snils,
        })
    }
}
