//! What is being written, and what is known of the copy at the backend.

use crate::api::{ApiError, DeclarationsClient, SoutClient};
use crate::browser;
use crate::domain::{
    Autosave, Day, Declaration, DeclarationContent, DeclarationFault, DeclarationField,
    DeclarationId, DeclaredWorkplace, IdempotencyKey, OrganizationSummary, Version, WorkplaceId,
};
use crate::navigation::Navigator;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// What is behind the form.
#[derive(Clone)]
pub struct DraftContext {
    pub client: DeclarationsClient,
    /// Reports and workplaces are another section's, which a site may lack.
    pub reports: Option<SoutClient>,
    pub navigator: Navigator,
    pub organization: OrganizationSummary,
    pub id: DeclarationId,
    /// Where the submitted one goes.
    pub submitted: RwSignal<Option<Declaration>>,
    /// The key of submitting this version.
    pub key: Option<(Version, IdempotencyKey)>,
    /// Until what was typed is saved.
    pub timer: Option<TimeoutHandle>,
}

/// What is told of the fields.
#[derive(Clone, Default)]
pub struct Checks {
    /// Gaps are faults once the user has tried to submit.
    pub tried: bool,
    /// What the backend refused.
    pub refused: Vec<DeclarationField>,
}

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Fields,
    Preview,
}

/// A dialog over the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Over {
    Nothing,
    Report,
    Places,
    /// «Удалить черновик?»
    Delete,
}

/// Whether the user is about to leave.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Going {
    No,
    /// As soon as it is saved.
    WhenSaved,
    /// That takes too long: they are asked.
    Asked,
}

/// The draft. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Form {
    pub context: StoredValue<DraftContext>,
    pub content: RwSignal<DeclarationContent>,
    pub autosave: RwSignal<Autosave>,
    /// The time of day of the last save.
    pub saved_at: RwSignal<Option<String>>,
    /// What kept the last save from working.
    pub failure: RwSignal<Option<ApiError>>,
    /// What somebody else saved, until the user has chosen.
    pub theirs: RwSignal<Option<Declaration>>,
    /// What the user gave up for that; it can be brought back.
    pub aside: RwSignal<Option<DeclarationContent>>,
    /// The names of workplaces, as far as they were seen.
    pub known: RwSignal<Vec<DeclaredWorkplace>>,
    pub report_number: RwSignal<Option<String>>,
    pub checks: RwSignal<Checks>,
    pub step: RwSignal<Step>,
    pub over: RwSignal<Over>,
    pub going: RwSignal<Going>,
    /// Whether it is being submitted or deleted.
    pub busy: RwSignal<bool>,
    /// What kept that from working.
    pub refusal: RwSignal<Option<ApiError>>,
}

impl Form {
    pub fn new(
        organization: OrganizationSummary,
        draft: Declaration,
        submitted: RwSignal<Option<Declaration>>,
    ) -> Self {
        let client: DeclarationsClient = expect_context();
        Self {
            context: StoredValue::new(DraftContext {
                reports: client.offered(),
                client,
                navigator: expect_context(),
                organization,
                id: draft.id,
                submitted,
                key: None,
                timer: None,
            }),
            autosave: RwSignal::new(Autosave::new(draft.content.clone(), draft.version)),
            content: RwSignal::new(draft.content),
            saved_at: RwSignal::new(None),
            failure: RwSignal::new(None),
            theirs: RwSignal::new(None),
            aside: RwSignal::new(None),
            known: RwSignal::new(draft.workplaces),
            report_number: RwSignal::new(draft.report_number),
            checks: RwSignal::new(Checks::default()),
            step: RwSignal::new(Step::Fields),
            over: RwSignal::new(Over::Nothing),
            going: RwSignal::new(Going::No),
            busy: RwSignal::new(false),
            refusal: RwSignal::new(None),
        }
    }

    /// Whether something is not at the backend yet; tracked.
    pub fn is_unsaved(self) -> bool {
        let now = self.content.get();
        self.autosave.with(|autosave| autosave.is_unsaved(&now))
    }

    /// What is wrong with a field, as far as it is to be told already; tracked.
    pub fn fault(self, field: DeclarationField) -> Option<DeclarationFault> {
        let (tried, refused) = self
            .checks
            .with(|checks| (checks.tried, checks.refused.contains(&field)));
        let found = self.content.with(|content| {
            if tried {
                content.fault(field, today().as_ref())
            } else {
                content.form_fault(field)
            }
        });
        found.or(refused.then_some(DeclarationFault::Refused))
    }

    /// Shows what is there now, and goes on from it.
    pub fn take(self, there: Declaration) {
        self.learn(&there);
        self.autosave
            .update(|autosave| autosave.adopt(there.content.clone(), there.version));
        self.content.set(there.content);
        self.note_saved();
    }

    /// It is submitted: nothing keeps the user here.
    pub fn hand_over(self, submitted: Declaration) {
        browser::let_leave();
        self.context
            .with_value(|context| context.submitted)
            .set(Some(submitted));
    }

    /// Names come with each answer.
    pub fn learn(self, there: &Declaration) {
        self.learn_places(&there.workplaces);
        // What was chosen meanwhile has a number of its own.
        let same = self
            .content
            .with_untracked(|content| content.report == there.content.report);
        if same {
            self.report_number.set(there.report_number.clone());
        }
    }

    pub fn learn_places(self, places: &[DeclaredWorkplace]) {
        self.known.update(|known| {
            for place in places {
                if !known.iter().any(|seen| seen.id == place.id) {
                    known.push(place.clone());
                }
            }
        });
    }

    pub fn note_saved(self) {
        // Hours and minutes, which both languages write alike: seconds would change with each save.
        let time = browser::clock("ru-RU");
        self.saved_at.set(Some(time.chars().take(5).collect()));
        self.failure.set(None);
    }

    /// The chosen workplaces with their names, in their order; tracked.
    pub fn places(self) -> Vec<DeclaredWorkplace> {
        let named = |id: &WorkplaceId| {
            let known = |known: &Vec<DeclaredWorkplace>| {
                known.iter().find(|place| place.id == *id).cloned()
            };
            self.known.with(known).unwrap_or_else(|| DeclaredWorkplace {
                id: id.clone(),
                number: id.as_str().to_owned(),
                name: String::new(),
                employees: None,
            })
        };
        self.content
            .with(|content| content.workplaces.iter().map(named).collect())
    }
}

pub fn today() -> Option<Day> {
    Day::parse(&browser::today())
}

pub fn field_id(field: DeclarationField) -> &'static str {
    match field {
        DeclarationField::Report => "declaration-report",
        DeclarationField::Workplaces => "declaration-places",
        DeclarationField::Address => "declaration-address",
        DeclarationField::SignedBy => "declaration-signer",
        DeclarationField::Position => "declaration-position",
        DeclarationField::SignedOn => "declaration-day",
        DeclarationField::Note => "declaration-note",
    }
}
