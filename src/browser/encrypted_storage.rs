//! Texts of this tab that survive a reload and lie nowhere in plain: in the session storage they are
//! encrypted (AES-GCM) by a key that the browser keeps and lets no script read. Each has a name: a page may
//! have two cabinets on it, and they share the tab.

use super::crypto::{random_bytes, settled, subtle};
use super::storage::{keep, tab};
use super::window::window;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const NAME: &str = "draft ";
const DATABASE: &str = "cabinet";
const STORE: &str = "keys";
const KEY: &str = "draft";
/// Bytes of the initialization vector, as NIST SP 800-38D recommends.
const IV: usize = 12;

/// How often something was kept or forgotten: a slower encryption of an older text comes too late.
static LATEST: AtomicU32 = AtomicU32::new(0);

fn shelf(of: &str) -> String {
    format!("{NAME}{of}")
}

/// Keeps the text in place of the one before of that name. A browser that cannot (no https, private window)
/// keeps nothing, and the user is where they would be without this.
pub async fn keep_draft(of: String, text: String) {
    let mine = LATEST.fetch_add(1, Relaxed) + 1;
    if let Some(sealed) = seal(&text).await
        && LATEST.load(Relaxed) == mine
    {
        keep(tab(), &shelf(&of), &sealed);
    }
}

/// Forgets it.
pub fn forget_draft(of: &str) {
    LATEST.fetch_add(1, Relaxed);
    if let Some(storage) = tab() {
        let _ = storage.remove_item(&shelf(of));
    }
}

/// Forgets all of them: whoever was here has signed out.
pub fn forget_drafts() {
    LATEST.fetch_add(1, Relaxed);
    let Some(storage) = tab() else { return };
    // The rest of the storage may be another's: a site can have the cabinet below a path.
    for name in Object::keys(&storage)
        .iter()
        .filter_map(|name| name.as_string())
    {
        if name.starts_with(NAME) {
            let _ = storage.remove_item(&name);
        }
    }
}

/// Whether anything of that name is kept.
pub fn keeps_draft(of: &str) -> bool {
    let kept = tab().and_then(|storage| storage.get_item(&shelf(of)).ok());
    kept.flatten().is_some()
}

/// The text of that name that was kept last, if it can be read.
pub async fn kept_draft(of: &str) -> Option<String> {
    let sealed = tab()?.get_item(&shelf(of)).ok()??;
    open(&sealed).await
}

async fn seal(text: &str) -> Option<String> {
    let mut iv = [0; IV];
    iv.copy_from_slice(&random_bytes()?[..IV]);
    let key = key().await?;
    let sealed =
        subtle()
            .ok()?
            .encrypt_with_object_and_u8_array(&algorithm(&iv), &key, text.as_bytes());
    let sealed = Uint8Array::new(&settled(sealed).await?).to_vec();
    Some(hex(&[&iv[..], &sealed[..]].concat()))
}

async fn open(sealed: &str) -> Option<String> {
    let bytes = unhex(sealed)?;
    let (iv, sealed) = bytes.split_at_checked(IV)?;
    let key = key().await?;
    let opened = subtle()
        .ok()?
        .decrypt_with_object_and_u8_array(&algorithm(iv), &key, sealed);
    String::from_utf8(Uint8Array::new(&settled(opened).await?).to_vec()).ok()
}

fn algorithm(iv: &[u8]) -> Object {
    let algorithm = Object::new();
    for (name, value) in [
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
    ] {
        set(&algorithm, name, &value);
    }
    algorithm
}

/// The key of this browser; made when there is none.
async fn key() -> Option<CryptoKey> {
    let database = database().await?;
    let found = done(&store(&database)?.get(&KEY.into()).ok()?).await?;
    if let Ok(key) = found.dyn_into() {
        return Some(key);
    }
    let made = Object::new();
    set(&made, "name", &"AES-GCM".into());
    set(&made, "length", &256.into());
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .ok()?
        .generate_key_with_object(&made, false, &usages);
    let key = settled(made).await?;
    done(&store(&database)?.put_with_key(&key, &KEY.into()).ok()?).await?;
    key.dyn_into().ok()
}

async fn database() -> Option<IdbDatabase> {
    let opening = window()?
        .indexed_db()
        .ok()??
        .open_with_u32(DATABASE, 1)
        .ok()?;
    let request = opening.clone();
    let make = wasm_bindgen::closure::Closure::once_into_js(move || {
        let database: Option<IdbDatabase> = request.result().ok().and_then(|it| it.dyn_into().ok());
        database.and_then(|database| database.create_object_store(STORE).ok());
    });
    opening.set_onupgradeneeded(make.dyn_ref());
    done(&opening).await?.dyn_into().ok()
}

fn store(database: &IdbDatabase) -> Option<IdbObjectStore> {
    let change = database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite);
    change.ok()?.object_store(STORE).ok()
}

/// What a request has come to; `None` when it failed.
async fn done(request: &IdbRequest) -> Option<JsValue> {
    let mut listen = |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    };
    settled(Ok(Promise::new(&mut listen))).await?;
    request.result().ok()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        assert_eq!(unhex(&hex(&[0, 7, 255])), Some(vec![0, 7, 255]));
        assert_eq!(unhex("zz"), None);
    }
}
