//! How words are found: Russian beside the code that names it, another language by context.

use leptos::prelude::expect_context;
use std::any::Any;

/// Words of one subject, in a structure of their own. Russian comes with the code that names it, so that the words
/// of a part of the app are in its file; another language is a [`Translation`].
pub trait Words: Any + Send + Sync {
    /// In Russian.
    const RUSSIAN: &'static Self;
}

/// All words in another language than Russian. What is not here is Russian, so that by default all is.
#[derive(Clone, Copy, Default)]
pub struct Translation(pub &'static [&'static (dyn Any + Send + Sync)]);

/// The words in the language of this page.
///
/// # Panics
/// Outside the app, which provides the [`Translation`] first of all.
#[must_use]
pub fn words<T: Words>() -> &'static T {
    let Translation(all) = expect_context();
    let found = all.iter().find_map(|words| words.downcast_ref());
    found.unwrap_or(T::RUSSIAN)
}
