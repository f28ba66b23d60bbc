//! What the rules find.

names! {
    /// What is found in a record. The first half keeps it from being sent, the rest is only said.
    #[derive(Hash, PartialOrd, Ord)]
    #[repr(u8)]
    Code {
        /// An element or attribute that must be there is not.
        MissingElement = "missing_element",
        /// Nothing in it.
        Required = "required",
        /// More characters than the contract takes: with the limit.
        TooLong = "too_long",
        /// Characters that XML cannot hold.
        ControlCharacters = "control_characters",
        /// A СНИЛС or ИНН with something that is no digit.
        NotDigits = "not_digits",
        /// Its check digits do not match.
        CheckDigits = "check_digits",
        /// Too few digits: with how many.
        TooShort = "too_short",
        /// Too many digits: with how many.
        TooManyDigits = "too_many_digits",
        /// A right number in another form than `123-456-789 00`, or an ИНН with spaces.
        NumberForm = "number_form",
        /// A number that lost the zeros in front in a spreadsheet.
        LostZeros = "lost_zeros",
        /// A СНИЛС of a foreigner who has none.
        NotForForeigners = "not_for_foreigners",
        /// Neither yes nor no.
        Bit = "bit",
        /// Yes or no in other words than the schema's.
        BitForm = "bit_form",
        /// No day.
        Date = "date",
        /// A day in another form than the schema's.
        DateForm = "date_form",
        /// A day as a spreadsheet counts them.
        DateNumber = "date_number",
        /// A day after today.
        Future = "future",
        /// No number of a programme, which are 1 to 4 and 6 to 29.
        ProgramNumber = "program_number",
        /// No number of a programme, but the title of one.
        ProgramByTitle = "program_by_title",
        /// No whole number.
        NotANumber = "not_a_number",
        /// Other characters than a name of a record has: `A`–`Z`, `a`–`z`, `0`–`9` and `-`.
        OuterId = "outer_id",
        /// An element twice.
        RepeatedElement = "repeated_element",
        /// An element that may not be empty.
        EmptyElement = "empty_element",
        /// An element that the schema does not know.
        UnknownElement = "unknown_element",
        /// An attribute that the schema does not know.
        UnknownAttribute = "unknown_attribute",
        /// Text between elements.
        StrayText = "stray_text",
        /// Blanks around, doubled, or of another kind.
        Spaces = "spaces",
        /// Latin letters in a Cyrillic name.
        LookAlikes = "look_alikes",
        /// A day with a time zone.
        TimeZone = "time_zone",
        /// A title with other dashes, spaces, quotes or capitals than the catalogue's.
        TitleMarks = "title_marks",
        /// A title in other words than the catalogue's.
        TitleWords = "title_words",
        /// The title of another programme: with its number.
        OtherProgram = "other_program",
        /// A programme that the catalogue does not have.
        NotInCatalogue = "not_in_catalogue",
    }
}

impl Code {
    /// Whether the record can be sent in spite of it.
    #[must_use]
    pub fn is_warning(self) -> bool {
        self >= Self::Spaces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_before_warnings() {
        assert!(Code::ALL.is_sorted_by_key(|code| code.is_warning()));
        assert!(!Code::StrayText.is_warning() && Code::Spaces.is_warning());
    }
}
