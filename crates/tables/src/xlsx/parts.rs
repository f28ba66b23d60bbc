//! The parts of a workbook.

use crate::xml::Xml;
use crate::zip::{Archive, Budget};
use cabinet_protocol::TableFault;

/// The parts of a workbook, and how much of them may still be unpacked.
pub struct Parts<'b> {
    pub archive: Archive<'b>,
    pub budget: &'b Budget,
}

impl<'b> Parts<'b> {
    pub fn open(&self, name: &str) -> Result<Option<Xml<'b>>, TableFault> {
        let part = self.archive.part(name, self.budget)?;
        Ok(part.map(Xml::new))
    }
}
