//! The words of a query.

use std::collections::BTreeSet;

use super::fold::fold;

/// The most digits that are taken for one number, those of an ОГРНИП.
const LONGEST_NUMBER: usize = 15;
/// With fewer digits it is the number of a school or a building, which stands in a name as typed.
pub const SHORTEST_NUMBER: usize = 5;
/// Of people the last digits of a СНИЛС are enough, which are shown where the others are masked.
pub const SHORTEST_OF_PEOPLE: usize = 4;
/// An ИНН, the shortest number that nobody writes in the same breath with another.
const WHOLE_NUMBER: usize = 10;
/// So many words count: each is looked for in every row.
pub const MOST_WORDS: usize = 16;

/// A word of a query, and where it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Anywhere in what is shown.
    Text(String),
    /// Digits: the same, or the whole of a number that is shown masked.
    Number(String),
    /// The first letter of a name other than the last name.
    Initial(String),
}

impl Word {
    /// As it is compared with.
    pub fn as_str(&self) -> &str {
        let (Self::Text(word) | Self::Number(word) | Self::Initial(word)) = self;
        word
    }

    /// Whether it can be all of somebody's СНИЛС or ИНН. Fewer digits fit only what is shown.
    pub fn is_whole_number(&self) -> bool {
        matches!(self, Self::Number(digits) if matches!(digits.len(), 11 | 12))
    }
}

