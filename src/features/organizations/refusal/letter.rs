//! The letter to the руководитель: what is wanted is ticked, the words are ready.

use super::words::words;
use crate::api::Client;
use crate::browser;
use crate::domain::{ClosedReason, OrganizationSummary, Permissions};
use crate::features::organizations::refusal::words::LetterFacts;
use crate::session::SessionHandle;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn Letter(organization: OrganizationSummary, reason: ClosedReason) -> impl IntoView {
    let t = &words().letter;
    let client = expect_context::<Client>();
    let person = untrack(|| expect_context::<SessionHandle>().person());
    let wanted = RwSignal::new(Permissions::default());
    let copied = RwSignal::new(false);
    let id = organization.id.clone();
    // Without the catalogue the letter asks for access and leaves the rest to the reader.
    let catalogue = LocalResource::new(move || {
        let (client, id) = (client.clone(), id.clone());
        async move { client.permissions(&id).await.unwrap_or_default() }
    });
    let facts = LetterFacts {
        organization: organization.short_name,
        ogrn: organization.ogrn,
        person: person.map(|person| person.name.whole()).unwrap_or_default(),
        address: browser::origin(),
        reason,
    };
    let subject = (t.subject)(&facts);
    let text = Callback::new(move |()| {
        let catalogue = catalogue.get().unwrap_or_default();
        let labels = wanted.with(|wanted| catalogue.labels(wanted));
        (t.text)(&facts, &labels)
    });
    let mail = move || browser::mail_address(&subject, &text.run(()));
    let boxes = move || {
        let all = catalogue.get().unwrap_or_default();
        let groups = all.groups().into_iter().flat_map(|(_, entries)| entries);
        let boxes: Vec<_> = groups
            .map(|entry| {
                let all = all.clone();
                let ticked = entry.code.clone();
                view! {
                    <label class="choice">
                        <input
                            class="choice__mark"
                            type="checkbox"
                            prop:checked=move || wanted.with(|wanted| wanted.contains(&ticked))
                            on:change=move |_| {
                                wanted.update(|wanted| *wanted = all.toggled(wanted, &entry.code));
                                copied.set(false);
                            }
                        />
                        <span class="choice__main">{entry.label}</span>
                    </label>
                }
            })
            .collect();
        (!boxes.is_empty()).then(|| {
            view! {
                <fieldset class="choices">
                    <legend class="choices__legend">{t.wanted}</legend>
                    {boxes}
                </fieldset>
            }
            .into_any()
        })
    };
    view! {
        <section class="letter" aria-labelledby="letter">
            <h2 id="letter">{t.title}</h2>
            <p class="lead">{t.lead}</p>
            {boxes}
            <p class="letter__text">{move || text.run(())}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        browser::copy(&untrack(|| text.run(())));
                        copied.set(true);
                    }
                >
                    {t.copy}
                </button>
                <button type="button" class="button" on:click=|_| browser::print()>
                    {t.print}
                </button>
                <a class="button" href=move || Some(mail())>
                    {t.mail}
                </a>
                <span role="status">{move || copied.get().then_some(texts().copied)}</span>
            </div>
        </section>
    }
}
