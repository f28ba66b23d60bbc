//! СНИЛС, ИНН and the other numbers.

use cabinet_core::domain::{Inn, NumberFault, OrganizationInn, Snils};

use super::finding::{Beside, Code, Findings};
use crate::forms;
use cabinet_protocol::registry::Column;

/// A number written only in digits, one or more zeros short; at least half of it is there.
fn with_zeros(text: &str, digits: usize) -> Option<String> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = text.len() < digits && text.len() * 2 > digits;
    (is_number && is_short).then(|| format!("{text:0>digits$}"))
}

fn fault(column: Column, fault: NumberFault, found: &mut Findings) {
    let (code, beside) = match fault {
        NumberFault::Empty | NumberFault::NotDigits => (Code::NotDigits, Beside::Nothing),
        NumberFault::CheckDigits => (Code::CheckDigits, Beside::Nothing),
        NumberFault::TooShort { digits } => (Code::TooShort, Beside::Digits(digits)),
        NumberFault::TooLong { digits } => (Code::TooManyDigits, Beside::Digits(digits)),
    };
    found.beside(column, code, beside);
}

/// `123-456-789 00`, as public files of the registry and the contract write it.
fn written(snils: &Snils) -> String {
    let mut text = String::with_capacity(14);
    for (place, digit) in snils.digits().chars().enumerate() {
        match place {
            3 | 6 => text.push('-'),
            9 => text.push(' '),
            _ => {}
        }
        text.push(digit);
    }
    text
}

pub(super) fn snils(text: &str, found: &mut Findings) {
    const COLUMN: Column = Column::Snils;
    match Snils::parse(text) {
        Ok(snils) => {
            let form = written(&snils);
            if form != text {
                found.mended(COLUMN, Code::NumberForm, form);
            }
        }
        Err(problem) => {
            let whole = with_zeros(text.trim(), Snils::DIGITS);
            match whole.and_then(|whole| Snils::parse(&whole).ok()) {
                Some(snils) => found.mended(COLUMN, Code::LostZeros, written(&snils)),
                None => fault(COLUMN, problem, found),
            }
        }
    }
}

/// The digits of an ИНН of an organization or of a person.
fn inn_digits(text: &str) -> Result<String, NumberFault> {
    match OrganizationInn::parse(text) {
        Ok(inn) => Ok(inn.digits().to_owned()),
        Err(NumberFault::TooLong { .. }) => Inn::parse(text).map(|inn| inn.digits().to_owned()),
        Err(problem) => Err(problem),
    }
}

pub(super) fn inn(column: Column, text: &str, found: &mut Findings) {
    match inn_digits(text) {
        Ok(digits) if digits == text => {}
        Ok(digits) => found.mended(column, Code::NumberForm, digits),
        Err(problem) => {
            let trimmed = text.trim();
            // Regions begin with one zero at most.
            let whole = Some(trimmed).filter(|text| matches!(text.len(), 9 | 11));
            let whole = whole.and_then(|text| with_zeros(text, text.len() + 1));
            match whole.and_then(|whole| inn_digits(&whole).ok()) {
                Some(digits) => found.mended(column, Code::LostZeros, digits),
                None => fault(column, problem, found),
            }
        }
    }
}

pub(super) fn unit(text: &str, found: &mut Findings) {
    if !forms::is_int(text) {
        found.plain(Column::OrganizationUnitId, Code::NotANumber);
    }
}

pub(super) fn outer_id(text: &str, found: &mut Findings) {
    if !forms::is_outer_id(text) {
        found.plain(Column::OuterId, Code::OuterId);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Mend;

    type Only = Option<(Code, Beside, Mend)>;

    fn only(check: impl FnOnce(&mut Findings)) -> Only {
        let mut found = Findings::default();
        check(&mut found);
        assert!(found.0.len() < 2);
        let only = found.0.pop()?;
        Some((only.code, only.beside, only.mend))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the checks say it")]
    fn mend(code: Code, text: &str) -> Only {
        Some((code, Beside::Nothing, Mend::Text(text.to_owned())))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the checks say it")]
    fn bare(code: Code, beside: Beside) -> Only {
        Some((code, beside, Mend::None))
    }

    #[test]
    fn a_snils_is_written_in_one_way() {
        let check = |text: &str| only(|found| snils(text, found));
        assert_eq!(check("112-233-445 95"), None);
        for text in ["11223344595", "112 233 445 95", " 112-233-445 95"] {
            assert_eq!(check(text), mend(Code::NumberForm, "112-233-445 95"));
        }
        assert_eq!(check("8765430300"), mend(Code::LostZeros, "087-654-303 00"));
        assert_eq!(
            check("112-233-445 96"),
            bare(Code::CheckDigits, Beside::Nothing)
        );
        assert_eq!(check("112-233"), bare(Code::TooShort, Beside::Digits(6)));
        assert_eq!(
            check("112-233-445 955"),
            bare(Code::TooManyDigits, Beside::Digits(12))
        );
        assert_eq!(check("нет"), bare(Code::NotDigits, Beside::Nothing));
        assert_eq!(check("-"), bare(Code::NotDigits, Beside::Nothing));
    }

    #[test]
    fn an_inn_has_ten_digits_or_twelve() {
        let check = |text: &str| only(|found| inn(Column::EmployerInn, text, found));
        assert_eq!(check("7707083893"), None);
        assert_eq!(check("500100732259"), None);
        assert_eq!(check("77 0708 3893"), mend(Code::NumberForm, "7707083893"));
        assert_eq!(
            check("1234567890"),
            bare(Code::CheckDigits, Beside::Nothing)
        );
        assert_eq!(
            check("500100732258"),
            bare(Code::CheckDigits, Beside::Nothing)
        );
        assert_eq!(check("770708389"), bare(Code::TooShort, Beside::Digits(9)));
        assert_eq!(
            check("77070838931"),
            bare(Code::TooShort, Beside::Digits(11))
        );
        assert_eq!(
            check("5001007322591"),
            bare(Code::TooManyDigits, Beside::Digits(13))
        );
        assert_eq!(check("ИНН"), bare(Code::NotDigits, Beside::Nothing));
    }

    #[test]
    fn the_zero_of_a_region_is_lost_and_found() {
        // 01 is Адыгея; the last digit is the sum's.
        let whole = (0..10)
            .map(|check| format!("010000001{check}"))
            .find(|text| OrganizationInn::parse(text).is_ok())
            .unwrap();
        let text = whole.strip_prefix('0').unwrap();
        assert_eq!(
            only(|found| inn(Column::OrganizationInn, text, found)),
            mend(Code::LostZeros, &whole)
        );
    }

    #[test]
    fn units_and_names_of_records() {
        for (text, right) in [
            ("12", true),
            ("-3", true),
            ("2147483648", false),
            ("№ 1", false),
        ] {
            assert_eq!(only(|found| unit(text, found)).is_none(), right, "{text}");
        }
        for (text, right) in [("row-1", true), ("строка", false), ("a b", false)] {
            assert_eq!(only(|found| outer_id(text, found)).is_none(), right);
        }
    }
}
