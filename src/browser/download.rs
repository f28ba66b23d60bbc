//! A file for the user, made here.

use super::document;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser gets to take the file over.
const HAND_OVER: Duration = Duration::from_secs(60);

/// Hands a text to the browser as a file to keep, under this name and of this media type.
pub fn download(name: &str, media_type: &str, text: &str) {
    // A browser that refuses shows so itself.
    let _ = hand_over(name, media_type, text);
}

fn hand_over(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
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
