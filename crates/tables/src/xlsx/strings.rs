//! The texts that cells share.

use super::parts::Parts;
use crate::table::{Builder, Place};
use crate::xml::{Node, Tag};
use cabinet_protocol::TableFault;

/// A text put together from its runs. Phonetic hints of the same text are left out.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    is_text: bool,
    is_phonetic: bool,
}

impl RichText {
    pub(super) fn clear(&mut self) {
        *self = Self {
            text: std::mem::take(&mut self.text),
            ..Self::default()
        };
        self.text.clear();
    }

    pub(super) fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Text => self.is_text = true,
            Tag::Phonetic => self.is_phonetic = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Text => self.is_text = false,
            Tag::Phonetic => self.is_phonetic = false,
            _ => {}
        }
    }

    /// Takes a piece, up to the limit and a little over it: the builder refuses it then.
    pub(super) fn push(&mut self, piece: &str, limit: usize) {
        if self.is_text && !self.is_phonetic && self.text.len() <= limit {
            self.text.push_str(piece);
        }
    }

    pub(super) fn text(&self) -> std::borrow::Cow<'_, str> {
        unescaped(&self.text)
    }
}

pub(super) fn read(
    parts: &Parts,
    name: &str,
    builder: &mut Builder,
) -> Result<Vec<Place>, TableFault> {
    let mut places = Vec::new();
    let Some(mut xml) = parts.open(name)? else {
        return Ok(places);
    };
    let limit = builder.limits().cell_bytes;
    let mut text = RichText::default();
    loop {
        match xml.next()? {
            Node::Start(element) if element.tag() == Tag::Item => text.clear(),
            Node::Start(element) => text.start(element.tag()),
            Node::End(Tag::Item) => {
                if places.len() >= builder.limits().cells {
                    return Err(TableFault::TooManyCells);
                }
                places.push(builder.keep(&text.text(), 0)?);
            }
            Node::End(tag) => text.end(tag),
            Node::Text(piece) => text.push(&piece, limit),
            Node::Eof => return Ok(places),
        }
    }
}

/// `_x000D_` is a character that XML cannot hold, and `_x005F_` the line before such a thing.
fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6);
        let code = code.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let character = code
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (piece, length) = match character {
            Some(_) => (&rest[..at], 7),
            None => (&rest[..at + 2], 2),
        };
        result.push_str(piece);
        result.extend(character);
        rest = &rest[at + length..];
    }
    result.push_str(rest);
    result.into()
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_that_xml_cannot_hold() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_x00_ _xЁ1234_ _x"), "_x00_ _xЁ1234_ _x");
    }
}
