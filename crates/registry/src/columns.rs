//! The fields of a record.

use cabinet_protocol::registry::Column;

/// How many fields a record has.
pub const COLUMNS: usize = Column::ALL.len();
