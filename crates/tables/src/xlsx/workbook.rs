//! What a workbook consists of.

use super::parts::Parts;
use crate::xml::{Node, Tag};
use cabinet_protocol::TableFault;

/// Sheets of a workbook and relations of a part: more is no workbook.
const MANY: usize = 10_000;

/// The parts to read.
pub(super) struct Workbook {
    /// The visible sheets, in their order.
    pub sheets: Vec<String>,
    /// The texts that cells share.
    pub strings: Option<String>,
    /// The formats of cells.
    pub styles: Option<String>,
    /// Whether days are counted as Excel for Mac once did.
    pub since_1904: bool,
}

struct Relation {
    id: String,
    /// The last word of the type: it has another beginning in the strict variant.
    kind: String,
    part: String,
}

pub(super) fn read(parts: &Parts) -> Result<Workbook, TableFault> {
    let relations = relations(parts, "")?;
    let main = find(&relations, |relation| relation.kind == "officeDocument");
    let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = self::relations(parts, &main)?;
    let of_kind = |kind: &str| find(&relations, |relation| relation.kind == kind);
    let mut workbook = Workbook {
        sheets: Vec::new(),
        strings: of_kind("sharedStrings"),
        styles: of_kind("styles"),
        since_1904: false,
    };
    let mut xml = parts.open(&main)?.ok_or(TableFault::NotATable)?;
    loop {
        match xml.next()? {
            Node::Start(element) if element.tag() == Tag::Sheet => {
                let hidden = element
                    .attribute("state")
                    .is_some_and(|state| state != "visible");
                let id = element.attribute("id").unwrap_or_default();
                // A sheet of a chart, or of macros, has no cells.
                let sheet = find(&relations, |relation| {
                    relation.id == id && relation.kind == "worksheet"
                });
                if let (false, Some(sheet)) = (hidden, sheet) {
                    workbook.sheets.push(sheet);
                }
                if workbook.sheets.len() > MANY {
                    return Err(TableFault::Damaged);
                }
            }
            Node::Start(element) if element.tag() == Tag::WorkbookProperties => {
                let since_1904 = element.attribute("date1904");
                workbook.since_1904 = since_1904.is_some_and(|text| text == "1" || text == "true");
            }
            Node::Eof => break,
            _ => {}
        }
    }
    Ok(workbook)
}

fn find(relations: &[Relation], wanted: impl Fn(&Relation) -> bool) -> Option<String> {
    let found = relations.iter().find(|relation| wanted(relation));
    found.map(|relation| relation.part.clone())
}

/// The relations of a part; those of the whole file for the empty name.
fn relations(parts: &Parts, part: &str) -> Result<Vec<Relation>, TableFault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let mut relations = Vec::new();
    let Some(mut xml) = parts.open(&format!("{folder}_rels/{name}.rels"))? else {
        return Ok(relations);
    };
    loop {
        match xml.next()? {
            Node::Start(element) if element.tag() == Tag::Relationship => {
                let attribute = |name| element.attribute(name).unwrap_or_default();
                let kind = attribute("Type");
                relations.push(Relation {
                    id: attribute("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    part: resolved(&folder, &attribute("Target")),
                });
                if relations.len() > MANY {
                    return Err(TableFault::Damaged);
                }
            }
            Node::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part, as a relation of another part in this folder writes it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_to_the_folder() {
        assert_eq!(
            resolved("xl/", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl/", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolved("xl/", "../b.xml"), "b.xml");
        assert_eq!(resolved("", "./xl\\workbook.xml"), "xl/workbook.xml");
    }
}
