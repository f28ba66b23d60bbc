//! The languages: above the features, since a language that is a file of its own has the words of all of them.

use crate::chunk::{Missing, chunk};
use crate::features;
use crate::i18n::{Language, Translation, en};
use std::any::Any;

/// The words of a language. Russian is always there; another language is a file of its own.
///
/// # Errors
/// The file could not be loaded.
pub async fn translation(language: Language) -> Result<Translation, Missing> {
    match language {
        Language::Russian => Ok(Translation::default()),
        Language::English => english().await,
    }
}

chunk! {
    in english:
    /// English, whole: also the words that Russian keeps with the parts of the app that have them.
    async fn english() -> Result<Translation, Missing> {
        Ok(Translation(&ENGLISH))
    }
}

static ENGLISH: [&(dyn Any + Send + Sync); 19] = [
    &en::TEXTS,
    &en::BATCH,
    &en::EXPORT,
    &en::PAGER,
    &features::access::words::en::TEXTS,
    &features::access::bulk::words::en::TEXTS,
    &features::cabinet::words::en::TEXTS,
    &features::declarations::words::en::TEXTS,
    &features::embedding::words::en::TEXTS,
    &features::access::import::words::en::TEXTS,
    &features::access::journal::words::en::TEXTS,
    &features::organizations::words::en::TEXTS,
    &features::organizations::refusal::words::en::TEXTS,
    &features::sections::words::en::TEXTS,
    &features::sign_in::words::en::TEXTS,
    &features::sout::words::en::TEXTS,
    &features::training::words::en::TEXTS,
    &features::training::send::words::en::TEXTS,
    &features::violations::words::en::TEXTS,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::architecture::sources;
    use crate::i18n::{Texts, words};
    use leptos::prelude::{Owner, provide_context};
    use std::collections::BTreeSet;

    #[test]
    fn a_page_is_in_its_language() {
        let locale = |translation: Translation| {
            Owner::new().with(|| {
                provide_context(translation);
                words::<Texts>().locale
            })
        };
        assert_eq!(locale(Translation::default()), "ru-RU");
        assert_eq!(locale(Translation(&ENGLISH)), "en-GB");
    }

    /// Words that are missing here would be read in Russian.
    #[test]
    fn english_is_whole() {
        let kinds: BTreeSet<_> = ENGLISH.iter().map(|words| (**words).type_id()).collect();
        let texts = sources().into_iter().map(|(_, text)| text);
        let words = texts.map(|text| text.matches("\nimpl Words for ").count());
        assert_eq!(kinds.len(), words.sum::<usize>());
    }

    /// A file of English that is not named here would not be English on the screen.
    #[test]
    fn every_english_file_is_named() {
        let named = include_str!("catalogue.rs");
        let files = sources().into_iter().map(|(name, _)| name);
        for name in files.filter(|name| name.ends_with("/words/en.rs")) {
            let path = name.trim_end_matches(".rs").replace('/', "::");
            assert!(named.contains(&format!("&{path}::TEXTS,")), "{name}");
        }
    }
}
