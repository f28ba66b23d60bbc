//! What is asked of a list of a section, and how it stands in the address: whoever opens the address sees
//! the same part of the list. The lists differ only in their [`Shape`].

use crate::domain::address;
use crate::domain::day::Day;

/// What can be asked of a list beside words.
#[derive(Debug)]
pub struct Shape {
    /// One of a few, several times.
    pub choices: &'static [Choice],
    /// The name of a choice whose values only the backend knows: it numbers them from one on.
    pub listed: Option<&'static str>,
    /// From one day to another.
    pub days: bool,
}

/// One of a few values.
#[derive(Debug)]
pub struct Choice {
    /// The name in the contract and in the address.
    pub name: &'static str,
    /// The values, in the order of the screen. Asking for none of them leaves the parameter out; of an order
    /// that is the backend's own one, which is then not listed.
    pub values: &'static [&'static str],
    /// Whether it leaves something out of the list; an order does not.
    pub narrows: bool,
}

/// What is asked.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct View {
    /// What was typed into the search.
    pub text: String,
    /// The place of the chosen value, for each choice of the shape that was made.
    chosen: Vec<Option<usize>>,
    /// The number of the one that was chosen of those which the backend lists.
    listed: Option<String>,
    /// Not before this day.
    pub from: Option<Day>,
    /// Not after this day.
    pub to: Option<Day>,
}

impl View {
    /// Nothing but a search.
    #[must_use]
    pub fn searching(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Reads the query of an address; what it does not know, or the contract would refuse, is not looked at.
    #[must_use]
    pub fn parse(shape: &Shape, query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in address::pairs(query) {
            match name.as_ref() {
                "q" => view.text = address::search_text(&value),
                "from" if shape.days => view.from = Day::parse(&value),
                "to" if shape.days => view.to = Day::parse(&value),
                name if shape.listed == Some(name) => view.choose_listed(Some(&value)),
                name => {
                    let mut choices = shape.choices.iter();
                    if let Some(at) = choices.position(|choice| choice.name == name) {
                        let mut values = shape.choices[at].values.iter();
                        view.choose(at, values.position(|known| *known == value));
                    }
                }
            }
        }
        view
    }

    /// What is chosen of the choice at this place of the shape.
    #[must_use]
    pub fn chosen(&self, choice: usize) -> Option<usize> {
        self.chosen.get(choice).copied().flatten()
    }

    /// Chooses a value of the choice at this place, or none.
    pub fn choose(&mut self, choice: usize, value: Option<usize>) {
        if self.chosen.len() <= choice {
            self.chosen.resize(choice + 1, None);
        }
        self.chosen[choice] = value;
        // Two views that ask the same are equal.
        while self.chosen.last() == Some(&None) {
            self.chosen.pop();
        }
    }

    /// The number of what is chosen of those that the backend lists.
    #[must_use]
    pub fn listed(&self) -> Option<&str> {
        self.listed.as_deref()
    }

    /// Chooses one of those that the backend lists, or none; what is no such number is none.
    pub fn choose_listed(&mut self, number: Option<&str>) {
        /// The most that the contract takes.
        const MOST: u16 = 1_000;
        let number = number.and_then(|text| text.parse().ok());
        let number = number.filter(|number| (1..=MOST).contains(number));
        self.listed = number.map(|number| number.to_string());
    }

    /// What stands in the address, with `?` in front, or nothing for the whole list.
    #[must_use]
    pub fn to_query(&self, shape: &Shape) -> String {
        address::query(self.filters(shape))
    }

    /// All but the text, by their names in the contract and in the address.
    #[must_use]
    pub fn filters(&self, shape: &Shape) -> Vec<(&'static str, &str)> {
        let choices = shape.choices.iter().enumerate().filter_map(|(at, choice)| {
            let value = choice.values.get(self.chosen(at)?)?;
            Some((choice.name, *value))
        });
        let listed = shape.listed.zip(self.listed());
        let days = [("from", &self.from), ("to", &self.to)];
        let days = days
            .into_iter()
            .filter_map(|(name, day)| Some((name, day.as_ref()?.as_str())));
        choices.chain(listed).chain(days).collect()
    }

    /// Whether something keeps rows out of the list.
    #[must_use]
    pub fn is_narrowed(&self, shape: &Shape) -> bool {
        let mut choices = shape.choices.iter().enumerate();
        !self.text.is_empty()
            || self.listed.is_some()
            || self.from.is_some()
            || self.to.is_some()
            || choices.any(|(at, choice)| choice.narrows && self.chosen(at).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHAPE: Shape = Shape {
        choices: &[
            Choice {
                name: "state",
                values: &["new", "closed"],
                narrows: true,
            },
            Choice {
                name: "sort",
                values: &["-found"],
                narrows: false,
            },
        ],
        listed: Some("kind"),
        days: true,
    };

    #[test]
    fn a_view_stands_in_the_address_by_the_names_of_the_contract() {
        let query = "?q=x&state=closed&sort=-found&kind=7&from=2026-01-02&to=2026-03-04";
        let view = View::parse(&SHAPE, query);
        assert_eq!(
            (view.to_query(&SHAPE), view.text.as_str()),
            (query.replace("q=x&", ""), "x")
        );
        assert_eq!((view.chosen(0), view.chosen(1)), (Some(1), Some(0)));
        assert_eq!(view.listed(), Some("7"));
    }

    #[test]
    fn what_is_unknown_is_not_looked_at() {
        let view = View::parse(&SHAPE, "?state=odd&sort=&from=today&cursor=x&q=+");
        assert_eq!(view, View::default());
        assert_eq!(view.to_query(&SHAPE), "");
        for odd in ["0", "1001", "-1", "x", "", "99999999999"] {
            let view = View::parse(&SHAPE, &format!("?kind={odd}"));
            assert_eq!(view, View::default(), "{odd}");
        }
    }

    #[test]
    fn an_order_leaves_nothing_out() {
        assert!(!View::parse(&SHAPE, "?sort=-found").is_narrowed(&SHAPE));
        assert!(View::parse(&SHAPE, "?state=new").is_narrowed(&SHAPE));
        assert!(View::parse(&SHAPE, "?kind=7").is_narrowed(&SHAPE));
        assert!(View::parse(&SHAPE, "?to=2026-01-01").is_narrowed(&SHAPE));
    }

    proptest! {
        #[test]
        fn any_query_reads_back(query in any::<String>()) {
            let view = View::parse(&SHAPE, &query);
            let view = View { text: String::new(), ..view };
            prop_assert_eq!(View::parse(&SHAPE, &view.to_query(&SHAPE)), view);
        }

        #[test]
        fn any_choice_reads_back(state in 0..3_usize, sort in 0..2_usize) {
            let mut view = View::default();
            view.choose(0, state.checked_sub(1));
            view.choose(1, sort.checked_sub(1));
            prop_assert_eq!(View::parse(&SHAPE, &view.to_query(&SHAPE)), view);
        }
    }
}
