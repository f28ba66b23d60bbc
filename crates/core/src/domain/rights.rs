//! What somebody may do and when: what «Сохранить» writes.

use super::{Permissions, Term};

/// What somebody may do and when.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Rights {
    /// What.
    pub permissions: Permissions,
    /// When.
    pub term: Term,
}
