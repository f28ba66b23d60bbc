//! What is wrong with the provider as a whole, whoever signs in. Chosen on the stand's page;
//! lasts until something else is chosen.

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use strum::{EnumMessage, IntoStaticStr, VariantArray};

#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Deserialize,
    EnumMessage,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Quirk {
    #[default]
    #[strum(message = "всё как обычно")]
    None,
    #[strum(message = "сведения о поставщике называют другого")]
    IssuerMismatch,
    #[strum(message = "PKCE без S256")]
    NoS256,
    #[strum(message = "набор ключей пуст")]
    JwksEmpty,
    #[strum(message = "в наборе два ключа")]
    SecondKey,
    #[strum(message = "сведения о поставщике недоступны")]
    DiscoveryDown,
    #[strum(message = "вместо сведений о поставщике — страница HTML")]
    DiscoveryHtml,
    #[strum(message = "выход возвращает без state")]
    LogoutNoState,
    #[strum(message = "выход возвращает чужой state")]
    LogoutOtherState,
    /// An act: it happens once and leaves the rest as it is.
    #[strum(message = "сменить ключ подписи (один раз)")]
    RotateKeys,
}

impl Quirk {
    /// Its value in a form; what serde reads, too.
    pub fn name(self) -> &'static str {
        self.into()
    }

    pub fn words(self) -> &'static str {
        self.get_message().unwrap_or_default()
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
        for quirk in Quirk::VARIANTS {
            let read: Result<Quirk, _> = serde_json::from_str(&format!("\"{}\"", quirk.name()));
            assert_eq!(read.ok(), Some(*quirk));
        }
    }
}
