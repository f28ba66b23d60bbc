//! СНИЛС and ИНН: as typed or pasted → digits, with the check digits verified.
//! The sums are those of the Pension Fund's and the tax service's rules.

/// What is wrong with a number while it is being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberFault {
    /// Nothing but separators.
    Empty,
    /// Fewer digits than the number has: not a mistake until the user leaves the field.
    TooShort {
        /// How many digits are there.
        digits: usize,
    },
    /// More digits than the number has.
    TooLong {
        /// How many digits are there.
        digits: usize,
    },
    /// Something that is neither a digit nor a separator.
    NotDigits,
    /// The check digits do not match: one digit or more is mistyped.
    CheckDigits,
}

/// A СНИЛС with right check digits: 11 digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snils(String);

impl Snils {
    /// How many digits it has.
    pub const DIGITS: usize = 11;
    /// Up to this number the check digits mean nothing (and ЕСИА's test persons are below it).
    const UNCHECKED_UP_TO: u32 = 1_001_998;

    /// Reads what was typed or pasted, in any grouping.
    ///
    /// # Errors
    /// What keeps it from being a СНИЛС.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let digits = digits::<{ Self::DIGITS }>(text)?;
        let number = digits[..9]
            .iter()
            .fold(0, |number, digit| number * 10 + digit);
        let sum: u32 = digits[..9]
            .iter()
            .zip((1..=9).rev())
            .map(|(digit, weight)| digit * weight)
            .sum();
        let check = sum % 101 % 100;
        let right = number <= Self::UNCHECKED_UP_TO || check == digits[9] * 10 + digits[10];
        (right && number > 0)
            .then(|| Self(join(&digits)))
            .ok_or(NumberFault::CheckDigits)
    }

    /// The 11 digits, as the contract wants them.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// An ИНН of a natural person with right check digits: 12 digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inn(String);

impl Inn {
    /// How many digits it has.
    pub const DIGITS: usize = 12;

    /// Reads what was typed or pasted, in any grouping.
    ///
    /// # Errors
    /// What keeps it from being an ИНН of a natural person.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let digits = digits::<{ Self::DIGITS }>(text)?;
        let right = inn_check(&digits, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[10]
            && inn_check(&digits, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[11];
        // All zeros pass the sums.
        let not_zero = digits.iter().any(|digit| *digit != 0);
        (right && not_zero)
            .then(|| Self(join(&digits)))
            .ok_or(NumberFault::CheckDigits)
    }

    /// The 12 digits, as the contract wants them.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// An ИНН of an organization with a right check digit: 10 digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganizationInn(String);

impl OrganizationInn {
    /// How many digits it has.
    pub const DIGITS: usize = 10;

    /// Reads what was typed or pasted, in any grouping.
    ///
    /// # Errors
    /// What keeps it from being an ИНН of an organization.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let digits = digits::<{ Self::DIGITS }>(text)?;
        let right = inn_check(&digits, &[2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[9];
        let not_zero = digits.iter().any(|digit| *digit != 0);
        (right && not_zero)
            .then(|| Self(join(&digits)))
            .ok_or(NumberFault::CheckDigits)
    }

    /// The 10 digits, as the contract wants them.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

fn inn_check(digits: &[u32], weights: &[u32]) -> u32 {
    let products = digits.iter().zip(weights);
    products.map(|(digit, weight)| digit * weight).sum::<u32>() % 11 % 10
}

/// Spaces of any kind, dashes of any length and dots group digits; they come with a paste.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{feff}' | '\u{200b}'
        )
}

fn digits<const N: usize>(text: &str) -> Result<[u32; N], NumberFault> {
    let mut digits = [0; N];
    let mut count = 0;
    for character in text.chars().filter(|character| !is_separator(*character)) {
        let digit = character.to_digit(10).ok_or(NumberFault::NotDigits)?;
        if let Some(place) = digits.get_mut(count) {
            *place = digit;
        }
        count += 1;
    }
    match count {
        0 => Err(NumberFault::Empty),
        count if count < N => Err(NumberFault::TooShort { digits: count }),
        count if count > N => Err(NumberFault::TooLong { digits: count }),
        _ => Ok(digits),
    }
}

fn join(digits: &[u32]) -> String {
    digits
        .iter()
        .filter_map(|digit| char::from_digit(*digit, 10))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_snils_in_any_grouping() {
        for text in [
            "112-233-445 95",
            "11223344595",
            "112 233 445 95",
            "112–233–445\u{a0}95",
            " 123-456-789 64 ",
            "087-654-303 00",
            "001-159-098 00",
            "001-193-734 00",
            "005-979-687 00",
        ] {
            assert!(Snils::parse(text).is_ok(), "{text}");
        }
        assert_eq!(
            Snils::parse("112-233-445 95").unwrap().digits(),
            "11223344595"
        );
    }

    #[test]
    fn small_snils_numbers_are_not_checked() {
        assert!(Snils::parse("000-000-600 06").is_ok());
        assert!(Snils::parse("001-001-998 99").is_ok());
        assert_eq!(
            Snils::parse("001-001-999 99"),
            Err(NumberFault::CheckDigits)
        );
    }

    #[test]
    fn wrong_snils() {
        assert_eq!(
            Snils::parse("112-233-445 96"),
            Err(NumberFault::CheckDigits)
        );
        assert_eq!(
            Snils::parse("000-000-000 00"),
            Err(NumberFault::CheckDigits)
        );
        assert_eq!(
            Snils::parse("112-233-44"),
            Err(NumberFault::TooShort { digits: 8 })
        );
        assert_eq!(
            Snils::parse("112-233-445 955"),
            Err(NumberFault::TooLong { digits: 12 })
        );
        assert_eq!(Snils::parse("112-233-445 9x"), Err(NumberFault::NotDigits));
        assert_eq!(Snils::parse(" - "), Err(NumberFault::Empty));
    }

    #[test]
    fn inn_of_a_person() {
        for text in ["500100732259", "5852 0411 8212", "585204118212"] {
            assert!(Inn::parse(text).is_ok(), "{text}");
        }
        for text in ["500100732258", "500100732249", "000000000000"] {
            assert_eq!(Inn::parse(text), Err(NumberFault::CheckDigits), "{text}");
        }
        assert_eq!(
            Inn::parse("7707083893"),
            Err(NumberFault::TooShort { digits: 10 })
        );
    }

    #[test]
    fn inn_of_an_organization() {
        for text in ["7707083893", "7736207543", "77 0000 0070"] {
            assert!(OrganizationInn::parse(text).is_ok(), "{text}");
        }
        for text in ["1234567890", "7707083894", "0000000000"] {
            let check = Err(NumberFault::CheckDigits);
            assert_eq!(OrganizationInn::parse(text), check, "{text}");
        }
        let long = Err(NumberFault::TooLong { digits: 12 });
        assert_eq!(OrganizationInn::parse("500100732259"), long);
    }

    #[test]
    fn any_single_wrong_digit_of_an_inn_is_found() {
        let right = "500100732259";
        for (place, _) in right.char_indices() {
            let mut wrong = right.to_owned();
            let digit = right.as_bytes()[place];
            wrong.replace_range(place..=place, if digit == b'9' { "0" } else { "9" });
            if wrong != right {
                assert_eq!(Inn::parse(&wrong), Err(NumberFault::CheckDigits), "{wrong}");
            }
        }
    }
}
