//! Texts of any column: blanks, characters that XML cannot hold, letters that only look Cyrillic.

use std::borrow::Cow;

use super::finding::{Beside, Code, Findings};
use cabinet_protocol::registry::Column;

/// The text without the characters that XML 1.0 has no way to write.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    // Nearly all texts are shown to be fine by their bytes.
    if text.bytes().all(|byte| byte >= b' ' && byte != 0xef) {
        return Cow::Borrowed(text);
    }
    if text.chars().any(is_unwritable) {
        Cow::Owned(text.chars().filter(|one| !is_unwritable(*one)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_unwritable(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Has a width of nothing, and comes with a paste.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// Nothing that can be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    let is_nothing = |one: char| one.is_whitespace() || is_unwritable(one) || is_invisible(one);
    text.chars().all(is_nothing)
}

/// Single spaces, none at the ends, nothing invisible.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let visible = word.chars().filter(|one| !is_invisible(*one));
        let length = tidy.len();
        if length > 0 {
            tidy.push(' ');
        }
        let before = tidy.len();
        tidy.extend(visible);
        if tidy.len() == before {
            tidy.truncate(length);
        }
    }
    tidy
}

fn is_tidy(text: &str) -> bool {
    // No character that begins with such a byte is white or invisible, but the space.
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, 0x7f | 0xc2 | 0xe1..=0xe3 | 0xef);
    if text.bytes().all(is_plain) {
        return !(text.starts_with(' ') || text.ends_with(' ') || text.contains("  "));
    }
    let mut after_space = true;
    for character in text.chars() {
        let is_space = character == ' ';
        let is_other = !is_space && (character.is_whitespace() || is_invisible(character));
        if is_other || (is_space && after_space) {
            return false;
        }
        after_space = is_space;
    }
    text.is_empty() || !after_space
}

pub(super) fn spaces(column: Column, text: &str, found: &mut Findings) {
    if !is_tidy(text) {
        found.mended(column, Code::Spaces, tidy(text));
    }
}

/// How many characters the contract takes.
fn limit(column: Column) -> Option<u32> {
    Some(match column {
        Column::OuterId => 100,
        Column::LastName
        | Column::FirstName
        | Column::MiddleName
        | Column::ForeignSnils
        | Column::Citizenship
        | Column::ProtocolNumber => 200,
        Column::Position => 500,
        Column::EmployerTitle | Column::OrganizationTitle | Column::LearnProgramTitle => 1_000,
        _ => return None,
    })
}

pub(super) fn length(column: Column, text: &str, found: &mut Findings) {
    let Some(limit) = limit(column) else { return };
    // A character has at least one byte.
    if text.len() > limit as usize && text.chars().count() > limit as usize {
        found.beside(column, Code::TooLong, Beside::Number(limit));
    }
}

/// The Cyrillic letter that a Latin one looks like.
fn twin(letter: char) -> Option<char> {
    const LATIN: &str = "ABCEHKMOPTXYaceopxy";
    const CYRILLIC: &str = "АВСЕНКМОРТХУасеорху";
    let mut pairs = LATIN.chars().zip(CYRILLIC.chars());
    pairs
        .find(|(latin, _)| *latin == letter)
        .map(|(_, twin)| twin)
}

/// Latin letters among Cyrillic ones, each with a twin.
pub(super) fn look_alikes(column: Column, text: &str, found: &mut Findings) {
    let is_latin = |letter: &char| letter.is_ascii_alphabetic();
    if !text.chars().any(|letter| is_latin(&letter)) {
        return;
    }
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{4ff}');
    let all_have_twins = text.chars().filter(is_latin).all(|one| twin(one).is_some());
    if all_have_twins && text.chars().any(is_cyrillic) {
        let mended: String = text.chars().map(|one| twin(one).unwrap_or(one)).collect();
        found.mended(column, Code::LookAlikes, mended);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_is_what_it_makes() {
        for (text, tidied) in [
            ("Иванов", "Иванов"),
            (" Иванов", "Иванов"),
            ("Иванов ", "Иванов"),
            ("ООО  «А»", "ООО «А»"),
            ("ООО\u{a0}«А»", "ООО «А»"),
            ("ООО\n«А»", "ООО «А»"),
            ("Ива\u{ad}нов", "Иванов"),
            ("А \u{200b} Б", "А Б"),
            ("", ""),
        ] {
            assert_eq!(tidy(text), tidied);
            assert_eq!(is_tidy(text), text == tidied, "{text:?}");
            assert!(is_tidy(tidied));
        }
    }

    #[test]
    fn what_xml_cannot_hold_goes() {
        assert_eq!(clean("а\u{1}б\tв\u{ffff}\n"), "аб\tв\n");
        assert!(matches!(clean("аб"), Cow::Borrowed(_)));
        assert!(is_blank(" \u{1}\u{a0}\u{200b}") && !is_blank("."));
    }

    #[test]
    fn twins_look_alike_in_both_alphabets() {
        let mended = |text: &str| {
            let mut found = Findings::default();
            look_alikes(Column::LastName, text, &mut found);
            found.0.pop().map(|finding| finding.mend)
        };
        let text = |text: &str| Some(crate::rules::Mend::Text(text.to_owned()));
        assert_eq!(mended("Ивaнов"), text("Иванов"));
        assert_eq!(mended("Cидоров"), text("Сидоров"));
        for fine in ["Иванов", "Smith", "Иванов Z", "COBA", ""] {
            assert_eq!(mended(fine), None, "{fine}");
        }
    }
}
