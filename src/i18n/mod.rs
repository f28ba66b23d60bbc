//! The words of any page and of what `ui` shows, in Russian and English: a missing one does not compile. The words
//! of a feature are in its folder.
//!
//! The page keeps one language for its life; choosing another loads it anew.

pub(crate) mod en;
#[cfg(test)]
mod refusal_tests;
pub(crate) mod ru;
#[cfg(test)]
mod sign_in_tests;

use crate::domain::{Section, Trouble};
use crate::oidc::Fault;
use leptos::prelude::expect_context;
use std::any::Any;

/// A language of the catalogue.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Language {
    /// English.
    English,
    /// Russian.
    #[default]
    Russian,
}

impl Language {
    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Russian, Self::English]
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// For `<html lang>` and storage.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// The one to switch to.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Russian => Self::English,
            Self::English => Self::Russian,
        }
    }
}

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

impl Words for Texts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

impl Words for BatchTexts {
    const RUSSIAN: &'static Self = &ru::BATCH;
}

impl Words for ExportTexts {
    const RUSSIAN: &'static Self = &ru::EXPORT;
}

impl Words for PagerTexts {
    const RUSSIAN: &'static Self = &ru::PAGER;
}

/// A failure in words: what happened, and what to do about it.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Explanation {
    /// What happened.
    pub what: &'static str,
    /// Who can mend it, and how.
    pub then: String,
}

/// A step somebody has to take.
pub struct Step {
    /// Who takes it.
    pub who: &'static str,
    /// What to do, and where.
    pub what: &'static str,
}

/// The words that are on any page.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Texts {
    pub locale: &'static str,
    pub service_name: &'static str,
    pub other_language: &'static str,
    pub skip_to_content: &'static str,
    pub loading: &'static str,
    pub slow: &'static str,
    pub retry: &'static str,
    pub reload: &'static str,
    /// The server has another build of the app by now: what happened, and what to do.
    pub newer_app: (&'static str, &'static str),
    pub list_restarted: &'static str,
    pub close: &'static str,
    pub back: &'static str,
    pub cancel: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub search_clear: &'static str,
    pub for_support: &'static str,
    pub copy_for_support: &'static str,
    pub copied: &'static str,
    pub sign_in: &'static str,
    pub sign_in_again: &'static str,
    pub sign_in_fresh: &'static str,
    pub signing_in: &'static str,
    pub sign_in_other_tab: &'static str,
    pub to_host: &'static str,
    pub to_organizations: &'static str,
    pub section: fn(Section) -> &'static str,
    pub explain: fn(Trouble) -> Explanation,
    pub explain_sign_in: fn(Fault) -> Explanation,
}

/// The words of many requests, one after another.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct BatchTexts {
    pub failures: &'static str,
    pub stop: &'static str,
    pub go_on: &'static str,
    pub progress: fn(usize, usize) -> String,
    pub pausing: &'static str,
    pub stopping: &'static str,
    pub stopped: &'static str,
    pub finished_label: &'static str,
    pub finished: fn(usize) -> String,
    pub failed: fn(usize) -> String,
}

/// The words of a list as a file.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct ExportTexts {
    pub start: &'static str,
    pub progress: fn(u64, u64) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub done: fn(u64) -> String,
}

/// The words of the way through a list.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct PagerTexts {
    pub range: fn((u64, u64), u64) -> String,
    pub back: &'static str,
    pub forward: &'static str,
    pub label: &'static str,
}

/// Thousands apart.
fn grouped(n: u64, separator: char) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::{Answer, Callback, CallbackError};

    #[test]
    fn thousands_stand_apart() {
        let expected = [
            (0, "0"),
            (999, "999"),
            (1_000, "1 000"),
            (100_000, "100 000"),
        ];
        for (n, text) in expected {
            assert_eq!(grouped(n, ' '), text);
        }
    }

    #[test]
    fn codes_there_and_back() {
        assert_eq!(Language::from_code("en"), Some(Language::English));
        assert_eq!(Language::from_code("xx"), None);
    }

    /// The labels of the user's own documents.
    #[test]
    fn the_exact_labels() {
        let t = Texts::RUSSIAN;
        assert_eq!(t.sign_in, "Вход в систему");
        assert_eq!(t.save, "Сохранить");
        let sections = Section::ALL.map(t.section);
        assert_eq!(
            sections,
            [
                "Реестр обученных",
                "Отчёты СОУТ",
                "Декларации",
                "Признаки нарушений"
            ]
        );
    }

    /// Each of the 37 codes has words of its own in both languages.
    #[test]
    fn every_esia_code_is_explained() {
        let codes = include_str!("../../end2end/contract/esia-codes.tsv");
        let mut count = 0;
        let mut said = std::collections::BTreeSet::new();
        for line in codes.lines().skip(1) {
            let code = line.split('\t').next().unwrap();
            let query = format!("error=access_denied&error_description={code}%3A+x&state=s");
            let Answer::Refused(refusal) = Callback::parse(&query).unwrap().answer else {
                panic!("{code} is no refusal");
            };
            assert_eq!(refusal.code(), code);
            let fault = Fault::Callback(CallbackError::Refused(refusal));
            for texts in [&ru::TEXTS, &en::TEXTS] {
                let words = (texts.explain_sign_in)(fault);
                assert!(!words.then.is_empty(), "{code}");
                assert!(
                    said.insert(words.what),
                    "{code}: {} is said twice",
                    words.what
                );
            }
            count += 1;
        }
        assert_eq!(count, 37);
    }
}
