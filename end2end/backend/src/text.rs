//! Russian text made comparable byte by byte: for sorting and for search.

/// Lower case, «ё» as «е», no quotation marks, single spaces.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '«' | '»' | '"' | '„' | '“' | '”'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a search looks through: the folded parts, kept apart so that no word spans two of them.
pub fn searchable<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(fold).collect::<Vec<_>>().join("\n")
}

/// The words of a query; a number loses its grouping: `112-233` is looked for as `112233`.
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(' ')
        .map(|word| {
            let number = word.chars().all(|c| c.is_ascii_digit() || c == '-');
            if number {
                word.replace('-', "")
            } else {
                word.to_owned()
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_yo_quotes_and_spaces() {
        assert_eq!(fold("  ООО «Ёлочка»\u{a0} Плюс "), "ооо елочка плюс");
    }

    #[test]
    fn numbers_lose_their_grouping() {
        assert_eq!(words("112-233-445 95"), ["112233445", "95"]);
        assert_eq!(words("Мамин-Сибиряк - «№ 7»"), ["мамин-сибиряк", "№", "7"]);
        assert!(words("  «» ").is_empty());
    }
}
