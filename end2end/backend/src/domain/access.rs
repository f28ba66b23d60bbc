//! What a person may do in an organization, and why not.

use std::collections::BTreeSet;

use serde::Serialize;

use super::permissions::{ADMINISTRATOR, Code};

/// On Госуслуги, or the badge in the cabinet. The two differ: being appointed administrator on
/// Госуслуги only gives the permission once; what counts afterwards is who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Role {
    Head,
    Administrator,
    Employee,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBecause {
    NotGranted,
    Blocked,
    Liquidated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "reason", rename_all = "snake_case")]
pub enum Access {
    Open,
    Closed(ClosedBecause),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    TrainingRegistry,
    SoutReports,
    Declarations,
    Violations,
}

impl Section {
    const ALL: [Self; 4] = [
        Self::TrainingRegistry,
        Self::SoutReports,
        Self::Declarations,
        Self::Violations,
    ];

    fn opened_by(self) -> &'static [&'static str] {
        match self {
            Self::TrainingRegistry => &["registry.view", "registry.submit"],
            Self::SoutReports => &["sout.view"],
            Self::Declarations => &["declarations.view", "declarations.submit"],
            Self::Violations => &["violations.view"],
        }
    }
}

/// What is known of a person in an organization.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Руководитель on Госуслуги, who administers whatever is granted here.
    pub head: bool,
    pub blocked: bool,
    pub liquidated: bool,
    pub permissions: BTreeSet<Code>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    pub role: Role,
    pub access: Access,
    pub administration: bool,
    pub sections: Vec<Section>,
}

impl Standing {
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
        } else if self.blocked {
            Access::Closed(ClosedBecause::Blocked)
        } else if administrator || !self.permissions.is_empty() {
            Access::Open
        } else {
            Access::Closed(ClosedBecause::NotGranted)
        };
        let open = access == Access::Open;
        let opened = |section: &Section| {
            open && (administrator
                || self
                    .permissions
                    .iter()
                    .any(|code| section.opened_by().contains(&code.as_str())))
        };
        Rights {
            role,
            access,
            administration: open && administrator,
            sections: Section::ALL.into_iter().filter(opened).collect(),
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
            blocked: false,
            liquidated: false,
            permissions,
        }
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
            assert_eq!(rights.sections, Section::ALL);
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
    }

    #[test]
    fn nothing_granted_blocked_and_liquidated_are_closed() {
        let closed = |reason| Access::Closed(reason);
        let mut who = standing(false, &[]);
        assert_eq!(who.rights().access, closed(ClosedBecause::NotGranted));
        who = standing(true, &[]);
        who.blocked = true;
        assert_eq!(who.rights().access, closed(ClosedBecause::Blocked));
        who.liquidated = true;
        let rights = who.rights();
        assert_eq!(rights.access, closed(ClosedBecause::Liquidated));
        assert!(!rights.administration && rights.sections.is_empty());
    }

    #[test]
    fn access_is_written_as_the_contract_says() {
        let json = |access| serde_json::to_string(&access).unwrap_or_default();
        assert_eq!(json(Access::Open), r#"{"state":"open"}"#);
        let blocked = Access::Closed(ClosedBecause::NotGranted);
        assert_eq!(
            json(blocked),
            r#"{"state":"closed","reason":"not_granted"}"#
        );
    }
}
