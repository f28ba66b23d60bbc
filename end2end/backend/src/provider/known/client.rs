//! Who may ask: the confidential client and the public one. Both come back to the same address.

use crate::relying_party::registration::{CABINET, CABINET_APP};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The backend; it has a secret.
    Cabinet,
    /// The app in the browser; it has none, and proves itself by PKCE alone.
    App,
}

impl Client {
    pub fn named(id: &str) -> Option<Self> {
        [Self::Cabinet, Self::App]
            .into_iter()
            .find(|client| client.id() == id)
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Cabinet => CABINET,
            Self::App => CABINET_APP,
        }
    }
}
