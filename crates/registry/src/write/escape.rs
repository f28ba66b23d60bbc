//! Texts in XML.

use crate::xml::schema::Kind;

/// White space is escaped where a parser would make other white space of it.
pub fn put_escaped(text: &mut String, raw: &str, kind: Kind) {
    for character in raw.chars() {
        match (character, kind) {
            ('&', _) => text.push_str("&amp;"),
            ('<', _) => text.push_str("&lt;"),
            ('>', _) => text.push_str("&gt;"),
            ('\r', _) => text.push_str("&#13;"),
            ('"', Kind::Attribute) => text.push_str("&quot;"),
            ('\t', Kind::Attribute) => text.push_str("&#9;"),
            ('\n', Kind::Attribute) => text.push_str("&#10;"),
            (character, _) if crate::xml::is_character(character) => text.push(character),
            _ => {}
        }
    }
}
