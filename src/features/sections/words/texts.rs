//! The words that the sections share. Each section has its own beside the part of the app that shows it.

/// What the pages of the sections share.
pub struct SectionTexts {
    pub to_list: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub print: &'static str,
    pub withdrawn: &'static str,
}

/// The words of one list.
pub struct ListTexts {
    /// Its name.
    pub label: &'static str,
    /// The name of the search field.
    pub search: &'static str,
    /// For each choice of the list's shape, in its order.
    pub choices: &'static [ChoiceTexts],
    /// How many there are.
    pub count: fn(u64) -> String,
    /// Nothing is there at all.
    pub empty: &'static str,
    /// Nothing is what was asked for.
    pub none_such: &'static str,
}

/// The words of one choice.
pub struct ChoiceTexts {
    /// What is chosen.
    pub label: &'static str,
    /// Asking for none of the values.
    pub any: &'static str,
    /// The values, in the order of the shape.
    pub values: &'static [&'static str],
}
