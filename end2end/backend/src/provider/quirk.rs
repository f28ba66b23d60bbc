//! What is wrong with the provider as a whole, whoever signs in. Chosen on the stand's page;
//! lasts until something else is chosen.

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quirk {
    #[default]
    None,
    IssuerMismatch,
    NoS256,
    JwksEmpty,
    SecondKey,
    DiscoveryDown,
    DiscoveryHtml,
    LogoutNoState,
    LogoutOtherState,
    /// An act: it happens once and leaves the rest as it is.
    RotateKeys,
}

impl Quirk {
    /// With its value in a form and its words.
    pub const ALL: [(Self, &str, &str); 10] = [
        (Self::None, "none", "всё как обычно"),
        (
            Self::IssuerMismatch,
            "issuer_mismatch",
            "сведения о поставщике называют другого",
        ),
        (Self::NoS256, "no_s256", "PKCE без S256"),
        (Self::JwksEmpty, "jwks_empty", "набор ключей пуст"),
        (Self::SecondKey, "second_key", "в наборе два ключа"),
        (
            Self::DiscoveryDown,
            "discovery_down",
            "сведения о поставщике недоступны",
        ),
        (
            Self::DiscoveryHtml,
            "discovery_html",
            "вместо сведений о поставщике — страница HTML",
        ),
        (
            Self::LogoutNoState,
            "logout_no_state",
            "выход возвращает без state",
        ),
        (
            Self::LogoutOtherState,
            "logout_other_state",
            "выход возвращает чужой state",
        ),
        (
            Self::RotateKeys,
            "rotate_keys",
            "сменить ключ подписи (один раз)",
        ),
    ];

    pub fn words(self) -> &'static str {
        let row = Self::ALL.into_iter().find(|(quirk, ..)| *quirk == self);
        row.map_or("", |(.., words)| words)
    }
}

#[derive(Default)]
pub struct Present(Mutex<Quirk>);

impl Present {
    pub fn get(&self) -> Quirk {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set(&self, quirk: Quirk) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = quirk;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_by_the_names_they_show() {
        for (quirk, name, _) in Quirk::ALL {
            let read: Result<Quirk, _> = serde_json::from_str(&format!("\"{name}\""));
            assert_eq!(read.ok(), Some(quirk));
        }
    }
}
