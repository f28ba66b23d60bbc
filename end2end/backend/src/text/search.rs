//! What a query may mean.

use std::iter;

use super::words::{self, SHORTEST_NUMBER, SHORTEST_OF_PEOPLE};
use super::{latin, layout};

/// The interpretations of one query. Whatever fits one of them is found, and it fits when every
/// word is in it. None at all: everything is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(Vec<Vec<String>>);

impl Search {
    /// As typed, or Russian with the Latin keyboard layout.
    pub fn people(query: &str) -> Self {
        let words = |query: &str| words::words(query, SHORTEST_OF_PEOPLE);
        let retyped = layout::to_russian(query).map(|query| words(&query));
        Self::of(words(query), [retyped])
    }

    /// The same, or Latin with the Russian layout, or Russian in Latin letters.
    pub fn organizations(query: &str) -> Self {
        let words = |query: &str| words::words(query, SHORTEST_NUMBER);
        let typed = words(query);
        let retyped = [layout::to_russian(query), layout::to_latin(query)];
        let [russian, foreign] = retyped.map(|query| query.map(|query| words(&query)));
        let spelled = layout::has_latin(query)
            .then(|| typed.iter().filter_map(|word| latin::word(word)).collect());
        Self::of(typed, [russian, foreign, spelled])
    }

    fn of<const N: usize>(typed: Vec<String>, further: [Option<Vec<String>>; N]) -> Self {
        if typed.is_empty() {
            return Self(Vec::new());
        }
        let further = further.into_iter().flatten();
        let further = further.filter(|words| !words.is_empty());
        Self(iter::once(typed).chain(further).collect())
    }

    pub fn meanings(&self) -> &[Vec<String>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_taken_as_a_whole() {
        let meant = |query| Search::organizations(query).0;
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
        assert_eq!(Search::people("bdfyjd").0, [["bdfyjd"], ["иванов"]]);
        assert_eq!(Search::people("Иванов").0, [["иванов"]]);
    }
}
