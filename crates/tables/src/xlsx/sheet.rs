//! The cells of a sheet.

use super::look::{Look, shown};
use super::parts::Parts;
use super::strings::RichText;
use crate::table::{Builder, Place};
use crate::xml::{Element, Node, Tag};
use cabinet_protocol::TableFault;

/// What cells refer to.
pub(super) struct Context<'c> {
    pub looks: &'c [Look],
    pub strings: &'c [Place],
    pub since_1904: bool,
}

/// What is written in `<v>`.
#[derive(Clone, Copy, Default)]
enum Kind {
    #[default]
    Number,
    /// The number of a shared text.
    Shared,
    Boolean,
    /// A text, an error or a date, as it is shown.
    Text,
}

/// The cell that is being read.
#[derive(Default)]
struct Current {
    column: usize,
    kind: Kind,
    look: Look,
    is_value: bool,
    value: String,
    inline: RichText,
}

pub(super) fn read(
    parts: &Parts,
    name: &str,
    context: &Context,
    builder: &mut Builder,
) -> Result<(), TableFault> {
    let mut xml = parts.open(name)?.ok_or(TableFault::Damaged)?;
    let limit = builder.limits().cell_bytes;
    let (mut row, mut next_column) = (0_u32, 0);
    let mut cell = Current::default();
    loop {
        match xml.next()? {
            Node::Start(element) => match element.tag() {
                Tag::Row => {
                    row = element.number("r").unwrap_or(row.saturating_add(1));
                    next_column = 0;
                }
                Tag::Cell => {
                    cell.begin(&element, next_column, context);
                    next_column = cell.column + 1;
                }
                Tag::Value => cell.is_value = true,
                tag => cell.inline.start(tag),
            },
            Node::Text(piece) if cell.is_value => {
                if cell.value.len() <= limit {
                    cell.value.push_str(&piece);
                }
            }
            Node::Text(piece) => cell.inline.push(&piece, limit),
            Node::End(Tag::Value) => cell.is_value = false,
            Node::End(Tag::Cell) => cell.end(row, context, builder)?,
            Node::End(Tag::Row) => builder.end_row(row)?,
            Node::End(tag) => cell.inline.end(tag),
            Node::Eof => return Ok(()),
        }
    }
}

impl Current {
    fn begin(&mut self, element: &Element, next_column: usize, context: &Context) {
        let reference = element.attribute("r");
        self.column = reference
            .and_then(|reference| column(&reference))
            .unwrap_or(next_column);
        self.kind = match element.attribute("t").as_deref() {
            Some("s") => Kind::Shared,
            Some("b") => Kind::Boolean,
            Some("str" | "inlineStr" | "e" | "d") => Kind::Text,
            _ => Kind::Number,
        };
        let look = element.number::<usize>("s");
        let look = look.and_then(|look| context.looks.get(look));
        self.look = look.copied().unwrap_or_default();
        self.is_value = false;
        self.value.clear();
        self.inline.clear();
    }

    fn end(&self, row: u32, context: &Context, builder: &mut Builder) -> Result<(), TableFault> {
        if self.value.is_empty() {
            return builder.cell(self.column, &self.inline.text(), row);
        }
        match self.kind {
            Kind::Number => {
                let text = shown(&self.value, self.look, context.since_1904);
                builder.cell(self.column, &text, row)
            }
            Kind::Shared => {
                let number: Option<usize> = self.value.trim().parse().ok();
                let place = number.and_then(|number| context.strings.get(number));
                builder.put(self.column, *place.ok_or(TableFault::Damaged)?)
            }
            Kind::Boolean => {
                let text = if self.value.trim() == "1" {
                    "TRUE"
                } else {
                    "FALSE"
                };
                builder.cell(self.column, text, row)
            }
            Kind::Text => builder.cell(self.column, &self.value, row),
        }
    }
}

/// The column of a reference such as `AB12`, from zero.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(5).fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns_of_references() {
        for (reference, number) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("aa1", Some(26)),
            ("XFD1048576", Some(16_383)),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(column(reference), number, "{reference}");
        }
    }
}
