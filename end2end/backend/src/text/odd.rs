//! Characters that nobody sees, or that change how others are seen.

/// Whether a text has any. Where it may have several lines, their ends and tabulators are in order.
pub fn is_odd(text: &str, several_lines: bool) -> bool {
    let is_plain = |letter| several_lines && matches!(letter, '\n' | '\r' | '\t');
    text.chars()
        .any(|letter| is_unseen(letter) && !is_plain(letter))
}

/// The text without them.
pub fn plain(text: &str) -> String {
    text.chars().filter(|letter| !is_unseen(*letter)).collect()
}

/// Controls, ends of line, what turns the direction of writing, what has no width.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_what_is_there() {
        for good in [
            "Иванова-Петрова",
            "ООО «Ромашка» № 1",
            "O’Neill",
            "a\u{a0}b",
            "Ё, й, é",
        ] {
            assert!(!is_odd(good, false), "{good}");
            assert_eq!(plain(good), good);
        }
        for letter in [
            '\0',
            '\n',
            '\r',
            '\t',
            '\u{7f}',
            '\u{85}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{202e}',
            '\u{2028}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{61c}',
            '\u{e0041}',
        ] {
            let text = format!("а{letter}б");
            assert!(is_odd(&text, false), "{letter:?}");
            assert_eq!(
                is_odd(&text, true),
                !"\n\r\t".contains(letter),
                "{letter:?}"
            );
            assert_eq!(plain(&text), "аб");
        }
    }
}
