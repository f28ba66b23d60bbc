//! What somebody may do and when: what «Сохранить» writes.

use super::permission::Permissions;
use crate::domain::day::Term;
use serde::{Deserialize, Serialize};

/// What somebody may do and when.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rights {
    /// What.
    pub permissions: Permissions,
    /// When.
    pub term: Term,
}
