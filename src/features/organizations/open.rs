//! Which organization is open.

use crate::domain::OrganizationId;

/// The organization of the cabinet that is open, for the bar. A cabinet sets it and clears it.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenCabinet {
    /// For the links.
    pub id: OrganizationId,
    /// For the bar.
    pub name: String,
    /// Whether «Администрирование» is in the menu.
    pub administration: bool,
}
