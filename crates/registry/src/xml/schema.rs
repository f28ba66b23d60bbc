//! The elements and attributes of the import schema.

use cabinet_protocol::registry::Column;

/// The root.
pub(crate) const SET: &str = "RegistrySet";
/// A record.
pub(crate) const RECORD: &str = "RegistryRecord";

/// A part of a record: an element that has elements, each once, in any order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Worker,
    Organization,
    Test,
}

impl Part {
    pub(crate) const ALL: [Self; 3] = [Self::Worker, Self::Organization, Self::Test];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Worker => "Worker",
            Self::Organization => "Organization",
            Self::Test => "Test",
        }
    }

    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The fields of it, in the order of the schema.
    pub(crate) fn fields(self) -> impl Iterator<Item = Column> {
        let fields = Column::ALL.into_iter();
        fields.filter(move |column| place(*column).0 == Some(self))
    }
}

/// How a field stands in a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Element,
    Attribute,
}

/// The part that a field is in, how, and under which name. What is in none is in the record itself.
pub(crate) fn place(column: Column) -> (Option<Part>, Kind, &'static str) {
    use Kind::{Attribute, Element};
    use Part::{Organization, Test, Worker};
    match column {
        Column::OuterId => (None, Attribute, "outerId"),
        Column::LastName => (Some(Worker), Element, "LastName"),
        Column::FirstName => (Some(Worker), Element, "FirstName"),
        Column::MiddleName => (Some(Worker), Element, "MiddleName"),
        Column::Snils => (Some(Worker), Element, "Snils"),
        Column::IsForeignSnils => (Some(Worker), Element, "IsForeignSnils"),
        Column::ForeignSnils => (Some(Worker), Element, "ForeignSnils"),
        Column::Citizenship => (Some(Worker), Element, "Citizenship"),
        Column::Position => (Some(Worker), Element, "Position"),
        Column::EmployerInn => (Some(Worker), Element, "EmployerInn"),
        Column::EmployerTitle => (Some(Worker), Element, "EmployerTitle"),
        Column::OrganizationUnitId => (Some(Worker), Element, "OrganizationUnitId"),
        Column::OrganizationInn => (Some(Organization), Element, "Inn"),
        Column::OrganizationTitle => (Some(Organization), Element, "Title"),
        Column::TestDate => (Some(Test), Element, "Date"),
        Column::ProtocolNumber => (Some(Test), Element, "ProtocolNumber"),
        Column::LearnProgramId => (Some(Test), Attribute, "learnProgramId"),
        Column::LearnProgramTitle => (Some(Test), Element, "LearnProgramTitle"),
        Column::IsPassed => (Some(Test), Attribute, "isPassed"),
    }
}

/// The field that has this place.
pub(crate) fn field(part: Option<Part>, kind: Kind, name: &str) -> Option<Column> {
    let mut columns = Column::ALL.into_iter();
    columns.find(|column| place(*column) == (part, kind, name))
}

/// Whether a record may be without it.
pub(crate) fn is_optional(column: Column) -> bool {
    matches!(
        column,
        Column::OuterId
            | Column::Snils
            | Column::IsForeignSnils
            | Column::ForeignSnils
            | Column::Citizenship
            | Column::OrganizationUnitId
    )
}

/// Whether it may be left out, but not be there and blank: its type has no blank text.
pub(crate) fn is_never_blank(column: Column) -> bool {
    matches!(
        column,
        Column::OuterId | Column::IsForeignSnils | Column::OrganizationUnitId
    )
}
