//! One submission: how far it is, how to go on with it, and the sheet to print.

use super::paper::Paper;
use super::submissions::badge;
use super::words::words;
use crate::api::TrainingClient;
use crate::browser;
use crate::domain::{Organization, SectionAction, Submission, SubmissionId, SubmissionState};
use crate::features::sections;
use crate::features::training::address::address;
use crate::route::Place;
use crate::ui::load::{Loaded, load, make};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn SubmissionPage(organization: Organization, id: SubmissionId) -> impl IntoView {
    let t = &words().submissions;
    let client = expect_context::<TrainingClient>();
    let back = address(&organization.summary.id, Place::Submissions);
    let load = load(move || {
        let (client, id, organization) = (client.clone(), id.clone(), organization.clone());
        async move {
            let submission = client.submission(&organization.summary.id, &id).await?;
            Ok(make(
                (organization, submission),
                |(organization, submission)| {
                    view! { <Shown organization=organization submission=submission /> }
                },
            ))
        }
    });
    view! {
        <p>
            <a class="back" href=back>
                <Icon name=IconName::ChevronLeft />
                {t.back}
            </a>
        </p>
        <Loaded load=load />
    }
}

#[component]
fn Shown(organization: Organization, submission: Submission) -> impl IntoView {
    let t = &words().submissions;
    let summary = &submission.summary;
    let name = summary.name.clone();
    let state = summary.state;
    let send = address(&organization.summary.id, Place::SendRecords);
    let how = (state == SubmissionState::Open).then(|| {
        if organization.allows(SectionAction::SendRecords) {
            view! {
                <div class="notice notice--warning">
                    <p>{t.go_on}</p>
                    <div class="notice__actions">
                        <a class="button button--primary" href=send>
                            {t.go_on_link}
                        </a>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! { <p class="notice notice--warning">{t.go_on_others}</p> }.into_any()
        }
    });
    view! {
        <div class="title-row">
            <h1>{name.unwrap_or_else(|| t.unnamed.to_owned())}</h1>
            {badge(state)}
            <button
                type="button"
                class="button title-row__end"
                on:click=|_| browser::print()
            >
                {sections::words().print}
            </button>
        </div>
        {how}
        <Paper organization=organization.summary submission=submission />
    }
}
