//! What the import schema takes as the text of a typed field; white space around it where the type collapses it.

/// Whether it is a `bit`: one of eight words, without blanks.
#[must_use]
pub fn is_bit(text: &str) -> bool {
    matches!(
        text,
        "0" | "1" | "False" | "True" | "false" | "true" | "FALSE" | "TRUE"
    )
}

/// Whether it is a `learnProgram`: an `xs:unsignedLong` that is 1 to 4 or 6 to 29. A sign is refused, as
/// libxml2 refuses it.
#[must_use]
pub fn is_program(text: &str) -> bool {
    let digits = collapsed(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    matches!(
        digits.parse::<u64>().ok().filter(|_| is_number),
        Some(1..=4 | 6..=29)
    )
}

/// Whether it is an `xs:int`. Blanks around it are refused, as libxml2 refuses them.
#[must_use]
pub fn is_int(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<i32>().is_ok()
}

/// Whether it is an `outerId`.
#[must_use]
pub fn is_outer_id(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// Whether it is a day written `2026-11-25`, as `xs:date` and the contract have it: four digits of the year,
/// no time zone, no blanks around it.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let parts = (
        text.get(..4),
        text.get(4..5),
        text.get(5..7),
        text.get(7..8),
        text.get(8..),
    );
    let (Some(year), Some("-"), Some(month), Some("-"), Some(day)) = parts else {
        return false;
    };
    let number = |digits: &str| {
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| is_number)
    };
    let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    text.len() == 10 && year > 0 && (1..=days).contains(&day)
}

fn collapsed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is: fn(&str) -> bool, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(is(text), "{text:?}");
        }
        for text in wrong {
            assert!(!is(text), "{text:?}");
        }
    }

    #[test]
    fn what_each_type_takes() {
        check(
            is_bit,
            &["0", "True", "FALSE"],
            &["", " 1", "tRUE", "да", "2"],
        );
        check(
            is_program,
            &["1", "4", "6", "29", "007", "\t6\n"],
            &["", " ", "0", "5", "30", "+6", "-1", "6.0", "٦", "\u{a0}6"],
        );
        check(
            is_int,
            &["0", "+5", "-0", "007", "2147483647", "-2147483648"],
            &[
                "",
                "+",
                "-",
                " 5",
                "2147483648",
                "-2147483649",
                "5.0",
                "+-5",
                "٣",
            ],
        );
        check(
            is_outer_id,
            &["a", "-", "A-9"],
            &["", "a b", "a_b", "а", "a\n"],
        );
    }

    #[test]
    fn days() {
        check(
            is_day,
            &[
                "2026-11-25",
                "2024-02-29",
                "2000-02-29",
                "0001-01-01",
                "9999-12-31",
            ],
            &[
                "",
                "2023-02-29",
                "1900-02-29",
                "2024-02-30",
                "2024-04-31",
                "2024-13-01",
                "2024-00-01",
                "2024-01-00",
                "2024-01-32",
                "0000-01-01",
                "-001-01-01",
                "02024-01-01",
                "12024-01-01",
                "2024-1-1",
                "2024-01-1",
                "2024-01-01Z",
                "2024-01-01+03:00",
                " 2024-01-01",
                "2024-01-01 ",
                "+024-01-01",
                "2024-+1-01",
                "2024-01-+1",
                "2024/01/01",
                "2024-01/01",
                "Я024-01-01",
                "2024-01-0Я",
            ],
        );
    }
}
