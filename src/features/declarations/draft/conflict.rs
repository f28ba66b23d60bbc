//! Somebody else saved the draft first: both are shown, and the user chooses.

use super::form::Form;
use crate::browser;
use crate::domain::{Day, Declaration, DeclarationContent, DeclarationField, DeclarationState};
use crate::features::declarations::words::words;

use leptos::prelude::*;

/// Both of them, field by field, as long as the user has not chosen.
#[component]
pub fn Conflict(form: Form) -> impl IntoView {
    move || {
        let theirs = form.theirs.get()?;
        let draft = theirs.state == Some(DeclarationState::Draft);
        Some(view! { <Both form=form theirs=theirs draft=draft /> })
    }
}

#[component]
fn Both(form: Form, theirs: Declaration, draft: bool) -> impl IntoView {
    let w = words();
    let there = theirs.clone();
    let rows = move || {
        form.content.with(|mine| {
            let fields = mine.differs(&there.content).into_iter();
            let row = fields.map(|field| {
                view! {
                    <tr>
                        <th scope="row">{(w.field)(field)}</th>
                        <td>{said(&there.content, field, there.report_number.as_deref())}</td>
                        <td>{said(mine, field, form.report_number.get().as_deref())}</td>
                    </tr>
                }
            });
            row.collect_view()
        })
    };
    let (for_mine, for_theirs, for_open) = (theirs.clone(), theirs.clone(), theirs);
    let take_mine = move |_| {
        form.theirs.set(None);
        let there = for_mine.clone();
        form.autosave
            .update(|autosave| autosave.adopt(there.content, there.version));
        form.save();
        browser::focus("declaration-title");
    };
    let take_theirs = move |_| {
        form.theirs.set(None);
        form.aside.set(Some(form.content.get_untracked()));
        form.take(for_theirs.clone());
        browser::focus("declaration-title");
    };
    let open = move |_| form.hand_over(for_open.clone());
    let buttons = if draft {
        view! {
            <button type="button" class="button button--primary" on:click=take_mine>
                {w.take_mine}
            </button>
            <button type="button" class="button" on:click=take_theirs>
                {w.take_theirs}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button button--primary" on:click=open>
                {w.open_submitted}
            </button>
        }
        .into_any()
    };
    let (title, lead) = if draft {
        (w.conflict, w.conflict_lead)
    } else {
        (w.gone_on, w.gone_on_lead)
    };
    view! {
        <section class="notice notice--warning" id="conflict" tabindex="-1" role="alert">
            <h2 class="notice__what">{title}</h2>
            <p>{lead}</p>
            <table class="comparison">
                <thead>
                    <tr>
                        <th scope="col">{w.conflict_field}</th>
                        <th scope="col">{w.conflict_theirs}</th>
                        <th scope="col">{w.conflict_mine}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <div class="notice__actions">{buttons}</div>
        </section>
    }
}

fn said(content: &DeclarationContent, field: DeclarationField, report: Option<&str>) -> String {
    let w = words();
    let text = match field {
        DeclarationField::Report => report.unwrap_or_default().to_owned(),
        DeclarationField::Workplaces => (w.places_chosen)(content.workplaces.len() as u64),
        DeclarationField::SignedOn => content
            .signed_on
            .as_ref()
            .map_or(String::new(), Day::dotted),
        field => content.text(field).trim().to_owned(),
    };
    if text.is_empty() {
        w.empty.to_owned()
    } else {
        text
    }
}

/// What the user gave up can be brought back.
#[component]
pub fn Aside(form: Form) -> impl IntoView {
    let w = words();
    let back = move |_| {
        if let Some(mine) = form.aside.try_update(Option::take).flatten() {
            form.change(DeclarationField::Note, move |content| *content = mine);
            form.save();
        }
        browser::focus("declaration-title");
    };
    move || {
        form.aside.with(Option::is_some).then(|| {
            view! {
                <div class="notice notice--info">
                    <p>{w.set_aside}</p>
                    <div class="notice__actions">
                        <button type="button" class="button" on:click=back>
                            {w.bring_back}
                        </button>
                    </div>
                </div>
            }
        })
    }
}
