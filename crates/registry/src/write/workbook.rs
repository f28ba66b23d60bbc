//! A workbook to fill.

use std::fmt::Write;

use super::escape::put_escaped;
use super::zip::packed;
use crate::xml::schema::Kind;

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A workbook with one sheet, the headings in its first row and text as the format of all their columns, so
/// that zeros in front survive.
#[must_use]
pub fn workbook_template(headings: &[&str]) -> Vec<u8> {
    let relationship = |id, kind, target| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>")
    };
    let relationships = |inner: String| {
        format!("{HEADER}<Relationships xmlns=\"{RELATIONSHIPS}\">{inner}</Relationships>")
    };
    let whole = relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"));
    let inside = relationships(
        relationship("rId1", "worksheet", "worksheets/sheet1.xml")
            + &relationship("rId2", "styles", "styles.xml"),
    );
    packed(&[
        ("[Content_Types].xml", types().as_bytes()),
        ("_rels/.rels", whole.as_bytes()),
        ("xl/workbook.xml", workbook().as_bytes()),
        ("xl/_rels/workbook.xml.rels", inside.as_bytes()),
        ("xl/styles.xml", styles().as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(headings).as_bytes()),
    ])
}

fn types() -> String {
    let part = |name, kind| {
        format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>")
    };
    format!(
        "{HEADER}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        part("styles", "styles"),
    )
}

fn workbook() -> String {
    format!(
        "{HEADER}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><sheets>\
         <sheet name=\"RegistrySet\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

/// The second format of cells is 49, `@`: text.
fn styles() -> String {
    let xf = |rest| format!("<xf numFmtId=\"{rest} fontId=\"0\" fillId=\"0\" borderId=\"0\"");
    let plain = xf("0\"");
    let text = xf("49\"");
    format!(
        "{HEADER}<styleSheet xmlns=\"{MAIN}\">\
         <fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\">{plain}/></cellStyleXfs>\
         <cellXfs count=\"2\">{plain} xfId=\"0\"/>{text} xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         </styleSheet>"
    )
}

fn sheet(headings: &[&str]) -> String {
    let mut sheet = format!("{HEADER}<worksheet xmlns=\"{MAIN}\">");
    if !headings.is_empty() {
        let count = headings.len();
        // Writing into a text does not fail.
        let _ = write!(
            sheet,
            "<cols><col min=\"1\" max=\"{count}\" width=\"24\" style=\"1\" customWidth=\"1\"/></cols>"
        );
    }
    sheet.push_str("<sheetData><row r=\"1\">");
    for (place, heading) in headings.iter().enumerate() {
        let column = column(place);
        let _ = write!(sheet, "<c r=\"{column}1\" s=\"1\" t=\"inlineStr\"><is>");
        sheet.push_str("<t xml:space=\"preserve\">");
        put_escaped(&mut sheet, heading, Kind::Element);
        sheet.push_str("</t></is></c>");
    }
    sheet.push_str("</row></sheetData></worksheet>");
    sheet
}

/// The letters of a column, from zero: A to Z, AA and so on.
fn column(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_sheet() {
        let names = [0, 18, 25, 26, 51, 52, 701, 702].map(column);
        assert_eq!(names, ["A", "S", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
