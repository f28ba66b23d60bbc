//! The words of «Реестр обученных»: the list, and what was sent.

pub mod en;
mod ru;

use crate::domain::{RecordState, SubmissionState};
use crate::features::sections::words::ListTexts;
use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static RegistryTexts {
    i18n::words()
}

impl Words for RegistryTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of «Реестр обученных».
pub struct RegistryTexts {
    pub list: ListTexts,
    pub program: &'static str,
    pub any_program: &'static str,
    pub program_of: fn(u32, &str) -> String,
    pub check_and_send: &'static str,
    pub sent: &'static str,
    pub column_person: &'static str,
    pub column_test: &'static str,
    pub column_state: &'static str,
    pub snils: &'static str,
    pub protocol: fn(&str) -> String,
    pub passed: &'static str,
    pub not_passed: &'static str,
    pub state: fn(RecordState) -> Option<&'static str>,
    pub refusal: &'static str,
    pub copy: &'static str,
    pub copy_of: fn(&str, &str) -> String,
    pub copied: fn(&str) -> String,
    pub file: &'static str,
    pub file_head: [&'static str; 15],
    pub submissions: SubmissionTexts,
}

/// The words of «Что отправлено».
pub struct SubmissionTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub count: fn(u64) -> String,
    pub empty: &'static str,
    pub column_when: &'static str,
    pub column_name: &'static str,
    pub column_records: &'static str,
    pub column_state: &'static str,
    pub unnamed: &'static str,
    pub open: fn(&str, &str) -> String,
    pub state: fn(SubmissionState) -> Option<&'static str>,
    pub records: fn(u64) -> String,
    pub received: fn(u64, u64) -> String,
    pub refused: fn(u64) -> String,
    pub back: &'static str,
    pub go_on: &'static str,
    pub go_on_link: &'static str,
    pub go_on_others: &'static str,
    pub organization: &'static str,
    pub inn: &'static str,
    pub ogrn: &'static str,
    pub file: &'static str,
    pub begun: &'static str,
    pub completed: &'static str,
    pub who: &'static str,
    pub announced: &'static str,
    pub here: &'static str,
    pub refused_fact: &'static str,
    pub digest: &'static str,
    pub digest_hint: &'static str,
    pub portions: &'static str,
    pub no_portions: &'static str,
    pub portion: &'static str,
    pub portion_records: &'static str,
    pub portion_refused: &'static str,
    pub portion_when: &'static str,
    pub printed: fn(&str) -> String,
}
