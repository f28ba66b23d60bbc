//! Who has access to what: given, changed, taken away, given back, and written down.

pub mod changes;
pub mod employee;
pub mod employees;
pub mod grants;
pub mod journal;
pub mod journal_list;
pub mod revoked;
pub mod rights;
