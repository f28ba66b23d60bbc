//! Who may do what: permissions, the employees who have them, and how they are given.

pub mod bulk;
pub mod bulk_change;
pub mod caution;
pub mod consent;
pub mod draft;
pub mod employee;
pub mod employee_query;
pub mod employee_set;
pub mod journal;
pub mod merge;
pub mod permission;
pub mod rights;
