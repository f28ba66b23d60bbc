//! The app in a frame of another site: what the host is told, what it may wish, and how one signs in there.
//! All of it but [`Frame`] is a chunk that only a frame loads. The other half is `public/embed.js`.

mod sign_in;
mod talk;

use crate::browser;
use crate::chunk::{Missing, chunk};
use crate::i18n::Language;
use crate::route::ReturnTo;
use leptos::prelude::*;

/// What the rest of the app needs to know when it is in a frame; given to the pages by context.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Which of the cabinets on the host's page it is, from 0.
    pub number: u64,
    /// The language that the host wishes.
    pub language: Option<Language>,
    /// In place of the button that begins a sign-in.
    pub sign_in: fn(ReturnTo, &'static str) -> AnyView,
    /// Speaks with the host from now on; needs the contexts of the app.
    pub attach: fn(),
}

/// Which of the cabinets on the host's page this is: they share what the tab keeps, so each has names of its
/// own. A page of its own is the first.
#[must_use]
pub fn number() -> u64 {
    use_context::<Frame>().map_or(0, |frame| frame.number)
}

chunk! {
    in embed:
    /// Reads who is around the frame, and makes the page look as they wish. `origins` are the hosts on the
    /// configured list; of anybody else nothing is believed.
    ///
    /// # Errors
    /// The file could not be loaded.
    pub async fn begin(origins: Vec<String>) -> Result<Frame, Missing> {
        if !browser::keeps_cookies() {
            browser::let_cookies_in().await;
        }
        let language = talk::begin(&origins);
        Ok(Frame {
            number: talk::number(),
            language,
            sign_in: sign_in::sign_in,
            attach: talk::attach,
        })
    }
}
