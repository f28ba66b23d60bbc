//! Declarations of conformity: what is in one, whether it may be submitted, and its states.

use super::history_entry::HistoryEntry;
use super::view::{Choice, Shape};
use crate::domain::access::employee::Version;
use crate::domain::day::Day;
use crate::domain::id::{DeclarationId, ReportId, WorkplaceId};
use crate::domain::known::Known;

/// How far a declaration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclarationState {
    /// It is being written.
    Draft,
    /// It is handed in.
    Submitted,
    /// It has a number.
    Registered,
    /// It was not taken; it may be begun anew.
    Rejected,
    /// It is no longer in force.
    Terminated,
}

impl DeclarationState {
    /// All, in the order of the screen.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Submitted,
        Self::Registered,
        Self::Rejected,
        Self::Terminated,
    ];

    /// Its name in the contract.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Registered => "registered",
            Self::Rejected => "rejected",
            Self::Terminated => "terminated",
        }
    }

    /// The state of this name; `None` when a newer backend says something else.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What can be asked of the list by those who may see drafts.
pub static DECLARATIONS: Shape = Shape {
    choices: &[Choice {
        name: "state",
        values: &["draft", "submitted", "registered", "rejected", "terminated"],
        narrows: true,
    }],
    days: false,
    listed: None,
};

/// What can be asked of the list by those who see no drafts.
pub static SUBMITTED_DECLARATIONS: Shape = Shape {
    choices: &[Choice {
        name: "state",
        values: &["submitted", "registered", "rejected", "terminated"],
        narrows: true,
    }],
    days: false,
    listed: None,
};

/// A declaration in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclarationSummary {
    /// In the path of every request about it.
    pub id: DeclarationId,
    /// `None` when a newer backend says something else.
    pub state: Option<DeclarationState>,
    /// Its number, once it is registered.
    pub registry_number: Option<String>,
    /// The number of the report.
    pub report_number: Known<String>,
    /// How many workplaces it names, if that was said.
    pub workplaces: Option<u64>,
    /// When it was begun: a moment in UTC.
    pub created_at: String,
    /// When it was handed in: a moment in UTC.
    pub submitted_at: Option<String>,
    /// As the backend knows it.
    pub valid_until: Option<Day>,
}

/// A workplace as it is shown and printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclaredWorkplace {
    /// Of the report.
    pub id: WorkplaceId,
    /// Its number in the report.
    pub number: String,
    /// The position or trade.
    pub name: String,
    /// How many work there.
    pub employees: Option<u64>,
}

/// A declaration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declaration {
    /// In the path of every request about it.
    pub id: DeclarationId,
    /// `None` when a newer backend says something else.
    pub state: Option<DeclarationState>,
    /// What was read; a change carries it.
    pub version: Version,
    /// Its number, once it is registered.
    pub registry_number: Option<String>,
    /// The number of the report.
    pub report_number: Option<String>,
    /// When it was handed in: a moment in UTC.
    pub submitted_at: Option<String>,
    /// As the backend knows it.
    pub valid_until: Option<Day>,
    /// What is in it.
    pub content: DeclarationContent,
    /// The workplaces of the content.
    pub workplaces: Vec<DeclaredWorkplace>,
    /// The oldest first.
    pub history: Vec<HistoryEntry>,
}

/// What is in a declaration, as it was typed.
#[derive(Clone, Default, Debug)]
pub struct DeclarationContent {
    /// The report whose workplaces are declared.
    pub report: Option<ReportId>,
    /// Of that report, each once, in the order in which they were chosen.
    pub workplaces: Vec<WorkplaceId>,
    /// Where they are.
    pub address: String,
    /// Who signs it.
    pub signed_by: String,
    /// That person's position.
    pub position: String,
    /// When.
    pub signed_on: Option<Day>,
    /// Anything else.
    pub note: String,
}

/// Two contents are equal when they say the same: neither spaces around a text nor the order of the
/// workplaces mean anything.
impl PartialEq for DeclarationContent {
    fn eq(&self, other: &Self) -> bool {
        let texts = |content: &Self| {
            DeclarationField::TEXTS.map(|field| content.text(field).trim().to_owned())
        };
        let places = |content: &Self| {
            let mut places = content.workplaces.clone();
            places.sort();
            places
        };
        self.report == other.report
            && self.signed_on == other.signed_on
            && texts(self) == texts(other)
            && places(self) == places(other)
    }
}

impl Eq for DeclarationContent {}

/// The fields, in their order on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclarationField {
    /// The report.
    Report,
    /// Its workplaces.
    Workplaces,
    /// Where they are.
    Address,
    /// Who signs.
    SignedBy,
    /// That person's position.
    Position,
    /// When.
    SignedOn,
    /// Anything else.
    Note,
}

