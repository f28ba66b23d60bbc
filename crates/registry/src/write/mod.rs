//! What is written: records as XML, the container of the registry's upload, an empty table to fill.

mod escape;
#[cfg(test)]
mod tests;
mod workbook;
mod zip;

use super::record::Record;
use crate::xml::schema::{Kind, Part, RECORD, SET, is_optional, place};
use cabinet_protocol::registry::Column;
use escape::put_escaped;

pub use workbook::workbook_template;

/// Records as XML of the import schema, in UTF-8. An optional field without a text is left out. Characters
/// that XML cannot hold are left out too; the rules let none through.
pub fn xml<'a>(records: impl Iterator<Item = Record<'a>>) -> Vec<u8> {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<");
    text.push_str(SET);
    text.push_str(">\n");
    for record in records {
        put_record(&mut text, &record);
    }
    text.push_str("</");
    text.push_str(SET);
    text.push_str(">\n");
    text.into_bytes()
}

fn put_record(text: &mut String, record: &Record) {
    text.push_str("  <");
    text.push_str(RECORD);
    put_attributes(text, record, None);
    text.push_str(">\n");
    for part in Part::ALL {
        text.push_str("    <");
        text.push_str(part.name());
        put_attributes(text, record, Some(part));
        text.push_str(">\n");
        for column in there(record, Some(part), Kind::Element) {
            let (_, _, name) = place(column);
            text.push_str("      <");
            text.push_str(name);
            text.push('>');
            put_escaped(text, record.text(column), Kind::Element);
            text.push_str("</");
            text.push_str(name);
            text.push_str(">\n");
        }
        text.push_str("    </");
        text.push_str(part.name());
        text.push_str(">\n");
    }
    text.push_str("  </");
    text.push_str(RECORD);
    text.push_str(">\n");
}

fn put_attributes(text: &mut String, record: &Record, part: Option<Part>) {
    for column in there(record, part, Kind::Attribute) {
        let (_, _, name) = place(column);
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        put_escaped(text, record.text(column), Kind::Attribute);
        text.push('"');
    }
}

/// The fields of a part that are written, in their order.
fn there(record: &Record, part: Option<Part>, kind: Kind) -> impl Iterator<Item = Column> {
    let columns = Column::ALL.into_iter();
    columns.filter(move |column| {
        let (its_part, its_kind, _) = place(*column);
        let is_left_out = is_optional(*column) && record.text(*column).is_empty();
        (its_part, its_kind) == (part, kind) && !is_left_out
    })
}

/// The container of the registry's upload: a zip file with the XML as `Data.xml`. Unofficial: how users of the
/// registry describe it. The same XML makes the same bytes.
#[must_use]
pub fn olot(xml: &[u8]) -> Vec<u8> {
    zip::packed(&[("Data.xml", xml)])
}
