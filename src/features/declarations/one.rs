//! One declaration: a draft is written further, anything else is shown.

use super::address::list_address;
use super::beginning::Beginning;
use super::draft::DraftPage;
use super::list::state_badge;
use super::paper::Paper;
use super::words::words;
use crate::api::DeclarationsClient;
use crate::browser;
use crate::domain::{Declaration, DeclarationId, DeclarationState, Organization, SectionAction};
use crate::features::sections;
use crate::features::sections::failure::FormFailure;
use crate::features::sections::history::HistoryList;
use crate::ui::load::{Loaded, load, make};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn DeclarationPage(organization: Organization, id: DeclarationId) -> impl IntoView {
    let client = expect_context::<DeclarationsClient>();
    let list = list_address(&organization.summary.id);
    let load = load(move || {
        let (client, organization, id) = (client.clone(), organization.clone(), id.clone());
        async move {
            let declaration = client.declaration(&organization.summary.id, &id).await?;
            Ok(make(
                (organization, declaration),
                |(organization, declaration)| {
                    view! { <Present organization=organization declaration=declaration /> }
                },
            ))
        }
    });
    view! {
        <p>
            <a class="back" href=list>
                <Icon name=IconName::ChevronLeft />
                {sections::words().to_list}
            </a>
        </p>
        <Loaded load=load />
    }
}

/// As it is now; a draft becomes a submitted one here.
#[component]
fn Present(organization: Organization, declaration: Declaration) -> impl IntoView {
    let submitted = RwSignal::new(None::<Declaration>);
    move || {
        let organization = organization.clone();
        let (now, done) = match submitted.get() {
            Some(now) => (now, true),
            None => (declaration.clone(), false),
        };
        let writes = organization.allows(SectionAction::SubmitDeclarations);
        if writes && now.state == Some(DeclarationState::Draft) {
            view! { <DraftPage organization=organization.summary declaration=now submitted=submitted /> }
                .into_any()
        } else {
            view! { <Shown organization=organization declaration=now done=done /> }.into_any()
        }
    }
}

#[component]
fn Shown(
    organization: Organization,
    declaration: Declaration,
    /// Whether it was submitted just now.
    done: bool,
) -> impl IntoView {
    let w = words();
    let rejected = declaration.state == Some(DeclarationState::Rejected);
    let anew = rejected && organization.allows(SectionAction::SubmitDeclarations);
    let id = organization.summary.id.clone();
    let content = declaration.content.clone();
    let anew = anew.then(|| {
        let new = Beginning::new(id);
        view! {
            <div class="notice notice--warning">
                <p>{w.anew_lead}</p>
                <div class="notice__actions">
                    <button
                        type="button"
                        class="button button--primary"
                        aria-disabled=move || new.running.get().then_some("true")
                        on:click=move |_| new.begin.run(content.clone())
                    >
                        {w.anew}
                    </button>
                </div>
            </div>
            {move || new.failure.get().map(|error| view! { <FormFailure error=error /> })}
        }
    });
    let title = declaration.registry_number.clone();
    let title = title.unwrap_or_else(|| w.column_declaration.to_owned());
    let state = declaration.state;
    let history = declaration.history.clone();
    if done {
        browser::focus("declaration-done");
    }
    view! {
        <div class="title-row">
            <h1>{title}</h1>
            {state_badge(state)}
            <button
                type="button"
                class="button title-row__end"
                on:click=|_| browser::print()
            >
                {sections::words().print}
            </button>
        </div>
        {done
            .then(|| {
                view! {
                    <p class="notice notice--success" id="declaration-done" tabindex="-1" role="status">
                        {w.done_words}
                    </p>
                }
            })}
        {anew}
        <Paper organization=organization.summary declaration=declaration />
        <section class="block" aria-labelledby="history">
            <h2 id="history">{w.history}</h2>
            <HistoryList lines=history word=state_word other=w.changed system=w.system />
        </section>
    }
}

fn state_word(code: &str) -> Option<&'static str> {
    DeclarationState::of(code).map(words().state)
}
