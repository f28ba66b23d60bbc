//! What the steps of the dialog share: where the user is, what they typed and ticked.

use super::save::Save;
use crate::api::ApiError;
use crate::browser;
use crate::domain::{
    Catalogue, Caution, Consent, ConsentForm, Day, EmployeeAccess, EmployeeId, GrantAttempt,
    Grantee, Merge, Permissions, PersonDraft, PersonFault, PersonField, Rights, Term, TermMerge,
};
use leptos::prelude::*;

/// Whose access is on the screen.
#[derive(Clone, PartialEq)]
pub enum Subject {
    /// Somebody who gets it now.
    New(Grantee),
    /// Somebody who has it, as last read.
    Existing(EmployeeAccess),
}

impl Subject {
    /// What is saved on the server.
    pub fn saved(&self) -> Rights {
        match self {
            Self::New(_) => Rights::default(),
            Self::Existing(access) => access.employee.rights(),
        }
    }
}

#[derive(Clone, PartialEq)]
pub enum Step {
    /// Reading the employee who was opened.
    Opening(EmployeeId),
    /// «Добавить сотрудника» or «Ввести вручную».
    Start,
    /// From the staff directory.
    Choose,
    /// Typed.
    ByHand,
    /// The checkboxes.
    Permissions(Subject),
    /// Sure?
    Revoke(EmployeeAccess),
}

/// Reads an employee and shows the checkboxes; with `true` the user's changes go on top.
pub type Read = Callback<(EmployeeId, bool)>;

/// What the steps share. What the user typed lives here, so that no step loses it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The step on the screen.
    pub step: RwSignal<Step>,
    /// What is typed by hand.
    pub person: RwSignal<PersonDraft>,
    /// What the server found wrong with it.
    pub refused: RwSignal<Vec<(PersonField, PersonFault)>>,
    /// The boxes that are ticked.
    pub ticked: RwSignal<Permissions>,
    /// The first day as the date field has it: `2026-11-22`, or nothing.
    pub from: RwSignal<String>,
    /// The last day, the same.
    pub until: RwSignal<String>,
    /// The employee's consent.
    pub consent: RwSignal<ConsentDraft>,
    /// The day of the consent, as the date field has it.
    pub consent_day: RwSignal<String>,
    /// The last failure.
    pub failure: RwSignal<Option<ApiError>>,
    /// What somebody else saved meanwhile, beside what the user ticked.
    pub merge: RwSignal<Option<(Merge, TermMerge)>>,
    /// What was brought back from before a reload, if anything was.
    pub resumed: StoredValue<Option<Resumed>>,
    /// Whether to ask before closing.
    pub asking: RwSignal<bool>,
    /// What waits for a second word before it is sent, and why.
    pub careful: RwSignal<Option<(Save, Vec<Caution>)>>,
    /// The last grant that was sent.
    pub attempt: StoredValue<Option<GrantAttempt>>,
    /// Whether something is being sent.
    pub saving: RwSignal<bool>,
}

/// What was said of the employee's consent.
#[derive(Clone, Default)]
pub struct ConsentDraft {
    /// Whether it is held.
    pub held: bool,
    /// Its text, once it was read.
    pub form: Option<ConsentForm>,
    /// The backend has another text by now.
    pub outdated: bool,
}

/// What was brought back from before a reload.
#[derive(Clone)]
pub struct Resumed {
    /// With what the user began, when it is about an employee who has access.
    pub base: Option<Rights>,
}

impl Form {
    /// Nothing typed and nothing ticked.
    pub fn new(step: Step) -> Self {
        Self {
            step: RwSignal::new(step),
            person: RwSignal::new(PersonDraft::default()),
            refused: RwSignal::new(Vec::new()),
            ticked: RwSignal::new(Permissions::default()),
            from: RwSignal::new(String::new()),
            until: RwSignal::new(String::new()),
            consent: RwSignal::new(ConsentDraft::default()),
            consent_day: RwSignal::new(String::new()),
            failure: RwSignal::new(None),
            merge: RwSignal::new(None),
            resumed: StoredValue::new(None),
            asking: RwSignal::new(false),
            careful: RwSignal::new(None),
            attempt: StoredValue::new(None),
            saving: RwSignal::new(false),
        }
    }

