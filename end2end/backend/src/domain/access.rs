//! What a person may do in an organization, and why not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator as _};

use super::permissions::{ADMINISTRATOR, Code};
use super::span::{Date, Outside};

/// On Госуслуги, or the badge in the cabinet. The two differ: being appointed administrator on
/// Госуслуги only gives the permission once; what counts afterwards is who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Role {
    Head,
    Administrator,
    Employee,
}

/// What keeps a person out, whatever is granted to them here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Hold {
    /// As employee, on Госуслуги.
    Blocked,
    /// Has just joined the organization on Госуслуги, which still checks it.
    Checking,
    /// The person's account is not confirmed any more.
    AccountUnconfirmed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBecause {
    /// Somebody has access here and may give it.
    NotGranted,
    /// Nobody has access here: the head or an administrator must come first.
    NotAdministrator,
    Liquidated,
    /// Access was given for other days.
    #[serde(untagged)]
    Outside(Outside),
    #[serde(untagged)]
    Hold(Hold),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "reason", rename_all = "snake_case")]
pub enum Access {
    Open,
    Closed(ClosedBecause),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    TrainingRegistry,
    SoutReports,
    Declarations,
    Violations,
}

impl Section {
    fn opened_by(self) -> &'static [&'static str] {
        match self {
            Self::TrainingRegistry => &["registry.view", "registry.submit"],
            Self::SoutReports => &["sout.view"],
            Self::Declarations => &["declarations.view", "declarations.submit"],
            Self::Violations => &["violations.view", "violations.answer"],
        }
    }
}

/// What somebody may do in a section beyond looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    RegistrySend,
    DeclarationsSubmit,
    ViolationsAnswer,
}

impl Action {
    fn given_by(self) -> &'static str {
        match self {
            Self::RegistrySend => "registry.submit",
            Self::DeclarationsSubmit => "declarations.submit",
            Self::ViolationsAnswer => "violations.answer",
        }
    }
}

/// What an operation of the sections needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    See(Section),
    Do(Action),
}

/// What a change in an organization needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Administer,
    /// Any of these; none of none.
    AnyOf(&'static [Need]),
}

/// What is known of a person in an organization.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Руководитель on Госуслуги, who administers whatever is granted here.
    pub head: bool,
    pub hold: Option<Hold>,
    pub liquidated: bool,
    /// Whether anybody has access to this organization here.
    pub in_use: bool,
    /// Those that hold today.
    pub permissions: BTreeSet<Code>,
    /// The last day on which they hold; None: there is none.
    pub until: Option<Date>,
    /// Why there are none, when some were given.
    pub outside: Option<Outside>,
}

/// How long something stays as it is, the shorter before the longer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lasting {
    /// To the end of this day.
    Until(Date),
    ForGood,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    pub role: Role,
    pub access: Access,
    pub administration: bool,
    pub sections: Vec<Section>,
    pub actions: Vec<Action>,
}

impl Rights {
    pub fn allow(&self, right: Right) -> bool {
        match right {
            Right::Administer => self.administration,
            Right::AnyOf(needs) => needs.iter().any(|need| self.meets(*need)),
        }
    }

    pub fn meets(&self, need: Need) -> bool {
        match need {
            Need::See(section) => self.sections.contains(&section),
            Need::Do(action) => self.actions.contains(&action),
        }
    }
}

impl Standing {
    /// Whether they can give access to others today, and how long they will; None: they cannot.
    pub fn administers(&self) -> Option<Lasting> {
        let Rights {
            administration,
            role,
            ..
        } = self.rights();
        let until = self.until.clone().filter(|_| role != Role::Head);
        administration.then(|| until.map_or(Lasting::ForGood, Lasting::Until))
    }