impl DeclarationField {
    /// All, in the order of the screen.
    pub const ALL: [Self; 7] = [
        Self::Report,
        Self::Workplaces,
        Self::Address,
        Self::SignedBy,
        Self::Position,
        Self::SignedOn,
        Self::Note,
    ];

    /// Those with a text in them.
    pub const TEXTS: [Self; 4] = [Self::Address, Self::SignedBy, Self::Position, Self::Note];

    /// Its name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report_id",
            Self::Workplaces => "workplaces",
            Self::Address => "address",
            Self::SignedBy => "signed_by",
            Self::Position => "signed_by_position",
            Self::SignedOn => "signed_on",
            Self::Note => "note",
        }
    }

    /// The field to which a pointer of the backend leads (RFC 6901), also when it leads into it.
    #[must_use]
    pub fn at(pointer: &str) -> Option<Self> {
        let name = pointer.strip_prefix('/')?.split('/').next()?;
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Characters, or workplaces, that the contract takes.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Workplaces => 1_000,
            Self::Address => 500,
            Self::Note => 2_000,
            _ => 300,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclarationFault {
    /// It is needed to submit.
    Missing,
    /// More than [`DeclarationField::most`].
    TooMuch,
    /// It is not signed yet.
    InFuture,
    /// The server found something that the app does not know.
    Refused,
}

impl DeclarationContent {
    /// What is typed in a field with a text; nothing in another.
    #[must_use]
    pub fn text(&self, field: DeclarationField) -> &str {
        match field {
            DeclarationField::Address => &self.address,
            DeclarationField::SignedBy => &self.signed_by,
            DeclarationField::Position => &self.position,
            DeclarationField::Note => &self.note,
            _ => "",
        }
    }

    /// Keeps what the user typed, unchanged.
    pub fn type_in(&mut self, field: DeclarationField, text: String) {
        match field {
            DeclarationField::Address => self.address = text,
            DeclarationField::SignedBy => self.signed_by = text,
            DeclarationField::Position => self.position = text,
            DeclarationField::Note => self.note = text,
            _ => {}
        }
    }

    /// What keeps even a draft from being saved.
    #[must_use]
    pub fn form_fault(&self, field: DeclarationField) -> Option<DeclarationFault> {
        let amount = match field {
            DeclarationField::Workplaces => self.workplaces.len(),
            field => self.text(field).trim().chars().count(),
        };
        (amount > field.most()).then_some(DeclarationFault::TooMuch)
    }

    /// Whether a draft of it can be saved.
    #[must_use]
    pub fn fits(&self) -> bool {
        DeclarationField::ALL
            .iter()
            .all(|field| self.form_fault(*field).is_none())
    }

    /// What keeps it from being submitted on this day.
    #[must_use]
    pub fn fault(&self, field: DeclarationField, today: Option<&Day>) -> Option<DeclarationFault> {
        let missing = match field {
            DeclarationField::Report => self.report.is_none(),
            DeclarationField::Workplaces => self.workplaces.is_empty(),
            DeclarationField::SignedOn => self.signed_on.is_none(),
            DeclarationField::Note => false,
            field => self.text(field).trim().is_empty(),
        };
        let late = |signed: &Day| today.is_some_and(|today| signed > today);
        if missing {
            Some(DeclarationFault::Missing)
        } else if field == DeclarationField::SignedOn && self.signed_on.as_ref().is_some_and(late) {
            Some(DeclarationFault::InFuture)
        } else {
            self.form_fault(field)
        }
    }

    /// The fields that keep it from being submitted on this day, in the order of the screen.
    #[must_use]
    pub fn faults(&self, today: Option<&Day>) -> Vec<DeclarationField> {
        let mut fields = DeclarationField::ALL.to_vec();
        fields.retain(|field| self.fault(*field, today).is_some());
        fields
    }

    /// Chooses the report; the workplaces of another one do not belong to it.
    pub fn choose_report(&mut self, report: ReportId) {
        if self.report.as_ref() != Some(&report) {
            self.workplaces.clear();
            self.report = Some(report);
        }
    }

    /// The fields in which the two differ, in the order of the screen.
    #[must_use]
    pub fn differs(&self, other: &Self) -> Vec<DeclarationField> {
        let same = |field: &DeclarationField| {
            let mut one = Self::default();
            one.take(*field, other);
            let mut two = Self::default();
            two.take(*field, self);
            one == two
        };
        let mut fields = DeclarationField::ALL.to_vec();
        fields.retain(|field| !same(field));
        fields
    }

    fn take(&mut self, field: DeclarationField, other: &Self) {
        match field {
            DeclarationField::Report => self.report.clone_from(&other.report),
            DeclarationField::Workplaces => self.workplaces.clone_from(&other.workplaces),
            DeclarationField::SignedOn => self.signed_on.clone_from(&other.signed_on),
            field => self.type_in(field, other.text(field).to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