    /// To another step; the keyboard goes with it.
    pub fn go(self, step: Step) {
        self.failure.set(None);
        self.merge.set(None);
        self.careful.set(None);
        self.step.set(step);
    }

    /// To the checkboxes for an employee who gets access; ticks made before stay.
    pub fn open_new(self, grantee: Grantee) {
        self.go(Step::Permissions(Subject::New(grantee)));
    }

    /// To the checkboxes of an employee who was read.
    pub fn open_existing(self, access: EmployeeAccess) {
        self.choose(access.employee.rights());
        self.go(Step::Permissions(Subject::Existing(access)));
    }

    /// Ticks and fills in.
    pub fn choose(self, Rights { permissions, term }: Rights) {
        let text = |day: Option<Day>| day.map_or_else(String::new, |day| day.as_str().to_owned());
        self.ticked.set(permissions);
        self.from.set(text(term.from));
        self.until.set(text(term.until));
    }

    /// The term as it is filled in; tracked.
    pub fn term(self) -> Term {
        Term {
            from: self.from.with(|text| Day::parse(text)),
            until: self.until.with(|text| Day::parse(text)),
        }
    }

    /// What is ticked and filled in; tracked.
    pub fn rights(self) -> Rights {
        Rights {
            permissions: self.ticked.get(),
            term: self.term(),
        }
    }

    /// The consent, if it is said to be held and its text is known.
    pub fn consent(self) -> Option<Consent> {
        let ConsentDraft { held, form, .. } = self.consent.get_untracked();
        let text = form.filter(|_| held)?;
        Some(Consent {
            version: text.version,
            given_on: self.consent_day.with_untracked(|text| Day::parse(text)),
        })
    }

    /// The same employee as somebody else has saved them meanwhile: the user's changes go on top.
    pub fn merge_into(self, access: EmployeeAccess, catalogue: &Catalogue) {
        let base = if let Step::Permissions(subject) = self.step.get_untracked() {
            subject.saved()
        } else {
            let resumed = self.resumed.get_value();
            resumed.and_then(|it| it.base).unwrap_or_default()
        };
        let (theirs, mine) = (access.employee.rights(), untrack(|| self.rights()));
        // Nobody else changed anything: there is nothing to compare.
        let is_same = base == theirs;
        let merge = Merge {
            base: base.permissions,
            theirs: theirs.permissions,
            mine: mine.permissions,
        };
        let terms = TermMerge {
            base: base.term,
            theirs: theirs.term,
            mine: mine.term,
        };
        self.choose(Rights {
            permissions: merge.merged(catalogue),
            term: terms.merged(),
        });
        self.go(Step::Permissions(Subject::Existing(access)));
        self.merge.set((!is_same).then_some((merge, terms)));
    }

    /// Asks before it sends.
    pub fn ask(self, save: Save, cautions: Vec<Caution>) {
        self.careful.set(Some((save, cautions)));
        browser::focus("think-again");
    }

    /// Whether closing would lose something, on whatever step it was made.
    pub fn has_changes(self) -> bool {
        let rights = untrack(|| self.rights());
        match self.step.get_untracked() {
            Step::Opening(_) => false,
            Step::Permissions(Subject::New(_)) => true,
            Step::Permissions(Subject::Existing(access)) | Step::Revoke(access) => {
                rights != access.employee.rights()
            }
            Step::Start | Step::Choose | Step::ByHand => {
                rights != Rights::default() || !self.person.with_untracked(PersonDraft::is_empty)
            }
        }
    }
}
