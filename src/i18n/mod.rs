//! The words of any page and of what `ui` shows, in Russian and English: a missing one does not compile. The words
//! of a feature are in its folder.
//!
//! The page keeps one language for its life; choosing another loads it anew.

mod digits;
pub(crate) mod en;
mod language;
#[cfg(test)]
mod refusal_tests;
pub(crate) mod ru;
#[cfg(test)]
mod sign_in_tests;
mod texts;
mod translation;

pub use language::Language;
pub use texts::{BatchTexts, Explanation, ExportTexts, PagerTexts, Step, Texts};
pub use translation::{Translation, Words, words};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Section;
    use crate::oidc::{Answer, Callback, CallbackError, Fault};

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
