//! The words of a query.

use super::fold::fold;

/// The most digits that are taken for one number, those of an ОГРНИП.
const LONGEST_NUMBER: usize = 15;
/// With fewer digits it is the number of a school or a building, which stands in a name as typed.
pub const SHORTEST_NUMBER: usize = 5;
/// Of people the last digits of a СНИЛС are enough, which are shown where the others are masked.
pub const SHORTEST_OF_PEOPLE: usize = 4;
/// An ИНН, the shortest number that nobody writes in the same breath with another.
const WHOLE_NUMBER: usize = 10;

/// The words of a query; a number loses its grouping: `112-233 445` is looked for as `112233445`.
pub fn words(query: &str, shortest: usize) -> Vec<String> {
    let folded = fold(query).replace('№', " № ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let groups = words.chunk_by(|a, b| is_group(a) && is_group(b));
    groups
        .flat_map(|group| match number(group, shortest) {
            Some(number) => vec![number],
            None => group.iter().map(|word| (*word).to_owned()).collect(),
        })
        .filter(|word| !word.chars().all(is_dash))
        .collect()
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

    fn words(query: &str) -> Vec<String> {
        super::words(query, SHORTEST_NUMBER)
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
        let of_person = |query| super::words(query, SHORTEST_OF_PEOPLE);
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
}
