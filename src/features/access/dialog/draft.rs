//! What is unfinished in the dialog: kept while it is, brought back after a reload or a new sign-in,
//! and asked about before the user leaves.

use crate::api::ApiError;
use crate::browser;
use crate::browser::Leaving;
use crate::chunk::chunk;
use crate::domain::{Draft, DraftOf, Grantee, OrganizationId};
use crate::features::access::form::{Form, Resumed, Step, Subject};
use crate::features::access::opening::Opening;
use crate::session::SessionHandle;
use crate::session::frame_number;
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;

chunk! {
    in seldom:
    /// Reads the unfinished dialog of this person in this organization and opens it, if there is one.
    async fn resumed(
        session: SessionHandle,
        organization: OrganizationId,
        opening: RwSignal<Option<Opening>>
    ) -> Result<Make, ApiError> {
        if let Some(draft) = unfinished(session, organization).await {
            opening.set(Some(Opening::Unfinished(Box::new(draft))));
        }
        Ok(make((), |()| ()))
    }
}

/// Brings back what was being done before a reload or a new sign-in.
#[component]
pub fn ResumeUnfinished(
    organization: OrganizationId,
    opening: RwSignal<Option<Opening>>,
) -> impl IntoView {
    let session = expect_context::<SessionHandle>();
    browser::keeps_draft(&kept_as(&organization)).then(|| {
        let load = load(move || resumed(session.clone(), organization.clone(), opening));
        view! { <Loaded load=load /> }
    })
}

/// The name under which it is kept.
fn kept_as(organization: &OrganizationId) -> String {
    format!("{} {}", organization.as_str(), frame_number())
}

/// The unfinished dialog of this person in this organization, if there is one.
async fn unfinished(session: SessionHandle, organization: OrganizationId) -> Option<Draft> {
    let text = browser::kept_draft(&kept_as(&organization)).await?;
    let draft = Draft::from_storage(&text)?;
    let person = untrack(|| session.person())?;
    (draft.owner == person.id && draft.organization == organization).then_some(draft)
}

/// Forgets what was kept.
pub fn forget(organization: &OrganizationId) {
    browser::forget_draft(&kept_as(organization));
}

/// Keeps what is unfinished in the form, as long as the dialog is open.
pub fn keep(form: Form, organization: OrganizationId) {
    let session = expect_context::<SessionHandle>();
    let name = kept_as(&organization);
    Effect::new(move |_| {
        let owner = untrack(|| session.person()).map(|person| person.id);
        // All of it is read, so that each change is heard of.
        let draft = (form.step.get(), form.person.get(), form.rights());
        let consent = (
            form.consent.with(|consent| consent.held),
            form.consent_day.get(),
        );
        let of = match draft.0 {
            Step::Permissions(Subject::New(Grantee::Staff(member))) => DraftOf::Staff(member),
            Step::Permissions(Subject::New(Grantee::ByHand(_))) => {
                DraftOf::ByHand { at_boxes: true }
            }
            Step::ByHand => DraftOf::ByHand { at_boxes: false },
            Step::Permissions(Subject::Existing(access)) | Step::Revoke(access) => {
                DraftOf::Existing(access.employee.id.clone(), access.employee.rights())
            }
            Step::Start | Step::Choose => DraftOf::Nobody,
            // What was kept before is being brought back.
            Step::Opening(_) => return,
        };
        if !form.has_changes() {
            browser::forget_draft(&name);
        } else if let Some(owner) = owner {
            let text = Draft {
                owner,
                organization: organization.clone(),
                of,
                person: draft.1,
                rights: draft.2,
                consent_held: consent.0,
                consent_day: consent.1,
            }
            .to_storage();
            leptos::task::spawn_local(browser::keep_draft(name.clone(), text));
        }
    });
    browser::guard_leaving(move |leaving| {
        // Sending it is a change too, until the answer is there.
        let would_lose = form.has_changes() || form.saving.get_untracked();
        if would_lose && leaving == Leaving::InApp && !form.saving.get_untracked() {
            form.asking.set(true);
            browser::focus("go-on");
        }
        would_lose
    });
    on_cleanup(browser::let_leave);
}

/// Brings back what was kept.
pub fn resume(form: Form, draft: Draft) {
    let typed = draft.person.check();
    form.person.set(draft.person);
    form.choose(draft.rights);
    form.consent
        .update(|consent| consent.held = draft.consent_held);
    form.consent_day.set(draft.consent_day);
    let base = match &draft.of {
        DraftOf::Existing(_, base) => Some(base.clone()),
        _ => None,
    };
    form.resumed.set_value(Some(Resumed { base }));
    form.step.set(match (draft.of, typed) {
        (DraftOf::Nobody, _) => Step::Start,
        (DraftOf::Staff(member), _) => Step::Permissions(Subject::New(Grantee::Staff(member))),
        (DraftOf::ByHand { at_boxes: true }, Ok(person)) => {
            Step::Permissions(Subject::New(Grantee::ByHand(person)))
        }
        (DraftOf::ByHand { .. }, _) => Step::ByHand,
        (DraftOf::Existing(id, _), _) => Step::Opening(id),
    });
}
