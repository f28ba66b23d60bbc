//! Yes and no.

use super::finding::{Code, Findings};
use crate::forms;
use cabinet_protocol::registry::Column;

/// What a text means; whether in the schema's words is another question.
pub(crate) fn meaning(text: &str) -> Option<bool> {
    match text.trim() {
        "1" | "+" | "✓" | "✔" | "☑" => return Some(true),
        "0" | "-" | "–" | "—" | "−" => return Some(false),
        _ => {}
    }
    // No word for it is longer.
    if text.len() > 60 {
        return None;
    }
    let letters = text.chars().filter(|one| one.is_alphabetic());
    let word: String = letters.flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "true"
        | "да"
        | "д"
        | "истина"
        | "yes"
        | "сдал"
        | "сдала"
        | "сдано"
        | "зачет"
        | "зачёт"
        | "зачтено"
        | "удовлетворительно"
        | "уд"
        | "удовл"
        | "пройдено"
        | "прошел"
        | "прошёл"
        | "прошла" => Some(true),
        "false"
        | "нет"
        | "н"
        | "ложь"
        | "no"
        | "несдал"
        | "несдала"
        | "несдано"
        | "незачет"
        | "незачёт"
        | "незачтено"
        | "неудовлетворительно"
        | "неуд"
        | "неудовл"
        | "непройдено"
        | "непрошел"
        | "непрошёл"
        | "непрошла" => Some(false),
        _ => None,
    }
}

pub(super) fn check(column: Column, text: &str, found: &mut Findings) {
    if forms::is_bit(text) {
        return;
    }
    match meaning(text) {
        Some(true) => found.mended(column, Code::BitForm, "true"),
        Some(false) => found.mended(column, Code::BitForm, "false"),
        None => found.plain(column, Code::Bit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_the_schema_is_right_and_has_a_meaning() {
        for text in ["0", "1", "False", "True", "false", "true", "FALSE", "TRUE"] {
            let mut found = Findings::default();
            check(Column::IsPassed, text, &mut found);
            assert!(found.0.is_empty(), "{text}");
            assert!(meaning(text).is_some(), "{text}");
        }
    }

    #[test]
    fn words_of_people() {
        for (text, means) in [
            ("да", Some(true)),
            ("Сдал(а)", Some(true)),
            ("СДАЛ", Some(true)),
            ("не сдал", Some(false)),
            ("+", Some(true)),
            ("-", Some(false)),
            ("–", Some(false)),
            ("Ложь", Some(false)),
            (" true", Some(true)),
            ("tRue", Some(true)),
            ("неуд.", Some(false)),
            ("2", None),
            ("может быть", None),
            ("01", None),
        ] {
            assert_eq!(meaning(text), means, "{text}");
        }
    }
}
