//! Organizations, and what the person who signed in may do in one.

use super::id::OrganizationId;
use serde::Deserialize;

/// The person's role, as far as it has a badge; read by its name in the contract.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Руководитель.
    Head,
    /// Администратор.
    Administrator,
    /// Сотрудник.
    Employee,
    /// None given, or one that the app does not know: no badge.
    #[default]
    #[serde(other)]
    Unnamed,
}

/// Whether the person gets into the organization's cabinet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// They do.
    Open,
    /// They do not, and why.
    Closed(ClosedReason),
}

/// Why access is closed; read by its name in the contract.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedReason {
    /// The administrator has given this employee nothing yet.
    NotGranted,
    /// Nobody has opened this organization's cabinet yet; only its руководитель or administrator can.
    NotAdministrator,
    /// Blocked as employee on Госуслуги.
    Blocked,
    /// The organization is liquidated.
    Liquidated,
    /// The account on Госуслуги is not confirmed (any more).
    AccountUnconfirmed,
    /// Just attached to the organization on Госуслуги, which is still checked there.
    Checking,
    /// Access begins on a later day.
    NotYet,
    /// The time for which access was given is over.
    Expired,
    /// The backend does not say, or says what the app does not know.
    #[default]
    #[serde(other)]
    Unknown,
}

impl ClosedReason {
    /// Whether somebody in the organization can open the cabinet, so that a letter to them helps.
    #[must_use]
    pub fn is_for_the_organization(self) -> bool {
        match self {
            Self::NotGranted
            | Self::NotAdministrator
            | Self::Blocked
            | Self::NotYet
            | Self::Expired
            | Self::Unknown => true,
            Self::Liquidated | Self::AccountUnconfirmed | Self::Checking => false,
        }
    }
}

/// Which organizations to list, by whether the person gets in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AccessState {
    /// They do.
    Open,
    /// They do not, though the organization is at work.
    Closed,
    /// They do not, because it is liquidated.
    Liquidated,
}

/// The order of the list.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum OrganizationSort {
    /// By short name.
    #[default]
    Name,
    /// By short name, backwards.
    NameBackwards,
    /// Those one heads, those one administers, the rest.
    Role,
}

/// What is asked of the list of organizations.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct OrganizationQuery {
    /// What the user typed; how it is understood is the backend's business.
    pub text: String,
    /// Only with this role.
    pub role: Option<Role>,
    /// Only with this access.
    pub state: Option<AccessState>,
    /// In this order.
    pub sort: OrganizationSort,
}

impl OrganizationQuery {
    /// Whether everything is listed.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.text.is_empty() && self.role.is_none() && self.state.is_none()
    }
}

/// A section of the cabinet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Section {
    /// «Реестр обученных».
    TrainingRegistry,
    /// «Отчёты СОУТ».
    SoutReports,
    /// «Декларации».
    Declarations,
    /// «Признаки нарушений».
    Violations,
}

impl Section {
    /// All, in the order of the menu.
    pub const ALL: [Self; 4] = [
        Self::TrainingRegistry,
        Self::SoutReports,
        Self::Declarations,
        Self::Violations,
    ];

    /// Its name in the contract.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TrainingRegistry => "training_registry",
            Self::SoutReports => "sout_reports",
            Self::Declarations => "declarations",
            Self::Violations => "violations",
        }
    }

    /// The section of this name; `None` when a newer backend has another one.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }
}

/// What somebody may do in a section beyond looking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SectionAction {
    /// Send records to the registry of trained persons.
    SendRecords,
    /// Prepare and submit declarations.
    SubmitDeclarations,
    /// Say what was done about a sign of a violation.
    AnswerViolations,
}

impl SectionAction {
    /// The action of this name in the contract; `None` when a newer backend has another one.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Some(match code {
            "registry_send" => Self::SendRecords,
            "declarations_submit" => Self::SubmitDeclarations,
            "violations_answer" => Self::AnswerViolations,
            _ => return None,
        })
    }
}

/// An organization in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganizationSummary {
    /// In the path of every request about it.
    pub id: OrganizationId,
    /// «ООО «Ромашка»».
    pub short_name: String,
    /// The name without abbreviations.
    pub full_name: Option<String>,
    /// Tells branches of one legal entity apart.
    pub branch_name: Option<String>,
    /// ОГРН or ОГРНИП.
    pub ogrn: Option<String>,
    /// ИНН of the organization, which is no personal number.
    pub inn: Option<String>,
    /// The person's role.
    pub role: Role,
    /// Whether the person gets in.
    pub access: Access,
}

/// An organization whose cabinet is open in front of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organization {
    /// The same as in the list.
    pub summary: OrganizationSummary,
    /// Whether the person may give access to others here.
    pub administration: bool,
    /// The sections that the person's permissions open, in the order of the menu.
    pub sections: Vec<Section>,
    /// What the person may do in them.
    pub actions: Vec<SectionAction>,
}

impl Organization {
    /// Whether the person may do this, as far as the backend said.
    #[must_use]
    pub fn allows(&self, action: SectionAction) -> bool {
        self.actions.contains(&action)
    }
}
