//! Records from tags and texts.

use cabinet_tables::{Builder, Limits, TableFault};

use super::scan::{Name, is_blank};
use super::schema::{self, Kind, Part};
use super::scope::Space;
use super::tokens::{Tag, Token, Tokens};
use crate::columns::COLUMNS;
use crate::shape::{Reading, Shape, ShapeFault};
use cabinet_protocol::registry::{Column, FileFault, RegistryFault};

/// Records of a file, by the schema.
const RECORDS: usize = 5_000;
/// Faults of form that are told of a record.
const TOLD: usize = 32;
/// Characters of a name that are told.
const NAME: usize = 100;

/// Where in a file we are.
#[derive(Clone, Copy)]
enum Place {
    Set,
    Record,
    Part(Part),
    Field(Column),
    /// In what is not kept.
    Skipped,
}

/// The record that is being read. Its texts keep their memory for the next.
#[derive(Default)]
struct Current {
    texts: [String; COLUMNS],
    has: [bool; COLUMNS],
    parts: [bool; Part::ALL.len()],
    /// How many faults of form were told of it.
    told: usize,
}

/// Records on their way into a table.
pub(super) struct Records<'l> {
    builder: Builder<'l>,
    limits: &'l Limits,
    places: Vec<Place>,
    current: Current,
    /// How many records were begun.
    count: usize,
    shapes: Vec<ShapeFault>,
    faults: Vec<FileFault>,
}

impl<'l> Records<'l> {
    pub(super) fn new(builder: Builder<'l>, limits: &'l Limits, faults: Vec<FileFault>) -> Self {
        Self {
            builder,
            limits,
            places: Vec::new(),
            current: Current::default(),
            count: 0,
            shapes: Vec::new(),
            faults,
        }
    }

    /// Reads all of them.
    pub(super) fn read(mut self, mut tokens: Tokens) -> Result<Reading, RegistryFault> {
        loop {
            match tokens.next()? {
                Token::Start(tag) => {
                    let place = self.start(&tag, &tokens)?;
                    self.places.push(place);
                }
                Token::Text(text) => self.text(&text, is_blank(&text))?,
                // Between elements the validator takes none, be it empty.
                Token::Section(text) => self.text(&text, false)?,
                Token::End => self.end()?,
                Token::Eof => break,
            }
        }
        if self.count == 0 {
            return Err(RegistryFault::NoRecords);
        }
        if self.count > RECORDS {
            self.fault(FileFault::TooManyRecords(RECORDS as u64));
        }
        Ok(Reading {
            table: self.builder.finished()?,
            shapes: self.shapes,
            file_faults: self.faults,
        })
    }

    /// The place that an element opens.
    fn start(&mut self, tag: &Tag, tokens: &Tokens) -> Result<Place, RegistryFault> {
        let local = tag.name.local;
        let place = match self.places.last() {
            None if local == schema::SET => Place::Set,
            None => return Err(RegistryFault::NotARegistry),
            Some(Place::Set) if local == schema::RECORD => {
                self.begin_record()?;
                Place::Record
            }
            Some(Place::Set) => {
                self.fault(FileFault::Stray);
                Place::Skipped
            }
            Some(Place::Record) => self.part(tag.name)?,
            Some(Place::Part(part)) => self.field(*part, tag.name)?,
            Some(Place::Field(_)) => self.unknown(Shape::UnknownElement, tag.name)?,
            Some(Place::Skipped) => Place::Skipped,
        };
        if !matches!(place, Place::Skipped) {
            if tag.space != Space::None {
                self.fault(FileFault::Namespace);
            }
            for (name, space, value) in tokens.attributes() {
                self.attribute(place, name, space, value)?;
            }
        }
        Ok(place)
    }

    fn begin_record(&mut self) -> Result<(), RegistryFault> {
        // As a table may have so many rows and a header.
        let limit = self.limits.rows.saturating_sub(1);
        if self.count >= limit {
            return Err(TableFault::TooManyRows(limit as u64).into());
        }
        self.count += 1;
        let current = &mut self.current;
        current.texts.iter_mut().for_each(String::clear);
        (current.has, current.parts, current.told) = Default::default();
        Ok(())
    }

    fn part(&mut self, name: Name) -> Result<Place, RegistryFault> {
        let Some(part) = Part::of(name.local) else {
            return self.unknown(Shape::UnknownElement, name);
        };
        if std::mem::replace(&mut self.current.parts[part as usize], true) {
            self.tell(Shape::RepeatedElement, None, Some(part.name()))?;
            return Ok(Place::Skipped);
        }
        Ok(Place::Part(part))
    }

    fn field(&mut self, part: Part, name: Name) -> Result<Place, RegistryFault> {
        let Some(column) = schema::field(Some(part), Kind::Element, name.local) else {
            return self.unknown(Shape::UnknownElement, name);
        };
        if std::mem::replace(&mut self.current.has[column as usize], true) {
            self.tell(Shape::RepeatedElement, Some(column), None)?;
            return Ok(Place::Skipped);
        }
        Ok(Place::Field(column))
    }

