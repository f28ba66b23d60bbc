//! The journal: who gave what to whom, and who looked at whose numbers.

use super::rights::Rights;
use crate::domain::address;
use crate::domain::day::Day;
use crate::domain::id::EmployeeId;

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JournalAction {
    /// Access was given.
    Granted,
    /// Permissions or term were changed.
    Changed,
    /// All access was taken.
    Revoked,
    /// What was taken was given back.
    Restored,
    /// Somebody looked at the whole numbers.
    Revealed,
    /// Somebody was found by a whole number.
    LookedUp,
}

impl JournalAction {
    /// All, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::Granted,
        Self::Changed,
        Self::Revoked,
        Self::Restored,
        Self::Revealed,
        Self::LookedUp,
    ];

    /// Its name in the contract and in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Changed => "changed",
            Self::Revoked => "revoked",
            Self::Restored => "restored",
            Self::Revealed => "revealed",
            Self::LookedUp => "looked_up",
        }
    }

    /// The action of this name; `None` when a newer backend says something else.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// One line of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JournalEntry {
    /// When, as the contract writes it: a moment in UTC.
    pub at: String,
    /// Who did it.
    pub actor: String,
    /// Whose access it was.
    pub employee: String,
    /// By which the journal of that person is asked for.
    pub employee_id: Option<EmployeeId>,
    /// What; `None` when a newer backend says something else.
    pub action: Option<JournalAction>,
    /// What was there; `None` where nothing was.
    pub before: Option<Rights>,
    /// What is there since; `None` where nothing is.
    pub after: Option<Rights>,
    /// The version of the consent that was confirmed.
    pub consent: Option<String>,
}

/// The view of the journal.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct JournalQuery {
    /// What was typed into the search.
    pub text: String,
    /// Only what was done to this employee.
    pub employee: Option<EmployeeId>,
    /// Only this.
    pub action: Option<JournalAction>,
    /// Not before this day.
    pub from: Option<Day>,
    /// Not after this day.
    pub to: Option<Day>,
}

impl JournalQuery {
    /// Reads the query of an address; what it does not know is not looked at.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in address::pairs(query) {
            match name.as_ref() {
                "q" => view.text = address::search_text(&value),
                "employee_id" => view.employee = EmployeeId::parse(&value),
                "action" => view.action = JournalAction::of(&value),
                "from" => view.from = Day::parse(&value),
                "to" => view.to = Day::parse(&value),
                _ => {}
            }
        }
        view
    }

    /// What stands in the address, with `?` in front, or nothing for the whole journal.
    #[must_use]
    pub fn to_query(&self) -> String {
        address::query(self.filters())
    }

    /// All but the text, by their names in the contract and in the address; empty where nothing is
    /// asked.
    #[must_use]
    pub fn filters(&self) -> [(&'static str, &str); 4] {
        [
            (
                "employee_id",
                self.employee.as_ref().map_or("", EmployeeId::as_str),
            ),
            ("action", self.action.map_or("", JournalAction::code)),
            ("from", self.from.as_ref().map_or("", Day::as_str)),
            ("to", self.to.as_ref().map_or("", Day::as_str)),
        ]
    }

    /// Whether it is less than the whole journal.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        *self != Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A changed name here breaks somebody's bookmark.
    #[test]
    fn the_names_in_the_address() {
        let view = JournalQuery {
            text: "а б".to_owned(),
            employee: EmployeeId::parse("e-1"),
            action: Some(JournalAction::Revoked),
            from: Day::parse("2026-11-01"),
            to: Day::parse("2026-11-30"),
        };
        let query = "?q=%D0%B0+%D0%B1&employee_id=e-1&action=revoked&from=2026-11-01&to=2026-11-30";
        assert_eq!(JournalQuery::parse(query), view);
        // One that was kept with a text is still read.
        assert_eq!(view.to_query(), query.replace("q=%D0%B0+%D0%B1&", ""));
        assert_eq!(JournalQuery::default().to_query(), "");
    }

    #[test]
    fn what_is_unknown_is_not_looked_at() {
        let query = "?action=burnt&from=yesterday&to=&employee_id=../x&cursor=1";
        assert!(!JournalQuery::parse(query).is_narrowed());
    }

    proptest! {
        #[test]
        fn any_query_reads_back(query in any::<String>()) {
            let view = JournalQuery::parse(&query);
            let view = JournalQuery { text: String::new(), ..view };
            prop_assert_eq!(JournalQuery::parse(&view.to_query()), view);
        }
    }
}
