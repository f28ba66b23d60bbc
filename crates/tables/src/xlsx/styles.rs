//! The formats of cells, by their numbers.

use super::look::Look;
use super::parts::Parts;
use crate::xml::{Node, Tag};
use cabinet_protocol::TableFault;

/// Formats of a workbook; Excel takes fewer.
const MANY: usize = 70_000;

pub(super) fn read(parts: &Parts, name: &str) -> Result<Vec<Look>, TableFault> {
    let mut looks = Vec::new();
    let Some(mut xml) = parts.open(name)? else {
        return Ok(looks);
    };
    let mut own: Vec<(u32, Look)> = Vec::new();
    let mut are_of_cells = false;
    loop {
        match xml.next()? {
            Node::Start(element) => match element.tag() {
                Tag::CellFormats => are_of_cells = true,
                Tag::Format => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    let id = element.number("numFmtId").unwrap_or_default();
                    own.push((id, Look::of_code(&code)));
                }
                Tag::CellFormat if are_of_cells => {
                    let id = element.number("numFmtId").unwrap_or_default();
                    let found = own.iter().find(|(own, _)| *own == id);
                    looks.push(found.map_or_else(|| Look::built_in(id), |(_, look)| *look));
                }
                _ => {}
            },
            Node::End(Tag::CellFormats) => are_of_cells = false,
            Node::Eof => return Ok(looks),
            Node::End(_) | Node::Text(_) => {}
        }
        // Each format is looked up among the own ones: a thousand is plenty.
        if own.len() > 1_000 || looks.len() > MANY {
            return Err(TableFault::Damaged);
        }
    }
}
