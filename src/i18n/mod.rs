//! Every word on the screen, in Russian and English: a missing one does not compile.
//!
//! The page keeps one language for its life; choosing another loads it anew.

mod bulk;
mod declarations;
mod embed;
mod en;
mod en_access;
mod en_bulk;
mod en_declarations;
mod en_embed;
mod en_import;
mod en_organizations;
mod en_registry;
mod en_registry_send;
mod en_rights;
mod en_sections;
mod en_sign_in;
mod en_sout;
mod en_violations;
mod import;
#[cfg(test)]
mod refusal_tests;
mod registry;
mod registry_send;
mod rights;
mod ru;
mod ru_access;
mod ru_bulk;
mod ru_declarations;
mod ru_embed;
mod ru_import;
mod ru_organizations;
mod ru_registry;
mod ru_registry_send;
mod ru_rights;
mod ru_sections;
mod ru_sign_in;
mod ru_sout;
mod ru_violations;
mod sections;
#[cfg(test)]
mod sign_in_tests;
mod sout;
mod violations;

use crate::chunk::{Missing, chunk};
use crate::domain::{
    ClosedReason, EmployeeSort, EmployeeState, NumberFault, PersonField, Role, Section, Term,
    TermState, Trouble,
};
use crate::oidc::Fault;
pub use bulk::BulkTexts;
pub use declarations::DeclarationTexts;
pub use embed::EmbedTexts;
pub use import::ImportTexts;
pub use registry::RegistryTexts;
pub use registry_send::SendTexts;
pub use rights::{ExportTexts, JournalTexts, RightsTexts, ShortcutTexts};
pub use sections::{ChoiceTexts, ListTexts, SectionTexts};
pub use sout::SoutTexts;
pub use violations::ViolationTexts;

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

    /// Its words. Russian is always there; another language is a file of its own.
    ///
    /// # Errors
    /// The file could not be loaded.
    pub async fn texts(self) -> Result<&'static Texts, Missing> {
        match self {
            Self::Russian => Ok(Texts::russian()),
            Self::English => english().await,
        }
    }
}

chunk! {
    in english:
    /// English, whole: also the words that Russian keeps with the parts of the app that have them.
    async fn english() -> Result<&'static Texts, Missing> {
        Ok(&en::TEXTS)
    }
}

impl Texts {
    /// The words that are always there.
    #[must_use]
    pub fn russian() -> &'static Self {
        &ru::TEXTS
    }

    /// The words of giving access.
    #[must_use]
    pub fn access(&self) -> &'static AccessTexts {
        self.access.unwrap_or(&ru_access::TEXTS)
    }

    /// The words of the app in a frame.
    #[must_use]
    pub fn embed(&self) -> &'static EmbedTexts {
        self.embed.unwrap_or(&ru_embed::TEXTS)
    }

    /// The words that the sections share.
    #[must_use]
    pub fn sections(&self) -> &'static SectionTexts {
        self.sections.unwrap_or(&ru_sections::TEXTS)
    }

    /// The words of the signs of violations.
    #[must_use]
    pub fn violations(&self) -> &'static ViolationTexts {
        self.violations.unwrap_or(&ru_violations::TEXTS)
    }

    /// The words of the declarations.
    #[must_use]
    pub fn declarations(&self) -> &'static DeclarationTexts {
        self.declarations.unwrap_or(&ru_declarations::TEXTS)
    }
}

impl Texts {
    /// The words of «Реестр обученных».
    #[must_use]
    pub fn registry(&self) -> &'static RegistryTexts {
        self.registry.unwrap_or(&ru_registry::TEXTS)
    }

    /// The words of «Отчёты СОУТ».
    #[must_use]
    pub fn sout(&self) -> &'static SoutTexts {
        self.sout.unwrap_or(&ru_sout::TEXTS)
    }
}

impl RegistryTexts {
    /// The words of checking a file and sending it, which are with that part of the app.
    #[must_use]
    pub fn sending(&self) -> &'static SendTexts {
        self.sending.unwrap_or(&ru_registry_send::TEXTS)
    }
}

impl AccessTexts {
    /// The words of giving access by a table, which are with that part of the app.
    #[must_use]
    pub fn import(&self) -> &'static ImportTexts {
        self.import.unwrap_or(&ru_import::TEXTS)
    }
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