/// The words of a query; a number loses its grouping: `112-233 445` is looked for as `112233445`.
pub fn words(query: &str, shortest: usize) -> Vec<Word> {
    let folded = fold(query).replace('№', " № ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let groups = words.chunk_by(|a, b| is_group(a) && is_group(b));
    let all = groups.flat_map(|group| match number(group, shortest) {
        Some(number) => vec![Word::Number(number)],
        None => group
            .iter()
            .map(|word| Word::Text((*word).to_owned()))
            .collect(),
    });
    let all = all.filter(|word| !word.as_str().chars().all(is_dash));
    bounded(all)
}

/// The same of people: «Антонов, К. В.» is a last name and two initials.
pub fn words_of_people(query: &str) -> Vec<Word> {
    let all = words(query, SHORTEST_OF_PEOPLE).into_iter();
    bounded(all.flat_map(|word| match word {
        Word::Text(text) => name(&text),
        other => vec![other],
    }))
}

/// Each once, and not too many.
fn bounded(words: impl Iterator<Item = Word>) -> Vec<Word> {
    let mut seen = BTreeSet::new();
    words
        .filter(|word| seen.insert(word.clone()))
        .take(MOST_WORDS)
        .collect()
}

/// The names that stand in a word, without what separates them.
fn name(word: &str) -> Vec<Word> {
    let is_mark = |c: char| matches!(c, '.' | ',' | ';');
    let bare = word.trim_matches(is_mark);
    let initials: Vec<&str> = bare.split('.').collect();
    let are_initials = word.ends_with('.') || initials.len() > 1;
    let is_letter = |part: &&str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    if are_initials && initials.iter().all(is_letter) {
        let initial = |letter: &str| Word::Initial(letter.to_owned());
        return initials.into_iter().map(initial).collect();
    }
    if bare.is_empty() {
        return Vec::new();
    }
    vec![Word::Text(bare.to_owned())]
}

/// Part of a number that may go on in the next word.
fn is_group(word: &str) -> bool {
    digits(word).is_some_and(|digits| digits.len() < WHOLE_NUMBER)
}

/// The number that these words make together.
fn number(words: &[&str], shortest: usize) -> Option<String> {
    let number: String = words
        .iter()
        .map(|word| digits(word))
        .collect::<Option<_>>()?;
    (shortest..=LONGEST_NUMBER)
        .contains(&number.len())
        .then_some(number)
}

/// The digits of a word that has nothing else but what groups them.
fn digits(word: &str) -> Option<String> {
    let grouping = |c: char| is_dash(c) || matches!(c, '.' | ',' | '/' | '(' | ')' | '*');
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let fits = word.chars().all(|c| c.is_ascii_digit() || grouping(c));
    (fits && !digits.is_empty()).then_some(digits)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[Word]) -> Vec<String> {
        words.iter().map(|word| word.as_str().to_owned()).collect()
    }

    fn words(query: &str) -> Vec<String> {
        texts(&super::words(query, SHORTEST_NUMBER))
    }

    #[test]
    fn numbers_lose_their_grouping() {
        for grouped in [
            "1027700132195",
            "102 770 013 2195",
            "1027-7001-32195",
            "102\u{a0}770\u{202f}013–2195",
            "1 027 700 132 195",
            "(102)770.013.21/95",
        ] {
            assert_eq!(words(grouped), ["1027700132195"], "{grouped}");
        }
        assert_eq!(words("112-233-445 95"), ["11223344595"]);
        assert_eq!(
            words("ромашка 102 770 013 ооо 77 01"),
            ["ромашка", "102770013", "ооо", "77", "01"]
        );
    }

    #[test]
    fn two_numbers_stay_two() {
        let both = ["1027700132195", "7701000100"];
        assert_eq!(words(&both.join(" ")), both);
        assert_eq!(words("школа 7 1027700305706")[1..], ["7", "1027700305706"]);
    }

    #[test]
    fn four_digits_are_enough_of_a_person() {
        let of_person = |query| texts(&words_of_people(query));
        for query in ["4595", "45 95", "***-***-*45 95", "45-95"] {
            assert_eq!(of_person(query), ["4595"], "{query}");
        }
        assert_eq!(of_person("112"), ["112"]);
    }

    #[test]
    fn a_short_number_stays_as_it_is_in_a_name() {
        assert_eq!(words("Мамин-Сибиряк - «№ 7»"), ["мамин-сибиряк", "№", "7"]);
        assert_eq!(words("Школа №7"), ["школа", "№", "7"]);
        assert_eq!(words("такси 24/7"), ["такси", "24/7"]);
        assert!(words("  «» — ").is_empty());
    }

    #[test]
    fn a_name_is_found_as_people_write_it() {
        let text = |word: &str| Word::Text(word.to_owned());
        let initial = |letter: &str| Word::Initial(letter.to_owned());
        let antonov = [text("антонов"), initial("к"), initial("в")];
        for query in [
            "Антонов К. В.",
            "Антонов К.В.",
            "Антонов, К.В",
            "антонов к. в. к.",
        ] {
            assert_eq!(words_of_people(query), antonov, "{query}");
        }
        let whole = [text("антонов"), text("кирилл")];
        for query in ["Антонов, Кирилл", "Антонов; Кирилл.", "антонов , кирилл"]
        {
            assert_eq!(words_of_people(query), whole, "{query}");
        }
        assert_eq!(words_of_people("зам. к"), [text("зам"), text("к")]);
        assert_eq!(
            words_of_people("ф.и.о. at.t"),
            [initial("ф"), initial("и"), initial("о"), text("at.t"),]
        );
        assert_eq!(words_of_people(" , . "), []);
    }

    #[test]
    fn only_so_many_different_words_count() {
        let letters = ('а'..='я').map(String::from).collect::<Vec<_>>().join(" ");
        assert_eq!(words(&letters).len(), MOST_WORDS);
        assert_eq!(words(&"ш ".repeat(100)), ["ш"]);
        assert_eq!(words_of_people(&letters).len(), MOST_WORDS);
    }

    #[test]
    fn a_whole_number_has_eleven_digits_or_twelve() {
        for (query, whole) in [
            ("112-233-445 95", true),
            ("500100732259", true),
            ("1122334459", false),
            ("5001007322591", false),
            ("4595", false),
        ] {
            let words = words_of_people(query);
            assert_eq!(words.iter().any(Word::is_whole_number), whole, "{query}");
        }
    }
}
