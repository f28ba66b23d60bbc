//! XLSX: the first visible sheet that has something in it. The parts are read as streams, one after
//! another; what is kept is within the builder's limits.

mod look;
mod parts;
mod sheet;
mod strings;
mod styles;
mod workbook;

pub use look::day_of_serial;

use crate::table::Builder;
use crate::zip::{Archive, Budget};
use cabinet_protocol::TableFault;
use parts::Parts;

/// The largest event of the XML; a text of a cell is far smaller.
const EVENT_BYTES: u64 = 2_000_000;

/// Beginnings, texts and ends of elements, for each cell that there may be: a cell has five, its text
/// in the list of shared ones as many.
const EVENTS_A_CELL: u64 = 12;

pub(crate) fn read(bytes: &[u8], builder: &mut Builder) -> Result<(), TableFault> {
    let limits = builder.limits();
    let events = EVENTS_A_CELL * limits.cells as u64;
    let budget = Budget::new(limits.unpacked_bytes, EVENT_BYTES, events);
    let parts = Parts {
        archive: Archive::open(bytes).ok_or(TableFault::Damaged)?,
        budget: &budget,
    };
    let workbook = workbook::read(&parts)?;
    if workbook.sheets.is_empty() {
        return Err(TableFault::NoVisibleSheet);
    }
    let looks = match &workbook.styles {
        Some(name) => styles::read(&parts, name)?,
        None => Vec::new(),
    };
    let strings = match &workbook.strings {
        Some(name) => strings::read(&parts, name, builder)?,
        None => Vec::new(),
    };
    for name in &workbook.sheets {
        let context = sheet::Context {
            looks: &looks,
            strings: &strings,
            since_1904: workbook.since_1904,
        };
        sheet::read(&parts, name, &context, builder)?;
        if !builder.is_empty() {
            break;
        }
    }
    Ok(())
}
