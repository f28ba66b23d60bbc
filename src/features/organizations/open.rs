//! Which organization is open.

use crate::domain::OrganizationId;
use leptos::prelude::*;

/// The organization of the cabinet that is open, for the bar. A cabinet sets it and clears it.
#[derive(Clone)]
pub struct OpenCabinet {
    /// For the links.
    pub id: OrganizationId,
    /// For the bar.
    pub name: String,
    /// The name as a button that opens the list of organizations; the bar is there before its code.
    pub switcher: fn(String, RwSignal<bool>) -> AnyView,
    /// Whether «Администрирование» is in the menu.
    pub administration: bool,
}
