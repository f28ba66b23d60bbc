//! The words of a refusal: a part of the app of its own.

use crate::domain::ClosedReason;
use crate::i18n::Step;

/// The words of a refusal.
pub struct RefusalTexts {
    pub refused_label: fn(&str) -> String,
    pub choose_another: &'static str,
    pub unchanged: fn(&str) -> String,
    pub refusal: fn(ClosedReason) -> &'static RefusalWords,
    pub letter: Letter,
}

/// A refusal in words.
pub struct RefusalWords {
    /// The reason.
    pub title: &'static str,
    /// What to do, in order.
    pub steps: &'static [Step],
}

/// The words of the letter to the руководитель.
pub struct Letter {
    pub title: &'static str,
    pub lead: &'static str,
    pub wanted: &'static str,
    pub copy: &'static str,
    pub print: &'static str,
    pub mail: &'static str,
    pub subject: fn(&LetterFacts) -> String,
    pub text: fn(&LetterFacts, &[String]) -> String,
}

/// What the letter to the руководитель is made of.
pub struct LetterFacts {
    /// Its short name.
    pub organization: String,
    /// ОГРН.
    pub ogrn: Option<String>,
    /// Who asks.
    pub person: String,
    /// Where the cabinet is.
    pub address: String,
    /// Why access is closed.
    pub reason: ClosedReason,
}