    pub fn rights(&self) -> Rights {
        let appointed = self
            .permissions
            .iter()
            .any(|code| code.as_str() == ADMINISTRATOR);
        let role = match (self.head, appointed) {
            (true, _) => Role::Head,
            (false, true) => Role::Administrator,
            (false, false) => Role::Employee,
        };
        let administrator = role != Role::Employee;
        let access = if self.liquidated {
            Access::Closed(ClosedBecause::Liquidated)
        } else if let Some(hold) = self.hold {
            Access::Closed(ClosedBecause::Hold(hold))
        } else if administrator || !self.permissions.is_empty() {
            Access::Open
        } else if let Some(outside) = self.outside {
            Access::Closed(ClosedBecause::Outside(outside))
        } else if self.in_use {
            Access::Closed(ClosedBecause::NotGranted)
        } else {
            Access::Closed(ClosedBecause::NotAdministrator)
        };
        let open = access == Access::Open;
        let any_of = |codes: &[&str]| {
            let has = |code: &Code| codes.contains(&code.as_str());
            open && (administrator || self.permissions.iter().any(has))
        };
        let opened = |section: &Section| any_of(section.opened_by());
        let given = |action: &Action| any_of(&[action.given_by()]);
        Rights {
            role,
            access,
            administration: open && administrator,
            sections: Section::iter().filter(opened).collect(),
            actions: Action::iter().filter(given).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(head: bool, codes: &[&str]) -> Standing {
        let permissions = codes.iter().map(|code| Code::new(*code)).collect();
        Standing {
            head,
            hold: None,
            liquidated: false,
            in_use: true,
            permissions,
            until: None,
            outside: None,
        }
    }

    #[test]
    fn who_administers_for_how_long() {
        let day = Date::try_from("2026-12-31".to_owned()).expect("a day");
        let mut who = standing(false, &[ADMINISTRATOR]);
        assert_eq!(who.administers(), Some(Lasting::ForGood));
        who.until = Some(day.clone());
        assert_eq!(who.administers(), Some(Lasting::Until(day.clone())));
        assert!(who.administers() < Some(Lasting::ForGood) && who.administers() > None);
        who.hold = Some(Hold::Blocked);
        assert_eq!(who.administers(), None);
        let mut head = standing(true, &[]);
        head.until = Some(day);
        assert_eq!(head.administers(), Some(Lasting::ForGood));
        head.hold = Some(Hold::Checking);
        assert_eq!(head.administers(), None);
        assert_eq!(standing(false, &["sout.view"]).administers(), None);
    }

    #[test]
    fn head_and_administrator_have_everything() {
        for who in [
            standing(true, &[]),
            standing(true, &["sout.view"]),
            standing(false, &[ADMINISTRATOR]),
        ] {
            let rights = who.rights();
            let badge = if who.head {
                Role::Head
            } else {
                Role::Administrator
            };
            assert_eq!(rights.role, badge);
            assert!(rights.administration);
            assert!(Section::iter().eq(rights.sections));
            assert!(Action::iter().eq(rights.actions));
        }
    }

    #[test]
    fn an_employee_has_the_granted_sections_only() {
        let rights = standing(false, &["declarations.submit", "sout.view"]).rights();
        assert_eq!(rights.role, Role::Employee);
        assert_eq!(rights.access, Access::Open);
        assert!(!rights.administration);
        assert_eq!(
            rights.sections,
            [Section::SoutReports, Section::Declarations]
        );
        assert_eq!(rights.actions, [Action::DeclarationsSubmit]);
        assert!(rights.meets(Need::See(Section::SoutReports)));
        assert!(!rights.meets(Need::Do(Action::RegistrySend)));
    }

    #[test]
    fn the_reason_is_the_first_that_keeps_out() {
        let closed = |reason| Access::Closed(reason);
        let mut who = standing(false, &[]);
        assert_eq!(who.rights().access, closed(ClosedBecause::NotGranted));
        who.in_use = false;
        assert_eq!(who.rights().access, closed(ClosedBecause::NotAdministrator));
        for outside in [Outside::NotYet, Outside::Expired] {
            who.outside = Some(outside);
            assert_eq!(who.rights().access, closed(ClosedBecause::Outside(outside)));
        }
        who = standing(true, &[]);
        for hold in [Hold::Blocked, Hold::Checking, Hold::AccountUnconfirmed] {
            who.hold = Some(hold);
            assert_eq!(who.rights().access, closed(ClosedBecause::Hold(hold)));
        }
        who.liquidated = true;
        let rights = who.rights();
        assert_eq!(rights.access, closed(ClosedBecause::Liquidated));
        assert!(!rights.administration && rights.sections.is_empty());
        assert!(rights.actions.is_empty());
    }

    #[test]
    fn access_is_written_as_the_contract_says() {
        let json = |access| serde_json::to_string(&access).unwrap_or_default();
        assert_eq!(json(Access::Open), r#"{"state":"open"}"#);
        for (reason, code) in [
            (ClosedBecause::NotGranted, "not_granted"),
            (ClosedBecause::NotAdministrator, "not_administrator"),
            (ClosedBecause::Outside(Outside::NotYet), "not_yet"),
            (ClosedBecause::Outside(Outside::Expired), "expired"),
            (ClosedBecause::Hold(Hold::Blocked), "blocked"),
            (ClosedBecause::Hold(Hold::Checking), "checking"),
            (
                ClosedBecause::Hold(Hold::AccountUnconfirmed),
                "account_unconfirmed",
            ),
            (ClosedBecause::Liquidated, "liquidated"),
        ] {
            assert_eq!(
                json(Access::Closed(reason)),
                format!(r#"{{"state":"closed","reason":"{code}"}}"#)
            );
        }
    }
}
