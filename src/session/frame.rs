//! The frame of another site in which the app may be.

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
pub fn frame_number() -> u64 {
    use_context::<Frame>().map_or(0, |frame| frame.number)
}
