//! One sign: what was found, what to do, what became of it, and the answer.

use super::answer::AnswerForm;
use super::list::{due_words, overdue_badge, state_badge};
use super::state::state_word;
use super::words::words;
use crate::api::ViolationsClient;
use crate::domain::{Organization, Section, SectionAction, Violation, ViolationId};
use crate::features::sections;
use crate::features::sections::history::HistoryList;
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::ui::load::{Loaded, load, make};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn ViolationPage(organization: Organization, id: ViolationId) -> impl IntoView {
    let client = expect_context::<ViolationsClient>();
    let place = Place::Section(Section::Violations);
    let list = href(&Route::Cabinet(organization.summary.id.clone(), place));
    let load = load(move || {
        let (client, organization, id) = (client.clone(), organization.clone(), id.clone());
        async move {
            let sign = client.violation(&organization.summary.id, &id).await?;
            Ok(make((organization, sign), |(organization, sign)| {
                view! { <Sign organization=organization sign=sign /> }
            }))
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

#[component]
fn Sign(organization: Organization, sign: Violation) -> impl IntoView {
    let w = words();
    let allowed = organization.allows(SectionAction::AnswerViolations);
    let id = organization.summary.id;
    let sign = RwSignal::new(sign);
    let facts = move || {
        let Violation { summary, to_do, .. } = sign.get();
        let due = due_words(&summary.due_on);
        let due = due.or(summary.overdue.then(String::new));
        let place = summary.place.map(|place| fact(w.place, place.into_any()));
        let to_do = to_do.map(|to_do| fact(w.to_do, to_do.into_any()));
        let due = due.map(|due| {
            let due = view! { <span>{due} " " {overdue_badge(summary.overdue)}</span> };
            fact(w.due, due.into_any())
        });
        view! {
            <div class="title-row">
                <h1>{summary.what}</h1>
                {state_badge(summary.state)}
            </div>
            <dl class="facts">
                {place} {fact(w.found, summary.found_on.dotted().into_any())}
                {due} {to_do}
            </dl>
        }
    };
    let history = move || {
        let lines = sign.with(|sign| sign.history.clone());
        view! { <HistoryList lines=lines word=state_word other=w.changed system=w.system /> }
    };
    let answer = allowed.then(|| view! { <AnswerForm organization=id sign=sign /> });
    view! {
        {move || facts()}
        {answer}
        <section class="block" aria-labelledby="history">
            <h2 id="history">{w.history}</h2>
            {move || history()}
        </section>
    }
}

fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div class="facts__fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
