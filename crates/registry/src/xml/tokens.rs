//! XML 1.0 with namespaces as a stream of tags and texts, and nothing of it that is not well-formed. A pull
//! reader cuts the text into pieces; the grammar of each piece is checked here, for that reader leaves most
//! of it to its users.

use std::borrow::Cow;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::decode::wrong_at;
use super::scan::{self, Attribute, Name, Wrong};
use super::scope::{Scope, Space};
use cabinet_protocol::registry::RegistryFault;

/// Elements within one another.
const DEPTH: usize = 64;
/// Attributes of an element.
const ATTRIBUTES: usize = 64;
/// Bytes of a tag, a comment, or of text between two tags: a hundredth of what a common parser takes.
const PIECE: usize = 1_000_000;

/// What comes next.
pub(super) enum Token<'t> {
    /// The beginning of an element.
    Start(Tag<'t>),
    /// The end of the element that began last.
    End,
    /// A piece of text: there may be several, one after another.
    Text(Cow<'t, str>),
    /// The same, as a section of `CDATA`.
    Section(Cow<'t, str>),
    /// The end of the file, all elements closed.
    Eof,
}

/// A tag, its prefixes resolved.
pub(super) struct Tag<'t> {
    pub(super) name: Name<'t>,
    pub(super) space: Space,
}

/// A file on its way.
pub(super) struct Tokens<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    scope: Scope<'t>,
    attributes: Vec<Attribute<'t>>,
    depth: usize,
    /// Whether the root began.
    is_inside: bool,
    /// Bytes of text since the last tag.
    run: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Result<Self, RegistryFault> {
        // A mark after the mark of the file would be jumped over by the reader.
        let forbidden = text.find(|character| !scan::is_character(character));
        let forbidden = if text.starts_with('\u{feff}') {
            Some(0)
        } else {
            forbidden
        };
        if let Some(at) = forbidden {
            return Err(wrong_at(text.as_bytes(), at));
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            text,
            reader,
            scope: Scope::default(),
            attributes: Vec::new(),
            depth: 0,
            is_inside: false,
            run: 0,
        })
    }

    /// The attributes of the tag that came last, without declarations of namespaces.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (Name<'t>, Space, &str)> {
        let attributes = self.attributes.iter();
        attributes.map(|attribute| {
            let space = self
                .scope
                .of_attribute(attribute.name)
                .unwrap_or(Space::Other);
            (attribute.name, space, attribute.value.as_ref())
        })
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn wrong<T>(&self, at: usize) -> Result<T, RegistryFault> {
        Err(wrong_at(self.text.as_bytes(), at))
    }

    /// What comes next.
    pub(super) fn next(&mut self) -> Result<Token<'t>, RegistryFault> {
        loop {
            if let Some(token) = self.step()? {
                return Ok(token);
            }
        }
    }

    /// The next piece, if it says something.
    fn step(&mut self) -> Result<Option<Token<'t>>, RegistryFault> {
        let start = self.at();
        self.refuse_declarations(start)?;
        let Ok(event) = self.reader.read_event() else {
            let at = usize::try_from(self.reader.error_position());
            return self.wrong(at.unwrap_or(start));
        };
        let raw = self.text.get(start..self.at()).unwrap_or_default();
        let is_tag = matches!(event, Event::Start(_) | Event::End(_));
        self.run = if is_tag {
            raw.len()
        } else {
            self.run + raw.len()
        };
        if self.run > PIECE {
            return self.wrong(start);
        }
        let token = match event {
            Event::Start(_) => self.begin(raw).map(Some),
            // Nothing is left of an empty element but its end.
            Event::End(_) if raw.is_empty() => Ok(Some(self.end())),
            Event::End(_) => scan::end_tag(raw).map(|()| Some(self.end())),
            Event::Text(text) => self
                .text(raw)
                .map(|()| Some(Token::Text(text.xml10_content()))),
            Event::CData(text) if self.depth > 0 => Ok(Some(Token::Section(text.xml10_content()))),
            Event::GeneralRef(name) if self.depth > 0 => match scan::referred(&name) {
                Some(character) => Ok(Some(Token::Text(character.to_string().into()))),
                None => Err(Wrong(0)),
            },
            Event::Comment(_) => scan::comment(raw).map(|()| None),
            Event::PI(_) => scan::instruction(raw).map(|()| None),
            Event::Decl(_) if start == 0 => scan::declaration(raw).map(|_| None),
            Event::Eof if self.depth == 0 && self.is_inside => Ok(Some(Token::Eof)),
            Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Decl(_)
            | Event::DocType(_)
            | Event::Empty(_)
            | Event::Eof => Err(Wrong(0)),
        };
        token.or_else(|Wrong(at)| self.wrong(start + at))
    }

    /// A document type is refused before anything of it is read.
    fn refuse_declarations(&self, start: usize) -> Result<(), RegistryFault> {
        let rest = self.text.get(start..).unwrap_or_default();
        if !rest.starts_with("<!") || rest.starts_with("<!--") || rest.starts_with("<![CDATA[") {
            return Ok(());
        }
        let word = rest.get(2..9).unwrap_or_default();
        if word.eq_ignore_ascii_case("doctype") {
            return Err(RegistryFault::DocumentType);
        }
        self.wrong(start)
    }

    fn begin(&mut self, raw: &'t str) -> Result<Token<'t>, Wrong> {
        if self.depth == DEPTH || (self.depth == 0 && self.is_inside) {
            return Err(Wrong(0));
        }
        self.depth += 1;
        self.is_inside = true;
        let name = scan::start_tag(raw, &mut self.attributes, ATTRIBUTES)?;
        self.scope.open(self.depth, &mut self.attributes)?;
        for (place, attribute) in self.attributes.iter().enumerate() {
            let mut before = self.attributes.iter().take(place);
            let is_known = self.scope.of_attribute(attribute.name).is_some();
            if !is_known || before.any(|other| self.scope.is_repeated(other.name, attribute.name)) {
                return Err(Wrong(attribute.at));
            }
        }
        let space = self.scope.of_element(name).ok_or(Wrong(0))?;
        Ok(Token::Start(Tag { name, space }))
    }

    fn end(&mut self) -> Token<'t> {
        self.scope.close(self.depth);
        self.depth = self.depth.saturating_sub(1);
        Token::End
    }

    fn text(&self, raw: &str) -> Result<(), Wrong> {
        if self.depth == 0 && !scan::is_blank(raw) {
            return Err(Wrong(raw.len() - raw.trim_start().len()));
        }
        scan::text(raw)
    }
}
