//! What was meant where the keyboard had the other layout: `hjvfirf` is «ромашка».

/// The keys of the two layouts in one order; where Shift gives another sign than a capital letter,
/// the key stands a second time.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~{}:\"<>?@#$^&";
const RUSSIAN: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю,\"№;:?";

/// None where nothing was typed that only the Latin layout gives.
pub fn to_russian(query: &str) -> Option<String> {
    has_latin(query).then(|| retyped(query, LATIN, RUSSIAN))
}

/// None where nothing was typed that only the Russian layout gives.
pub fn to_latin(query: &str) -> Option<String> {
    query
        .contains(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
        .then(|| retyped(query, RUSSIAN, LATIN))
}

pub fn has_latin(query: &str) -> bool {
    query.contains(|c: char| c.is_ascii_alphabetic())
}

fn retyped(query: &str, from: &str, to: &str) -> String {
    let other = |c| {
        let mut keys = from.chars().zip(to.chars());
        keys.find(|(key, _)| *key == c)
            .map_or(c, |(_, other)| other)
    };
    query.to_lowercase().chars().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layouts_have_the_same_keys() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
    }

    #[test]
    fn latin_keys_give_russian_words() {
        for (typed, meant) in [
            ("jjj hjvfirf", "ооо ромашка"),
            ("ЁJJJ @Hjvfirf@", "ёооо \"ромашка\""),
            ("<tk;fq", "белжай"),
            ("irjkf #7", "школа №7"),
            ("J,]tv", "объем"),
        ] {
            assert_eq!(to_russian(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(to_russian("ромашка, 7"), None);
    }

    #[test]
    fn russian_keys_give_latin_words() {
        for (typed, meant) in [
            ("Зшщтуук", "pioneer"),
            ("ФЕ?Е", "at&t"),
            ("ыею ощрт", "st. john"),
        ] {
            assert_eq!(to_latin(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(to_latin("pioneer 7"), None);
    }
}
