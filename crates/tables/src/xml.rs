//! XML as a stream of elements and texts, in bounded memory. No entity is resolved but the five of XML
//! and characters by their number; a document type is refused, as Office's formats want it.

use std::borrow::Cow;
use std::io::BufReader;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::zip::Part;
use cabinet_protocol::TableFault;

/// Elements within one another.
const DEPTH: usize = 64;
const CHUNK: usize = 64 * 1024;

pub(crate) struct Xml<'b> {
    reader: Reader<BufReader<Part<'b>>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What comes next.
pub(crate) enum Node<'e> {
    Start(Element<'e>),
    End(Tag),
    Text(Cow<'e, str>),
    Eof,
}

/// The elements that matter, without the prefixes of their names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// Of a workbook.
    Sheet,
    WorkbookProperties,
    Relationship,
    /// Of styles.
    Format,
    CellFormats,
    CellFormat,
    /// Of a sheet.
    Row,
    Cell,
    Value,
    Inline,
    /// Of texts.
    Item,
    Text,
    Phonetic,
    Other,
}

impl Tag {
    fn of(name: &str) -> Self {
        match name {
            "sheet" => Self::Sheet,
            "workbookPr" => Self::WorkbookProperties,
            "Relationship" => Self::Relationship,
            "numFmt" => Self::Format,
            "cellXfs" => Self::CellFormats,
            "xf" => Self::CellFormat,
            "row" => Self::Row,
            "c" => Self::Cell,
            "v" => Self::Value,
            "is" => Self::Inline,
            "si" => Self::Item,
            "t" => Self::Text,
            "rPh" => Self::Phonetic,
            _ => Self::Other,
        }
    }
}

pub(crate) struct Element<'e>(BytesStart<'e>);

impl Element<'_> {
    pub(crate) fn tag(&self) -> Tag {
        Tag::of(self.0.local_name().into_inner())
    }

    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).filter_map(Result::ok);
        let mut found =
            attributes.filter(|attribute| attribute.key.local_name().into_inner() == name);
        let value = found.next()?;
        let value = value.normalized_value(XmlVersion::Implicit1_0);
        value.ok().map(Cow::into_owned)
    }

    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

impl<'b> Xml<'b> {
    pub(crate) fn new(part: Part<'b>) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(CHUNK, part));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    pub(crate) fn next(&mut self) -> Result<Node<'_>, TableFault> {
        let budget = self.reader.get_ref().get_ref().budget();
        self.buffer.clear();
        budget.next_event()?;
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|_| budget.fault())? {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(TableFault::Damaged);
                }
                Node::Start(Element(start))
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End(Tag::of(end.local_name().into_inner()))
            }
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Node::Text(resolved(&reference)?.into()),
            Event::DocType(_) => return Err(TableFault::Damaged),
            Event::Eof if self.depth > 0 => return Err(TableFault::Damaged),
            Event::Eof => Node::Eof,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {
                Node::Text(Cow::Borrowed(""))
            }
        })
    }
}

fn resolved(reference: &BytesRef) -> Result<String, TableFault> {
    let by_number = reference.resolve_char_ref();
    let by_number = by_number.map_err(|_| TableFault::Damaged)?;
    let text = match by_number {
        Some(character) => Some(character.to_string()),
        None => resolve_xml_entity(reference).map(str::to_owned),
    };
    text.ok_or(TableFault::Damaged)
}
