//! A view in an address: what the lists that can be filtered share in reading and writing it.

/// Characters that the contract takes in a search.
const MOST_TEXT: usize = 200;

/// The pairs of an address's query, with or without its `?`.
pub fn pairs(query: &str) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes())
}

/// A text to search, as much of it as the contract takes.
pub fn search_text(value: &str) -> String {
    let fitting: String = value.trim().chars().take(MOST_TEXT).collect();
    // The cut may have left a space at the end.
    fitting.trim_end().to_owned()
}

/// An address without the text that is searched there, and that text: links of before may have it.
#[must_use]
pub fn apart(href: &str) -> (String, String) {
    let (path, asked) = href.split_once('?').unwrap_or((href, ""));
    let (texts, rest): (Vec<_>, Vec<_>) = pairs(asked).partition(|(name, _)| name == "q");
    let text = texts.last().map(|(_, value)| search_text(value));
    match text {
        Some(text) => {
            let rest = rest.iter().map(|(name, value)| (&**name, &**value));
            (format!("{path}{}", query(rest)), text)
        }
        None => (href.to_owned(), String::new()),
    }
}

/// The query with its `?`, or nothing when nothing is asked; what is empty is not written. What was typed into the
/// search is not in it: addresses end in histories and logs, and what is searched are names.
pub fn query<'a>(filters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in filters {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_out_of_an_address() {
        for (href, rest, text) in [
            ("/a", "/a", ""),
            ("/a?state=new", "/a?state=new", ""),
            ("/a?q=%D0%B0+%D0%B1", "/a", "а б"),
            ("/a?sort=name&q=x&state=new", "/a?sort=name&state=new", "x"),
            ("/a?q=x&q=", "/a", ""),
            ("?q=x", "", "x"),
        ] {
            assert_eq!(apart(href), (rest.to_owned(), text.to_owned()), "{href}");
        }
    }
}