    fn attribute(
        &mut self,
        place: Place,
        name: Name,
        space: Space,
        value: &str,
    ) -> Result<(), RegistryFault> {
        // Where a schema may be found says nothing of a record.
        let is_hint = matches!(name.local, "schemaLocation" | "noNamespaceSchemaLocation");
        if space == Space::Instance && is_hint {
            return Ok(());
        }
        let part = match place {
            Place::Set => {
                self.fault(FileFault::Stray);
                return Ok(());
            }
            Place::Record => Some(None),
            Place::Part(part) => Some(Some(part)),
            Place::Field(_) | Place::Skipped => None,
        };
        let column = part.filter(|_| space == Space::None);
        let column = column.and_then(|part| schema::field(part, Kind::Attribute, name.local));
        let Some(column) = column else {
            self.unknown(Shape::UnknownAttribute, name)?;
            return Ok(());
        };
        self.current.has[column as usize] = true;
        self.keep(column, value)?;
        self.check_blank(column)
    }

    fn text(&mut self, text: &str, is_blank: bool) -> Result<(), RegistryFault> {
        let parent = match self.places.last() {
            Some(Place::Field(column)) => return self.keep(*column, text),
            None | Some(Place::Skipped) => return Ok(()),
            Some(_) if is_blank => return Ok(()),
            Some(Place::Set) => {
                self.fault(FileFault::Stray);
                return Ok(());
            }
            Some(Place::Record) => schema::RECORD,
            Some(Place::Part(part)) => part.name(),
        };
        self.tell(Shape::StrayText, None, Some(parent))
    }

    /// Adds to the text of a field.
    fn keep(&mut self, column: Column, text: &str) -> Result<(), RegistryFault> {
        let kept = &mut self.current.texts[column as usize];
        if kept.len() + text.len() > self.limits.cell_bytes {
            return Err(TableFault::LongCell(self.count as u64).into());
        }
        kept.push_str(text);
        Ok(())
    }

    fn end(&mut self) -> Result<(), RegistryFault> {
        match self.places.pop() {
            Some(Place::Field(column)) => self.check_blank(column),
            Some(Place::Part(part)) => part
                .fields()
                .try_for_each(|column| self.check_there(column)),
            Some(Place::Record) => self.end_record(),
            Some(Place::Set | Place::Skipped) | None => Ok(()),
        }
    }

    /// An optional field that is there for nothing, where the schema wants it away then.
    fn check_blank(&mut self, column: Column) -> Result<(), RegistryFault> {
        let text = &mut self.current.texts[column as usize];
        if schema::is_never_blank(column) && text.trim().is_empty() {
            text.clear();
            return self.tell(Shape::EmptyElement, Some(column), None);
        }
        Ok(())
    }

    fn check_there(&mut self, column: Column) -> Result<(), RegistryFault> {
        if self.current.has[column as usize] || schema::is_optional(column) {
            return Ok(());
        }
        self.tell(Shape::MissingElement, Some(column), None)
    }

    fn end_record(&mut self) -> Result<(), RegistryFault> {
        for part in Part::ALL {
            if !self.current.parts[part as usize] {
                self.tell(Shape::MissingElement, None, Some(part.name()))?;
            }
        }
        let number = u32::try_from(self.count).map_err(|_| TableFault::TooManyCells)?;
        for (column, text) in self.current.texts.iter().enumerate() {
            self.builder.exact(column, text, number)?;
        }
        Ok(self.builder.keep_row(number)?)
    }

    /// Tells of something unknown, and skips it.
    fn unknown(&mut self, shape: Shape, name: Name) -> Result<Place, RegistryFault> {
        let name = match name.prefix {
            Some(prefix) => format!("{prefix}:{}", name.local),
            None => name.local.to_owned(),
        };
        self.tell(shape, None, Some(&name))?;
        Ok(Place::Skipped)
    }

    /// Tells what is wrong with the record, the same once.
    fn tell(
        &mut self,
        shape: Shape,
        column: Option<Column>,
        name: Option<&str>,
    ) -> Result<(), RegistryFault> {
        if self.current.told == TOLD {
            return Ok(());
        }
        let name = name.map(|name| {
            let end = name
                .char_indices()
                .nth(NAME)
                .map_or(name.len(), |(end, _)| end);
            name.get(..end).unwrap_or_default()
        });
        let told = self.shapes.len().saturating_sub(self.current.told);
        let mut told = self.shapes.get(told..).unwrap_or_default().iter();
        if told.any(|told| (told.shape, told.column, told.name.as_deref()) == (shape, column, name))
        {
            return Ok(());
        }
        if self.shapes.len() >= self.limits.cells / 4 {
            return Err(TableFault::TooManyCells.into());
        }
        let record = u32::try_from(self.count.saturating_sub(1));
        let record = record.map_err(|_| TableFault::TooManyCells)?;
        self.current.told += 1;
        self.shapes.push(ShapeFault {
            record,
            column,
            name: name.map(str::to_owned),
            shape,
        });
        Ok(())
    }

    fn fault(&mut self, fault: FileFault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}
