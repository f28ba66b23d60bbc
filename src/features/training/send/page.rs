//! The page, and its steps once their code is there.

use super::check::CheckStep;
use super::job::{Away, Job, Stage};
use super::pick::{PickStep, ReadingStep};
use super::running::RunningStep;
use super::transfer::Transfer;
use super::words::words;
use crate::api::{ApiError, TrainingClient};
use crate::browser;
use crate::browser::Leaving;
use crate::chunk::chunk;
use crate::domain::{LearnProgram, Organization, Section, SectionAction};
use crate::features::sections;
use crate::features::training::address::address;
use crate::navigation::Navigator;
use crate::route::Place;
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::{Icon, IconName, Question};
use leptos::prelude::*;

chunk! {
    in sending:
    /// The steps, ready to be shown.
    async fn steps(organization: Organization, programs: Vec<LearnProgram>) -> Result<Make, ApiError> {
        Ok(make((organization, programs), |(organization, programs)| {
            view! { <Steps organization=organization programs=programs /> }
        }))
    }
}

#[component]
pub fn SendPage(organization: Organization) -> impl IntoView {
    let back = address(
        &organization.summary.id,
        Place::Section(Section::TrainingRegistry),
    );
    let client = expect_context::<TrainingClient>();
    let load = load(move || {
        let (client, organization) = (client.clone(), organization.clone());
        async move {
            // Who may not send needs no catalogue: nothing is checked for them.
            let programs = if organization.allows(SectionAction::SendRecords) {
                client.learn_programs(&organization.summary.id).await?
            } else {
                Vec::new()
            };
            steps(organization, programs).await
        }
    });
    view! {
        <p>
            <a class="back" href=back>
                <Icon name=IconName::ChevronLeft />
                {sections::words().to_list}
            </a>
        </p>
        <Loaded load=load />
    }
}

#[component]
pub fn Steps(organization: Organization, programs: Vec<LearnProgram>) -> impl IntoView {
    let t = words();
    if !organization.allows(SectionAction::SendRecords) {
        return view! {
            <h1>{t.title}</h1>
            <p class="notice notice--info">{t.not_allowed}</p>
        }
        .into_any();
    }
    let job = Job::new(organization, programs);
    let transfer = Transfer::new(job);
    keep_here(job, transfer);
    // The keyboard goes where the next step begins; on arrival it stays where the page put it.
    let mut opened = false;
    Effect::new(move |_| {
        let stage = job.stage.get();
        if std::mem::replace(&mut opened, true) {
            let says = stage == Stage::Check && transfer.says_something();
            browser::focus(if says {
                "send-outcome"
            } else {
                stage.begins_at()
            });
        }
    });
    let content = move || match job.stage.get() {
        Stage::Pick => view! { <PickStep job=job /> }.into_any(),
        Stage::Reading => view! { <ReadingStep job=job /> }.into_any(),
        Stage::Check => view! { <CheckStep job=job transfer=transfer /> }.into_any(),
        Stage::Sending => view! { <RunningStep transfer=transfer /> }.into_any(),
    };
    // It is there before it says something: only then is it read aloud.
    let summary = move || {
        let shown = matches!(job.stage.get(), Stage::Check | Stage::Sending);
        job.summary.with(|summary| {
            let summary = summary.as_ref().filter(|_| shown)?;
            Some((t.summary)(summary.counts.rows, summary.errors()))
        })
    };
    view! {
        <h1 id="send-title" tabindex="-1">
            {t.title}
        </h1>
        <p class="send__summary" id="send-summary" role="status" tabindex="-1">
            {summary}
        </p>
        {move || content()}
        {move || job.asks.get().map(|away| view! { <Unsaved job=job away=away /> })}
    }
    .into_any()
}

/// What was mended, and what is on its way, is not lost without a word.
pub fn keep_here(job: Job, transfer: Transfer) {
    browser::guard_leaving(move |leaving| {
        let goes_on = untrack(|| transfer.goes_on());
        let in_app = leaving == Leaving::InApp;
        if goes_on && in_app {
            // It says then that it was stopped; whoever leaves once more is let go.
            transfer.stop();
            return true;
        }
        let edited = job.edited.get_untracked();
        if edited && in_app {
            job.asks.set(Some(Away::Page));
        }
        goes_on || edited
    });
    on_cleanup(move || {
        browser::let_leave();
        job.end();
    });
}

#[component]
pub fn Unsaved(job: Job, away: Away) -> impl IntoView {
    let t = words();
    let navigator = expect_context::<Navigator>();
    let stay = move || job.asks.set(None);
    let (title, button) = match away {
        Away::Page => (t.unsaved, t.leave),
        Away::File => (t.unsaved_file, t.another),
    };
    let leave = move || match away {
        Away::Page => navigator.leave(),
        Away::File => {
            stay();
            job.pick();
        }
    };
    view! {
        <Question title=title on_escape=Callback::new(move |()| stay())>
            <p>{t.unsaved_lead}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| stay()
                >
                    {t.stay}
                </button>
                <button type="button" class="button" on:click=move |_| leave()>
                    {button}
                </button>
            </div>
        </Question>
    }
}
