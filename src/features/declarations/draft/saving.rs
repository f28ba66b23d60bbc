//! The draft saves itself: after a pause, on leaving a field, before anything else is done with it.

use super::form::{Form, Going};
use crate::api::ApiError;
use crate::browser;
use crate::browser::Leaving;
use crate::domain::{
    Autosave, Declaration, DeclarationContent, DeclarationField, DeclarationState, ErrorKind,
    Reread,
};
use crate::session::{Session, SessionHandle};

use leptos::prelude::*;
use std::time::Duration;

/// How long the user must pause before what they typed is saved.
const PAUSE: Duration = Duration::from_millis(1_500);

/// How long somebody who leaves waits for the last save without being asked.
const PATIENCE: Duration = Duration::from_secs(1);

impl Form {
    /// The user changed something; it is saved after a pause.
    pub fn change(self, field: DeclarationField, change: impl FnOnce(&mut DeclarationContent)) {
        self.content.update(change);
        self.checks
            .update(|checks| checks.refused.retain(|at| *at != field));
        self.stop_waiting();
        let timer = set_timeout_with_handle(move || self.save(), PAUSE).ok();
        self.context.update_value(|context| context.timer = timer);
    }

    fn stop_waiting(self) {
        if let Some(timer) = self
            .context
            .try_update_value(|context| context.timer.take())
            .flatten()
        {
            timer.clear();
        }
    }

    /// Saves what is not saved, unless that is under way or the user has to choose first.
    pub fn save(self) {
        self.stop_waiting();
        let chooses = self.theirs.try_with_untracked(Option::is_some) != Some(false);
        if chooses || self.busy.get_untracked() {
            return;
        }
        let now = self.content.get_untracked();
        if self
            .autosave
            .with_untracked(|autosave| !autosave.is_unsaved(&now))
        {
            return;
        }
        if let Some(sent) = self
            .autosave
            .try_update(|autosave| autosave.next(&now))
            .flatten()
        {
            leptos::task::spawn_local(self.send(sent));
        }
    }

    async fn send(self, first: DeclarationContent) {
        let mut sent = Some(first);
        while let Some(content) = sent.take() {
            let Some(context) = self.context.try_get_value() else {
                return;
            };
            let version = self
                .autosave
                .with_untracked(|autosave| autosave.version().clone());
            let organization = &context.organization.id;
            let answer = context
                .client
                .save_declaration(organization, &context.id, &version, &content)
                .await;
            let there = match answer.as_ref().map_err(moved) {
                Err(true) => Some(context.client.declaration(organization, &context.id).await),
                _ => None,
            };
            if self.content.is_disposed() {
                return; // the page is gone
            }
            let goes_on = match (answer, there) {
                (Ok(now), _) => {
                    self.autosave
                        .update(|autosave| autosave.saved(now.version.clone()));
                    self.learn(&now);
                    self.note_saved();
                    true
                }
                (_, Some(Ok(there))) => self.found(there),
                (Err(error), None) | (_, Some(Err(error))) => {
                    self.autosave.update(Autosave::failed);
                    self.fail(error);
                    false
                }
            };
            if goes_on {
                // What was typed meanwhile goes next.
                let now = self.content.get_untracked();
                sent = self
                    .autosave
                    .with_untracked(|autosave| autosave.is_unsaved(&now))
                    .then(|| {
                        self.autosave
                            .try_update(|autosave| autosave.next(&now))
                            .flatten()
                    })
                    .flatten();
            }
        }
        self.settle();
    }

    /// What is there after somebody saved first; `true` when it was this form itself.
    pub fn found(self, there: Declaration) -> bool {
        let draft = there.state == Some(DeclarationState::Draft);
        let version = there.version.clone();
        let whose = self
            .autosave
            .try_update(|autosave| autosave.reread(&there.content, version));
        if draft && whose == Some(Reread::Ours) {
            self.learn(&there);
            self.note_saved();
            return true;
        }
        // Nothing is lost: it was submitted as it stands here.
        if !draft
            && self
                .content
                .with_untracked(|content| *content == there.content)
        {
            self.hand_over(there);
        } else {
            self.failure.set(None);
            self.theirs.set(Some(there));
            browser::focus("conflict");
        }
        false
    }

    fn fail(self, error: ApiError) {
        let fields = error.fields.iter();
        let refused = fields.filter_map(|fault| DeclarationField::at(&fault.pointer));
        let refused = refused.collect();
        self.checks.update(|checks| checks.refused = refused);
        // The same failure again is not told again.
        let known =
            |known: &Option<ApiError>| known.as_ref().is_some_and(|known| known.kind == error.kind);
        if !self.failure.with_untracked(known) {
            self.failure.set(Some(error));
        }
    }

    /// After the last answer: whoever waited to leave goes, or is asked.
    fn settle(self) {
        if self.going.get_untracked() == Going::No {
            return;
        }
        if untrack(|| self.is_unsaved()) || self.theirs.with_untracked(Option::is_some) {
            self.going.set(Going::Asked);
        } else {
            self.going.set(Going::No);
            self.context
                .with_value(|context| context.navigator.clone())
                .leave();
        }
    }

    /// Until the form is gone: leaving saves, and asks when that does not work; a new sign-in goes on
    /// with what could not be saved.
    pub fn guard(self) {
        browser::guard_leaving(move |leaving| {
            let choosing = self.theirs.with_untracked(Option::is_some);
            let would_lose = untrack(|| self.is_unsaved()) || choosing;
            if would_lose {
                self.save();
            }
            if would_lose && leaving == Leaving::InApp {
                self.going.set(if choosing {
                    Going::Asked
                } else {
                    Going::WhenSaved
                });
                set_timeout(
                    move || {
                        if self.going.try_get_untracked() == Some(Going::WhenSaved) {
                            self.going.set(Going::Asked);
                        }
                    },
                    PATIENCE,
                );
            }
            would_lose
        });
        on_cleanup(move || {
            browser::let_leave();
            self.stop_waiting();
        });
        let session = expect_context::<SessionHandle>();
        Effect::new(move |_| {
            let back = matches!(session.get(), Session::SignedIn(_));
            let ended = |error: &Option<ApiError>| {
                let error = error.as_ref();
                error.is_some_and(|error| error.kind == ErrorKind::SessionEnded)
            };
            if back && self.failure.with_untracked(ended) {
                self.save();
            }
        });
    }
}

/// Whether the refusal means that what is there is not what was read.
pub fn moved(error: &ApiError) -> bool {
    matches!(
        error.kind,
        ErrorKind::ChangedMeanwhile | ErrorKind::DeclarationSubmitted
    )
}
