//! What is asked of the list of employees, and how it stands in the address: whoever opens the address
//! sees the same part of the list.

use super::permission::PermissionCode;
use crate::domain::address;

/// Which employees, by the state of their access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmployeeState {
    /// Valid today.
    Active,
    /// Valid today, and ends soon.
    Expiring,
    /// Over.
    Expired,
    /// Not begun.
    NotYet,
    /// Has not signed in for long, or never.
    Idle,
}

impl EmployeeState {
    /// All, in the order of the screen.
    pub const ALL: [Self; 5] = [
        Self::Active,
        Self::Expiring,
        Self::Expired,
        Self::NotYet,
        Self::Idle,
    ];

    /// Whether it says something of the term of an access.
    #[must_use]
    pub fn is_of_terms(self) -> bool {
        matches!(self, Self::Expiring | Self::Expired | Self::NotYet)
    }

    /// Its name in the contract and in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::NotYet => "not_yet",
            Self::Idle => "idle",
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum EmployeeSort {
    /// By name.
    #[default]
    Name,
    /// By name from the end.
    NameBackwards,
    /// Whose access ends first.
    Until,
    /// Who has not signed in for longest.
    LastSignIn,
}

impl EmployeeSort {
    /// All, in the order of the screen.
    pub const ALL: [Self; 4] = [
        Self::Name,
        Self::NameBackwards,
        Self::Until,
        Self::LastSignIn,
    ];

    /// Its name in the contract and in the address; empty for the order that needs none.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "",
            Self::NameBackwards => "-name",
            Self::Until => "until",
            Self::LastSignIn => "last_sign_in",
        }
    }
}

/// The view of the list: everything but the page.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct EmployeeQuery {
    /// What was typed into the search.
    pub text: String,
    /// Only who has this.
    pub permission: Option<PermissionCode>,
    /// Only who is in this state.
    pub state: Option<EmployeeState>,
    /// The order.
    pub sort: EmployeeSort,
}

impl EmployeeQuery {
    /// Characters that the contract takes in a permission's code.
    const MOST_CODE: usize = 100;

    /// Reads the query of an address; what it does not know, or the contract would refuse, is not
    /// looked at.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in address::pairs(query) {
            match name.as_ref() {
                "q" => view.text = address::search_text(&value),
                "permission" => {
                    let fits = (1..=Self::MOST_CODE).contains(&value.chars().count());
                    view.permission = fits.then(|| PermissionCode::new(value.into_owned()));
                }
                "state" => {
                    let mut all = EmployeeState::ALL.into_iter();
                    view.state = all.find(|state| state.code() == value);
                }
                "sort" => {
                    let mut all = EmployeeSort::ALL.into_iter();
                    view.sort = all.find(|sort| sort.code() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        view
    }

    /// What stands in the address, with `?` in front, or nothing for the whole list.
    #[must_use]
    pub fn to_query(&self) -> String {
        address::query(self.filters())
    }

    /// All but the text, by their names in the contract and in the address; empty where nothing is
    /// asked.
    #[must_use]
    pub fn filters(&self) -> [(&'static str, &str); 3] {
        let permission = self.permission.as_ref();
        [
            ("permission", permission.map_or("", PermissionCode::as_str)),
            ("state", self.state.map_or("", EmployeeState::code)),
            ("sort", self.sort.code()),
        ]
    }

    /// The same text, of all employees in the first order.
    #[must_use]
    pub fn unfiltered(self) -> Self {
        Self {
            text: self.text,
            ..Self::default()
        }
    }

    /// Whether something keeps employees out of the list, besides the search.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.permission.is_some() || self.state.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_whole_list_needs_no_query() {
        assert_eq!(EmployeeQuery::default().to_query(), "");
        assert_eq!(EmployeeQuery::parse(""), EmployeeQuery::default());
    }

    /// A changed name here breaks somebody's bookmark.
    #[test]
    fn the_names_in_the_address() {
        let view = EmployeeQuery {
            text: "а б".to_owned(),
            permission: Some(PermissionCode::new("sout.view".to_owned())),
            state: Some(EmployeeState::NotYet),
            sort: EmployeeSort::LastSignIn,
        };
        let query = "?q=%D0%B0+%D0%B1&permission=sout.view&state=not_yet&sort=last_sign_in";
        assert_eq!(EmployeeQuery::parse(query), view);
        // One that was kept with a text is still read.
        assert_eq!(view.to_query(), query.replace("q=%D0%B0+%D0%B1&", ""));
    }

    #[test]
    fn what_is_unknown_is_not_looked_at() {
        let query = "?state=dead&sort=&permission=&cursor=x&code=1&state=%FF&q=+";
        assert_eq!(EmployeeQuery::parse(query), EmployeeQuery::default());
        let long = format!("q={}&permission={}", "я".repeat(300), "p".repeat(101));
        let view = EmployeeQuery::parse(&long);
        assert_eq!(view.text.chars().count(), 200);
        assert_eq!(view.permission, None);
    }

    proptest! {
        #[test]
        fn any_query_reads_back(query in any::<String>()) {
            let view = EmployeeQuery::parse(&query);
            let view = EmployeeQuery { text: String::new(), ..view };
            prop_assert_eq!(EmployeeQuery::parse(&view.to_query()), view);
        }

        #[test]
        fn any_code_reads_back(code in "\\PC{1,40}", state in 0..6_usize, sort in 0..4_usize) {
            let view = EmployeeQuery {
                text: String::new(),
                permission: Some(PermissionCode::new(code)),
                state: EmployeeState::ALL.get(state).copied(),
                sort: EmployeeSort::ALL[sort],
            };
            prop_assert_eq!(EmployeeQuery::parse(&view.to_query()), view);
        }
    }
}
