//! What is kept: in the tab while the browser is away, on the device a choice of language, whether
//! somebody may be signed in, and for each person the names of organizations to show first. No token
//! and no personal data.

use super::page::set_document_language;
use super::window::window;
use crate::domain::{PersonId, Remembered};
use crate::oidc::{Departures, PendingLogin, PendingLogout};
use web_sys::Storage;

pub(super) fn tab() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn device() -> Option<Storage> {
    window()?.local_storage().ok()?
}

const PENDING_LOGIN: &str = "pending-login";
const PENDING_LOGOUT: &str = "pending-logout";
const DEPARTURES: &str = "departures";
const LANGUAGE: &str = "language";
const NO_SHORTCUTS: &str = "no-shortcuts";
const SIGNED_IN: &str = "signed-in";

pub(super) fn keep(storage: Option<Storage>, name: &str, text: &str) -> bool {
    storage.is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Reads and removes: there is none a second time.
fn take(name: &str) -> Option<String> {
    let storage = tab()?;
    let text = storage.get_item(name).ok()??;
    storage.remove_item(name).ok()?;
    Some(text)
}

/// Keeps the pending sign-in in this tab while the browser is away.
///
/// `false` when the browser refuses: then the way back would not be recognized.
#[must_use]
pub fn keep_pending_login(login: &PendingLogin) -> bool {
    keep(tab(), PENDING_LOGIN, &login.to_storage())
}

/// Takes the pending sign-in of this tab.
#[must_use]
pub fn take_pending_login() -> Option<PendingLogin> {
    PendingLogin::from_storage(&take(PENDING_LOGIN)?)
}

/// Keeps the pending sign-out in this tab while the browser is away.
pub fn keep_pending_logout(logout: &PendingLogout) {
    keep(tab(), PENDING_LOGOUT, logout.as_storage());
}

/// Takes the pending sign-out of this tab.
#[must_use]
pub fn take_pending_logout() -> Option<PendingLogout> {
    PendingLogout::from_storage(&take(PENDING_LOGOUT)?)
}

/// When this tab left for the provider of late; forgotten until it is kept anew.
#[must_use]
pub fn take_departures() -> Departures {
    Departures::from_storage(&take(DEPARTURES).unwrap_or_default())
}

/// Keeps when this tab left for the provider.
pub fn keep_departures(departures: &Departures) {
    keep(tab(), DEPARTURES, &departures.to_storage());
}

/// Whether it is worth asking the provider, without a question, who is signed in (profile `oidc`).
#[must_use]
pub fn may_be_signed_in() -> bool {
    device().is_some_and(|storage| matches!(storage.get_item(SIGNED_IN), Ok(Some(_))))
}

/// Remembers on this device that somebody signed in or that nobody is; not who.
pub fn note_signed_in(signed_in: bool) {
    if signed_in {
        keep(device(), SIGNED_IN, "1");
    } else if let Some(storage) = device() {
        let _ = storage.remove_item(SIGNED_IN);
    }
}

fn shelf_of(person: &PersonId) -> String {
    format!("organizations-of-{}", person.as_str())
}

/// The organizations that this person has on this device to be shown first.
#[must_use]
pub fn remembered(person: &PersonId) -> Remembered {
    let text = device().and_then(|storage| storage.get_item(&shelf_of(person)).ok()?);
    Remembered::from_storage(&text.unwrap_or_default())
}

/// Keeps them.
pub fn keep_remembered(person: &PersonId, remembered: &Remembered) {
    keep(device(), &shelf_of(person), &remembered.to_storage());
}

/// The language chosen on this device.
#[must_use]
pub fn chosen_language() -> Option<String> {
    device()?.get_item(LANGUAGE).ok()?
}

/// Remembers the language on this device, and tells assistive technology which one it is.
pub fn choose_language(code: &str) {
    keep(device(), LANGUAGE, code);
    set_document_language(code);
}

/// Whether the keys that are one letter mean something on this device.
#[must_use]
pub fn wants_shortcuts() -> bool {
    device().is_none_or(|storage| !matches!(storage.get_item(NO_SHORTCUTS), Ok(Some(_))))
}

/// Remembers it.
pub fn note_shortcuts(wanted: bool) {
    if !wanted {
        keep(device(), NO_SHORTCUTS, "1");
    } else if let Some(storage) = device() {
        let _ = storage.remove_item(NO_SHORTCUTS);
    }
}
