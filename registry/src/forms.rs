//! What the import schema takes as the text of a typed field; white space around it where the type collapses it.

/// Whether it is a `bit`: one of eight words, without blanks.
#[must_use]
pub fn is_bit(text: &str) -> bool {
    matches!(
        text,
        "0" | "1" | "False" | "True" | "false" | "true" | "FALSE" | "TRUE"
    )
}

/// Whether it is a `learnProgram`: an `xs:unsignedLong` that is 1 to 4 or 6 to 29.
#[must_use]
pub fn is_program(text: &str) -> bool {
    let text = collapsed(text);
    let digits = text.strip_prefix('+').unwrap_or(text);
    let number = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    matches!(
        number.and_then(|digits| digits.parse::<u64>().ok()),
        Some(1..=4 | 6..=29)
    )
}

/// Whether it is an `xs:int`.
#[must_use]
pub fn is_int(text: &str) -> bool {
    let text = collapsed(text);
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
    let _ = text;
    false
}

fn collapsed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}
