//! «Скопировать права у…»: the boxes of somebody who has access, ticked here.

use crate::api::{ApiError, Client};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{Catalogue, Employee, EmployeeQuery, OrganizationId, Page};
use crate::features::access::form::Form;
use crate::features::access::words::words;
use crate::ui::SearchField;
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;

chunk! {
    in seldom:
    /// Whom to copy from, ready to be shown.
    async fn colleagues(organization: OrganizationId, on_choose: Callback<Employee>) -> Result<Make, ApiError> {
        Ok(make(organization, move |organization| {
            // The search has just come to the page.
            browser::focus("copy-search");
            view! { <Search organization=organization on_choose=on_choose /> }
        }))
    }
}

/// So many are offered; whoever has more than that to choose from narrows the search.
const OFFERED: usize = 10;

#[component]
pub fn CopyRights(form: Form, organization: OrganizationId, catalogue: Catalogue) -> impl IntoView {
    let t = &words().rights;
    let open = RwSignal::new(false);
    let word = RwSignal::new(String::new());
    let copy = Callback::new(move |employee: Employee| {
        form.ticked.update(|ticked| {
            *ticked = catalogue.with_template(ticked, &employee.permissions);
        });
        word.set((t.copied)(&employee.name.whole()));
        open.set(false);
        browser::focus("copy-rights");
    });
    let begin = move |_| {
        word.set(String::new());
        open.update(|open| *open = !*open);
    };
    let panel = move || {
        open.get()
            .then(|| view! { <Colleagues organization=organization.clone() on_choose=copy /> })
    };
    view! {
        <div class="notice__actions">
            <button
                type="button"
                class="button button--quiet button--small"
                id="copy-rights"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=begin
            >
                {t.copy}
            </button>
        </div>
        {move || panel()}
        <p class="field__hint" role="status">
            {move || word.get()}
        </p>
    }
}

/// The place of the search until its code is there, and then the search.
#[component]
fn Colleagues(organization: OrganizationId, on_choose: Callback<Employee>) -> impl IntoView {
    let load = load(move || colleagues(organization.clone(), on_choose));
    view! { <Loaded load=load /> }
}

#[component]
fn Search(organization: OrganizationId, on_choose: Callback<Employee>) -> impl IntoView {
    let t = &words().rights;
    let client = expect_context::<Client>();
    let query = RwSignal::new(String::new());
    let load = load(move || {
        let (client, organization) = (client.clone(), organization.clone());
        let query = EmployeeQuery {
            text: query.get(),
            ..EmployeeQuery::default()
        };
        async move {
            let page = client.some_employees(&organization, &query, None).await?;
            Ok(make(page, move |page| {
                view! { <Offered page=page on_choose=on_choose /> }
            }))
        }
    });
    view! {
        // Enter here searches; the dialog's own form must not hear of it.
        <div class="inline-form" on:submit=|event: leptos::ev::SubmitEvent| event.stop_propagation()>
            <SearchField
                label=t.copy_search
                id="copy-search"
                on_search=Callback::new(move |text: String| query.set(text))
            />
            <Loaded load=load />
        </div>
    }
}

#[component]
fn Offered(page: Page<Employee>, on_choose: Callback<Employee>) -> impl IntoView {
    let t = &words().rights;
    let word = match page.total {
        0 => Some(t.copy_nobody.to_owned()),
        total if page.items.len() > OFFERED => Some((t.copy_more)(total)),
        _ => None,
    };
    let rows = page.items.into_iter().take(OFFERED).map(|employee| {
        let name = employee.name.whole();
        let label = (t.copy_from)(&name);
        let position = employee.position.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="pick"
                    aria-label=label
                    on:click=move |_| on_choose.run(employee.clone())
                >
                    <span class="choice__name">{name}</span>
                    {position.map(|position| view! { <span class="choice__second">{position}</span> }.into_any())}
                </button>
            </li>
        }
    });
    view! {
        {word.map(|word| view! { <p class="count" role="status">{word}</p> }.into_any())}
        <ul class="picks">
            {rows.collect_view()}
        </ul>
    }
}
