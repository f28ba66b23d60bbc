//! A file for the user, made here.

use super::window::document;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser gets to take the file over.
const HAND_OVER: Duration = Duration::from_secs(60);

/// Hands a text to the browser as a file to keep, under this name and of this media type.
pub fn download(name: &str, media_type: &str, text: &str) {
    let file = TextFile::default();
    file.add(text);
    file.download(name, media_type);
}

/// A long text in pieces: each goes to the browser as it comes, so that none of them holds the page up and
/// the whole is never put together here.
#[derive(Clone, Default)]
pub struct TextFile(js_sys::Array);

impl TextFile {
    /// One more piece.
    pub fn add(&self, text: &str) {
        self.0.push(&text.into());
    }

    /// Drops all pieces.
    pub fn clear(&self) {
        self.0.set_length(0);
    }

    /// Hands it over as a file to keep, under this name and of this media type.
    pub fn download(&self, name: &str, media_type: &str) {
        // A browser that refuses shows so itself.
        let _ = hand_over(name, media_type, &self.0);
    }
}

/// A file that the worker made. Its bytes are the worker's no more.
pub struct MadeFile(js_sys::Uint8Array);

impl MadeFile {
    pub(super) fn new(bytes: js_sys::Uint8Array) -> Self {
        Self(bytes)
    }

    /// Hands it over as a file to keep, under this name and of this media type.
    pub fn download(&self, name: &str, media_type: &str) {
        // A browser that refuses shows so itself.
        let _ = hand_over(name, media_type, &js_sys::Array::of1(&self.0));
    }
}

fn hand_over(name: &str, media_type: &str, parts: &js_sys::Array) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    if let Some(document) = document() {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        HAND_OVER,
    );
    Ok(())
}
