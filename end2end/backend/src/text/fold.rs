//! Text folded: what differs only in how it is typed becomes the same.

/// Lower case, no quotation marks, single spaces.
pub fn plain(text: &str) -> String {
    tidied(text, |c| c)
}

/// The same with «ё» as «е».
pub fn fold(text: &str) -> String {
    tidied(text, |c| if c == 'ё' { 'е' } else { c })
}

fn tidied(text: &str, letter: impl Fn(char) -> char) -> String {
    let tidy: String = text
        .chars()
        .filter(|c| !is_quote(*c))
        .flat_map(char::to_lowercase)
        .map(letter)
        .collect();
    tidy.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '"' | '„' | '“' | '”' | '\'' | '‘' | '’' | '‚' | '‹' | '›'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_yo_quotes_and_spaces() {
        assert_eq!(fold("  ООО «Ёлочка»\u{a0} Плюс "), "ооо елочка плюс");
        assert_eq!(fold("„О’Кей“"), "окей");
    }
}