/// A refusal in words.
pub struct RefusalWords {
    /// The reason.
    pub title: &'static str,
    /// What to do, in order.
    pub steps: &'static [Step],
}

/// All words.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Texts {
    access: Option<&'static AccessTexts>,
    sections: Option<&'static SectionTexts>,
    embed: Option<&'static EmbedTexts>,
    registry: Option<&'static RegistryTexts>,
    sout: Option<&'static SoutTexts>,
    violations: Option<&'static ViolationTexts>,
    declarations: Option<&'static DeclarationTexts>,
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
    pub signing_in: &'static str,
    pub sign_in_other_tab: &'static str,
    pub explain: fn(Trouble) -> Explanation,
    pub explain_sign_in: fn(Fault) -> Explanation,
    pub landing: Landing,
    pub callback: Callback,
    pub signed_out: SignedOut,
    pub session_end: SessionEnd,
    pub not_found: NotFound,
    pub organizations: Organizations,
    pub refusal: fn(ClosedReason) -> &'static RefusalWords,
    pub letter: Letter,
    pub cabinet: Cabinet,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Landing {
    pub title: &'static str,
    pub lead: &'static str,
    pub needed_title: &'static str,
    pub needed: &'static [&'static str],
    pub return_lead: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Callback {
    pub title: &'static str,
    pub completing: &'static str,
    pub failed: &'static str,
    pub to_host: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct SignedOut {
    pub title: &'static str,
    pub lead: &'static str,
    pub unconfirmed: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct SessionEnd {
    pub ending: &'static str,
    pub left: fn(u64) -> String,
    pub ending_lead: &'static str,
    pub prolong: &'static str,
    pub ended: &'static str,
    pub ended_lead: &'static str,
    pub ended_beside: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct NotFound {
    pub title: &'static str,
    pub lead: &'static str,
    pub to_organizations: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Organizations {
    pub title: &'static str,
    pub lead: &'static str,
    pub search: &'static str,
    pub count: fn(u64) -> String,
    pub nothing_found: fn(&str) -> String,
    pub empty_title: &'static str,
    pub empty_steps: &'static [Step],
    pub still_none: &'static str,
    pub ogrn: &'static str,
    pub inn: &'static str,
    pub role: fn(Role) -> Option<&'static str>,
    pub open: &'static str,
    pub closed: &'static str,
    pub liquidated: &'static str,
    pub any: &'static str,
    pub filter_role: &'static str,
    pub filter_state: &'static str,
    pub sort: &'static str,
    pub sorts: [&'static str; 3],
    pub shortcuts: &'static str,
    pub favourite: fn(&str) -> String,
    pub forget: fn(&str) -> String,
    pub refused_label: fn(&str) -> String,
    pub check_again: &'static str,
    pub choose_another: &'static str,
    pub unchanged: fn(&str) -> String,
    pub not_yours_title: &'static str,
    pub not_yours_steps: &'static [Step],
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

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
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

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Cabinet {
    pub user_menu: &'static str,
    pub change_organization: &'static str,
    pub change_organization_hint: &'static str,
    pub administration: &'static str,
    pub only_administrators: &'static str,
    pub sign_out: &'static str,
    pub sections: &'static str,
    pub no_sections: &'static str,
    pub section: fn(Section) -> &'static str,
    pub section_about: fn(Section) -> &'static str,
    pub section_closed: &'static str,
    pub overview: &'static str,
}

/// The words of giving access: a part of the app that few need has its words with it.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct AccessTexts {
    import: Option<&'static ImportTexts>,
    pub administration: Administration,
    pub list: EmployeeListWords,
    pub dialog: AccessDialog,
    pub rights: &'static RightsTexts,
    pub journal: &'static JournalTexts,
    pub export: &'static ExportTexts,
    pub shortcuts: &'static ShortcutTexts,
    pub bulk: &'static BulkTexts,
    pub field: fn(PersonField) -> &'static str,
    pub field_hint: fn(PersonField) -> Option<&'static str>,
    pub faults: Faults,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Administration {
    pub title: &'static str,
    pub count: fn(u64) -> String,
    pub add: &'static str,
    pub search: &'static str,
    pub nothing_found: fn(&str) -> String,
    pub empty: &'static str,
    pub column_employee: &'static str,
    pub column_snils: &'static str,
    pub column_permissions: &'static str,
    pub me: &'static str,
    pub open: fn(&str) -> String,
    pub more: fn(usize) -> String,
    pub granted: fn(&str) -> String,
    pub changed: fn(&str) -> String,
    pub revoked: fn(&str) -> String,
    pub undo: &'static str,
    pub not_undone: &'static str,
    pub perhaps_undone: &'static str,
    pub page_range: fn((u64, u64), u64) -> String,
    pub page_back: &'static str,
    pub page_forward: &'static str,
    pub pages: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct EmployeeListWords {
    pub permission: &'static str,
    pub any_permission: &'static str,
    pub state: &'static str,
    pub any_state: &'static str,
    pub state_of: fn(EmployeeState) -> &'static str,
    pub sort: &'static str,
    pub sort_of: fn(EmployeeSort) -> &'static str,
    pub none_such: &'static str,
    pub term: fn(&Term) -> Option<String>,
    pub term_state: fn(TermState) -> Option<&'static str>,
    pub show: &'static str,
    pub show_of: fn(&str) -> String,
    pub hide: &'static str,
    pub hide_of: fn(&str) -> String,
    pub inn: fn(&str) -> String,
    pub no_numbers: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct AccessDialog {
    pub title: &'static str,
    pub start_lead: &'static str,
    pub add_employee: &'static str,
    pub add_employee_hint: &'static str,
    pub by_hand: &'static str,
    pub by_hand_hint: &'static str,
    pub choose_title: &'static str,
    pub choose_search: &'static str,
    pub has_access: &'static str,
    pub nobody_found: fn(&str) -> String,
    pub choose_first: &'static str,
    pub staff_count: fn(u64) -> String,
    pub by_hand_title: &'static str,
    pub another: &'static str,
    pub permissions_title: &'static str,
    pub template: &'static str,
    pub template_none: &'static str,
    pub tick_first: &'static str,
    pub nothing_changed: &'static str,
    pub will_add: fn(&str) -> String,
    pub will_remove: fn(&str) -> String,
    pub revoke: &'static str,
    pub revoke_question: fn(&str) -> String,
    pub revoke_consequence: &'static str,
    pub keep_access: &'static str,
    pub unsaved: &'static str,
    pub go_on: &'static str,
    pub discard: &'static str,
    pub kept_out_by: fn(&str) -> String,
    pub sensitive: fn(&str) -> String,
    pub own_rights: &'static str,
    pub save_all_the_same: &'static str,
    pub what_is_left: &'static str,
    pub reload_theirs: &'static str,
    pub reloaded: &'static str,
    pub there: &'static str,
    pub not_there: &'static str,
    pub comparison_base: &'static str,
    pub comparison_theirs: &'static str,
    pub comparison_mine: &'static str,
    pub ended: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Faults {
    pub required: &'static str,
    pub too_long: &'static str,
    pub refused: &'static str,
    pub number: fn(PersonField, NumberFault) -> String,
    pub summary: fn(usize) -> String,
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
        let t = Texts::russian();
        assert_eq!(t.sign_in, "Вход в систему");
        assert_eq!(t.save, "Сохранить");
        assert_eq!(t.organizations.title, "Организации");
        assert_eq!(t.cabinet.administration, "Администрирование");
        assert_eq!(t.cabinet.sign_out, "Выход");
        assert_eq!(t.session_end.prolong, "Продлить");
        let t = Texts::russian().access();
        assert_eq!(t.administration.add, "+ Доступ сотруднику");
        assert_eq!(t.dialog.title, "Доступ сотрудника");
        assert_eq!(t.dialog.add_employee, "Добавить сотрудника");
        assert_eq!(t.dialog.by_hand, "Ввести вручную");
        assert_eq!(t.dialog.revoke, "Отозвать доступ");
        let sections = Section::ALL.map(Texts::russian().cabinet.section);
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

    /// What stands in `index.html` before the app has arrived is what the app then shows.
    #[test]
    fn the_static_page_says_the_same() {
        let page = include_str!("../../index.html");
        let t = Texts::russian();
        for text in [t.service_name, t.landing.title, t.landing.lead] {
            assert!(page.contains(text), "{text}");
        }
    }
}
