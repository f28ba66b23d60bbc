//! Organizations, and what the person who signed in may do in one.

use super::OrganizationId;

/// The person's role, as far as it has a badge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Руководитель.
    Head,
    /// Администратор.
    Administrator,
    /// Сотрудник.
    Employee,
    /// None given, or one that the app does not know: no badge.
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

/// Why access is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClosedReason {
    /// The administrator has given this employee nothing yet.
    NotGranted,
    /// Blocked as employee on Госуслуги.
    Blocked,
    /// The organization is liquidated.
    Liquidated,
    /// The backend does not say, or says what the app does not know.
    Unknown,
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
}
