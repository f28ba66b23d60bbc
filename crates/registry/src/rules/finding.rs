//! What a rule says of a cell or of a record.

use std::borrow::Cow;

use crate::Column;

/// What is found. The first half keeps a record from being sent, the rest is only said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Code {
    /// An element or attribute that must be there is not.
    MissingElement,
    /// Nothing in it.
    Required,
    /// More characters than the contract takes.
    TooLong,
    /// Characters that XML cannot hold.
    ControlCharacters,
    /// A СНИЛС or ИНН with something that is no digit.
    NotDigits,
    /// Its check digits do not match.
    CheckDigits,
    /// Too few digits.
    TooShort,
    /// Too many digits.
    TooManyDigits,
    /// A right number in another form than the contract's.
    NumberForm,
    /// A number that lost the zeros in front.
    LostZeros,
    /// A СНИЛС of a foreigner who has none.
    NotForForeigners,
    /// Neither yes nor no.
    Bit,
    /// Yes or no in other words than the schema's.
    BitForm,
    /// No day.
    Date,
    /// A day in another form than the schema's.
    DateForm,
    /// A day as a spreadsheet counts them.
    DateNumber,
    /// A day after today.
    Future,
    /// No number of a programme.
    ProgramNumber,
    /// No number of a programme, but the title of one.
    ProgramByTitle,
    /// No whole number.
    NotANumber,
    /// Other characters than a name of a record has.
    OuterId,
    /// An element twice.
    RepeatedElement,
    /// An element that may not be empty.
    EmptyElement,
    /// An element that the schema does not know.
    UnknownElement,
    /// An attribute that the schema does not know.
    UnknownAttribute,
    /// Text between elements.
    StrayText,
    /// Blanks around, doubled, or of another kind.
    Spaces,
    /// Latin letters in a Cyrillic name.
    LookAlikes,
    /// A day with a time zone.
    TimeZone,
    /// A title with other dashes, spaces, quotes or capitals than the catalogue's.
    TitleMarks,
    /// A title in other words than the catalogue's.
    TitleWords,
    /// The title of another programme.
    OtherProgram,
    /// A programme that the catalogue does not have.
    NotInCatalogue,
}

impl Code {
    /// All, faults before warnings.
    pub const ALL: [Self; 33] = [
        Self::MissingElement,
        Self::Required,
        Self::TooLong,
        Self::ControlCharacters,
        Self::NotDigits,
        Self::CheckDigits,
        Self::TooShort,
        Self::TooManyDigits,
        Self::NumberForm,
        Self::LostZeros,
        Self::NotForForeigners,
        Self::Bit,
        Self::BitForm,
        Self::Date,
        Self::DateForm,
        Self::DateNumber,
        Self::Future,
        Self::ProgramNumber,
        Self::ProgramByTitle,
        Self::NotANumber,
        Self::OuterId,
        Self::RepeatedElement,
        Self::EmptyElement,
        Self::UnknownElement,
        Self::UnknownAttribute,
        Self::StrayText,
        Self::Spaces,
        Self::LookAlikes,
        Self::TimeZone,
        Self::TitleMarks,
        Self::TitleWords,
        Self::OtherProgram,
        Self::NotInCatalogue,
    ];

    /// Its name in the worker's answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MissingElement => "missing_element",
            Self::Required => "required",
            Self::TooLong => "too_long",
            Self::ControlCharacters => "control_characters",
            Self::NotDigits => "not_digits",
            Self::CheckDigits => "check_digits",
            Self::TooShort => "too_short",
            Self::TooManyDigits => "too_many_digits",
            Self::NumberForm => "number_form",
            Self::LostZeros => "lost_zeros",
            Self::NotForForeigners => "not_for_foreigners",
            Self::Bit => "bit",
            Self::BitForm => "bit_form",
            Self::Date => "date",
            Self::DateForm => "date_form",
            Self::DateNumber => "date_number",
            Self::Future => "future",
            Self::ProgramNumber => "program_number",
            Self::ProgramByTitle => "program_by_title",
            Self::NotANumber => "not_a_number",
            Self::OuterId => "outer_id",
            Self::RepeatedElement => "repeated_element",
            Self::EmptyElement => "empty_element",
            Self::UnknownElement => "unknown_element",
            Self::UnknownAttribute => "unknown_attribute",
            Self::StrayText => "stray_text",
            Self::Spaces => "spaces",
            Self::LookAlikes => "look_alikes",
            Self::TimeZone => "time_zone",
            Self::TitleMarks => "title_marks",
            Self::TitleWords => "title_words",
            Self::OtherProgram => "other_program",
            Self::NotInCatalogue => "not_in_catalogue",
        }
    }

    /// Whether the record can be sent in spite of it.
    #[must_use]
    pub fn is_warning(self) -> bool {
        self >= Self::Spaces
    }
}

/// What is said beside a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// The contract's limit, or the number of a programme.
    Number(u32),
    /// How many digits there are.
    Digits(usize),
    /// The name of an element or attribute, or the text.
    Name(String),
}

/// The one sensible way out, where there is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mend {
    /// The user must know better.
    None,
    /// What the cell should say.
    Text(String),
    /// What the file had beside the texts is not kept: which of the reader's remarks.
    Away(usize),
}

/// Something found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// In which cell; `None` where it is about the record.
    pub column: Option<Column>,
    /// What.
    pub code: Code,
    /// What belongs to it.
    pub beside: Beside,
    /// The way out.
    pub mend: Mend,
}

impl Finding {
    /// Whether it can be mended.
    #[must_use]
    pub fn is_mendable(&self) -> bool {
        self.mend != Mend::None
    }

    /// Faults before warnings, then by column.
    pub(crate) fn order(&self) -> (bool, u16, Code) {
        let column = self.column.map_or(u16::MAX, Column::index);
        (self.code.is_warning(), column, self.code)
    }
}

/// The findings of one record in the making.
#[derive(Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    pub(super) fn plain(&mut self, column: Column, code: Code) {
        self.beside(column, code, Beside::Nothing);
    }

    pub(super) fn beside(&mut self, column: Column, code: Code, beside: Beside) {
        self.0.push(Finding {
            column: Some(column),
            code,
            beside,
            mend: Mend::None,
        });
    }

    pub(super) fn mended<'m>(&mut self, column: Column, code: Code, mend: impl Into<Cow<'m, str>>) {
        self.0.push(Finding {
            column: Some(column),
            code,
            beside: Beside::Nothing,
            mend: Mend::Text(mend.into().into_owned()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_at_its_place_faults_first() {
        assert!(
            Code::ALL
                .into_iter()
                .zip(0..)
                .all(|(code, place)| code as u8 == place)
        );
        assert!(Code::ALL.is_sorted_by_key(|code| code.is_warning()));
        assert!(!Code::StrayText.is_warning() && Code::Spaces.is_warning());
    }
}
