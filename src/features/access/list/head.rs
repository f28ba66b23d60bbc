//! Above the list: how many there are, choosing all of them, the file, and what can be done with the chosen.

use super::everything::Everything;
use crate::api::Client;
use crate::browser;
use crate::domain::{Catalogue, Employee, EmployeeQuery, OrganizationId};
use crate::features::access::bulk;
use crate::features::access::bulk::{Intent, save_list};
use crate::features::access::chosen::Chosen;
use crate::features::access::words::words;
use crate::ui::load::failure::LoadFailure;
use crate::ui::scroll::Scroll;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn ListHead(
    organization: OrganizationId,
    catalogue: RwSignal<Option<Catalogue>>,
    query: RwSignal<EmployeeQuery>,
    scroll: Scroll,
    chosen: Chosen,
    intent: RwSignal<Option<Intent>>,
) -> impl IntoView {
    let locale = texts().locale;
    let (t, w) = (&words().administration, bulk::words());
    let client = expect_context::<Client>();
    let everything = Everything::new();
    let said = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        query.track();
        said.set(None);
    });
    let count = move || match (said.get(), scroll.total()?) {
        (Some(said), _) => Some(said),
        (None, 0) => Some(query.with(|query| {
            if query.is_filtered() {
                words().list.none_such.to_owned()
            } else if query.text.is_empty() {
                t.empty.to_owned()
            } else {
                (t.nothing_found)(&query.text)
            }
        })),
        (None, total) => Some((t.count)(total)),
    };
    let read = Callback::new(move |then: Callback<Vec<Employee>>| {
        let now = query.get_untracked();
        everything.start(client.clone(), organization.clone(), now, then);
    });
    let all = Callback::new(move |employees: Vec<Employee>| {
        chosen.learn(&employees);
        chosen.set(employees);
    });
    let file = Callback::new(move |employees: Vec<Employee>| {
        if let Some(catalogue) = catalogue.get_untracked() {
            save_list(w, locale, &catalogue, &employees);
            said.set(Some((w.exported)(employees.len())));
        }
    });
    // What was asked for last, for «Повторить».
    let last = StoredValue::new(all);
    let ask = move |what: Callback<Vec<Employee>>| {
        said.set(None);
        last.set_value(what);
        read.run(what);
    };
    let retry = Callback::new(move |()| read.run(last.get_value()));
    let idle = move || everything.progress.with(Option::is_none);
    let is_empty = move || scroll.total().is_none_or(|total| total == 0);
    let progress = move || {
        let (done, total) = everything.progress.get()?;
        Some(
            view! {
                <progress
                    class="run__bar"
                    aria-label=w.list
                    max=total.max(1).to_string()
                    value=done.to_string()
                ></progress>
                <span class="digits">{(w.read)(done, total)}</span>
            }
            .into_any(),
        )
    };
    let failure = move || {
        let failure = everything.failure.get();
        failure.map(|error| view! { <LoadFailure error=error on_retry=retry /> })
    };
    let main = move |_| {
        if idle() {
            ask(all);
            browser::focus("choose-all");
        } else {
            everything.stop();
        }
    };
    let main_words = move || {
        if idle() {
            (w.choose_all)(scroll.total().unwrap_or_default())
        } else {
            w.stop.to_owned()
        }
    };
    view! {
        <div class="list-head">
            <p class="count" role="status">
                {move || count()}
            </p>
            <div class="list-head__actions" hidden=is_empty>
                {move || progress()}
                <button
                    type="button"
                    id="choose-all"
                    class="button button--quiet button--small"
                    on:click=main
                >
                    {move || main_words()}
                </button>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    hidden=move || !idle()
                    on:click=move |_| {
                        ask(file);
                        browser::focus("choose-all");
                    }
                >
                    {w.export}
                </button>
            </div>
        </div>
        {failure}
        <ChosenBar scroll=scroll chosen=chosen intent=intent />
    }
}

/// How many are chosen, and what can be done with them.
#[component]
fn ChosenBar(scroll: Scroll, chosen: Chosen, intent: RwSignal<Option<Intent>>) -> impl IntoView {
    let w = bulk::words();
    let nobody = move || chosen.count() == 0;
    let chosen_words = move || {
        let count = chosen.count();
        (count > 0).then(|| (w.chosen)(count))
    };
    let kept = move || chosen.may_be_elsewhere().then_some(w.kept);
    let action = |label: &'static str, class: &'static str, what: Intent| {
        view! {
            <button type="button" class=class on:click=move |_| intent.set(Some(what))>
                {label}
            </button>
        }
    };
    view! {
        <div class="chosen">
            <p class="chosen__count" role="status">
                {move || chosen_words()}
            </p>
            <div
                class="chosen__actions"
                role="group"
                aria-label=w.actions
                hidden=nobody
            >
                {action(w.give, "button button--small", Intent::Give)}
                {action(w.take, "button button--small", Intent::Take)}
                {action(
                    w.revoke,
                    "button button--small button--danger-quiet",
                    Intent::Revoke,
                )}
                <button
                    type="button"
                    class="button button--quiet button--small"
                    on:click=move |_| {
                        chosen.set(Vec::new());
                        browser::focus(scroll.id());
                    }
                >
                    {w.unchoose}
                </button>
            </div>
            <p class="chosen__kept">{kept}</p>
        </div>
    }
}
