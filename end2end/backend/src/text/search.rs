//! What a query may mean.

use std::iter;

use super::words::{self, SHORTEST_NUMBER, Word};
use super::{latin, layout};

/// The interpretations of one query. Whatever fits one of them is found, and it fits when every
/// word is in it. None at all: everything is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(Vec<Vec<Word>>);

impl Search {
    /// As typed, or Russian with the Latin keyboard layout.
    pub fn people(query: &str) -> Self {
        let retyped = layout::to_russian(query).map(|query| words::words_of_people(&query));
        Self::of(words::words_of_people(query), [retyped])
    }

    /// The same, or Latin with the Russian layout, or Russian in Latin letters.
    pub fn organizations(query: &str) -> Self {
        let words = |query: &str| words::words(query, SHORTEST_NUMBER);
        let typed = words(query);
        let retyped = [layout::to_russian(query), layout::to_latin(query)];
        let [russian, foreign] = retyped.map(|query| query.map(|query| words(&query)));
        let spell = |word: &Word| latin::word(word.as_str()).map(Word::Text);
        let spelled = layout::has_latin(query).then(|| typed.iter().filter_map(spell).collect());
        Self::of(typed, [russian, foreign, spelled])
    }

    fn of<const N: usize>(typed: Vec<Word>, further: [Option<Vec<Word>>; N]) -> Self {
        if typed.is_empty() {
            return Self(Vec::new());
        }
        let further = further.into_iter().flatten();
        let further = further.filter(|words| !words.is_empty());
        Self(iter::once(typed).chain(further).collect())
    }

    pub fn meanings(&self) -> &[Vec<Word>] {
        &self.0
    }

    /// The numbers that it asks for. Another keyboard layout has the same digits.
    pub fn numbers(&self) -> impl Iterator<Item = &Word> {
        let typed = self.0.first().into_iter().flatten();
        typed.filter(|word| matches!(word, Word::Number(_)))
    }

    /// Whether it asks for all of this number.
    pub fn asks_for(&self, number: &str) -> bool {
        let mut whole = self.numbers().filter(|word| word.is_whole_number());
        whole.any(|word| word.as_str() == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(search: &Search) -> Vec<Vec<String>> {
        let text = |word: &Word| word.as_str().to_owned();
        let meanings = search.0.iter();
        meanings
            .map(|words| words.iter().map(text).collect())
            .collect()
    }

    #[test]
    fn a_query_is_taken_as_a_whole() {
        let meant = |query| texts(&Search::organizations(query));
        assert_eq!(
            meant("Зарю"),
            [["зарю"], ["pfh."]],
            "Russian is no Latin: one meaning is the other layout"
        );
        assert_eq!(
            meant("jjj Zarya"),
            [["jjj", "zarya"], ["ооо", "яфкнф"], ["I", "ZARIA"]]
        );
        assert_eq!(meant("102 770 7"), [["1027707"]]);
    }

    #[test]
    fn nothing_typed_finds_everything() {
        for empty in ["", "  ", "«»", "-"] {
            assert!(
                Search::organizations(empty).meanings().is_empty(),
                "{empty}"
            );
        }
    }

    #[test]
    fn people_are_russian() {
        let meant = |query| texts(&Search::people(query));
        assert_eq!(meant("bdfyjd"), [["bdfyjd"], ["иванов"]]);
        assert_eq!(meant("Иванов"), [["иванов"]]);
        assert_eq!(meant("fynjyjd r/ d/")[1], ["антонов", "к", "в"]);
    }

    #[test]
    fn a_number_is_named_only_as_a_whole() {
        let search = Search::people("Иванов 112-233-445 95");
        assert!(search.asks_for("11223344595") && !search.asks_for("11223344596"));
        assert_eq!(search.numbers().count(), 1);
        let part = Search::people("1122334459");
        assert!(!part.asks_for("1122334459") && part.numbers().count() == 1);
    }
}
