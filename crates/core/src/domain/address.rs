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

/// The query with its `?`, or nothing when nothing is asked; what is empty is not written.
pub fn query<'a>(text: &'a str, filters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in std::iter::once(("q", text)).chain(filters) {
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
