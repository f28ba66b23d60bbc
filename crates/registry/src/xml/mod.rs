//! Records from XML. What the schema's validator refuses is refused here too, or told: a file that is not
//! well-formed gives nothing, one with a wrong form gives its records and what is wrong.
//!
//! Text is kept as it is in the file, white space too: the rules say what it may be. Only an optional field
//! whose type has no blank text (`outerId`, `IsForeignSnils`, `OrganizationUnitId`) and that is there with
//! nothing but white space is told as [`Shape::EmptyElement`](crate::Shape::EmptyElement) and not kept.
//!
//! Beyond XML itself a file is refused that has more than 64 elements within one another, 64 attributes in a
//! tag, 64 namespaces at a place, or a tag, a comment or text between two tags of a million bytes. Of a record
//! 32 faults of form are told, the same once.

mod decode;
mod records;
mod scan;
pub(crate) mod schema;
mod scope;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use scan::is_character;

use cabinet_tables::{Builder, Limits, TableFault};

use super::shape::Reading;
use cabinet_protocol::registry::{FileFault, RegistryFault};

/// Whether the bytes are meant to be XML: the first character that is not blank is a `<`, in UTF-8,
/// windows-1251 or UTF-16.
#[must_use]
pub fn is_xml(bytes: &[u8]) -> bool {
    decode::is_xml(bytes)
}

/// Reads records. `progress` hears from time to time how many there are so far.
///
/// # Errors
/// Why there are none; nothing of the file is kept then.
pub fn read(
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, RegistryFault> {
    let limit = limits.file_bytes;
    if bytes.len() > limit {
        return Err(TableFault::TooLarge(limit as u64).into());
    }
    let decoded = decode::decoded(bytes)?;
    let faults = decoded.is_wrong.then_some(FileFault::WrongEncoding);
    let tokens = tokens::Tokens::new(&decoded.text)?;
    let builder = Builder::new(limits, progress);
    records::Records::new(builder, limits, faults.into_iter().collect()).read(tokens)
}
