//! «Шаблон»: a named set of permissions, ticked at once. What is ticked can be kept as a template of
//! the organization, and such a one deleted.

use crate::api::{ApiError, Offered};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{Catalogue, OrganizationId, Permissions, Template, offer};
use crate::features::access::form::Form;
use crate::features::access::words::words;
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::{SelectField, TextField, texts};
use leptos::prelude::*;

#[component]
pub fn Templates(
    form: Form,
    calls: Offered<offer::Templates>,
    organization: OrganizationId,
    catalogue: Catalogue,
) -> impl IntoView {
    let w = words();
    // The place of the chosen one in the list, from 1; the first option stands for none.
    let chosen = RwSignal::new(0_usize);
    let word = RwSignal::new(String::new());
    let (reading, id) = (calls.clone(), organization.clone());
    let templates = LocalResource::new(move || {
        let (calls, id) = (reading.clone(), id.clone());
        async move {
            let read = calls.templates(&id).await;
            chosen.set(0);
            // The boxes do without: a grant must not wait for a convenience.
            read.unwrap_or_default()
        }
    });
    let choose = Callback::new(move |place: usize| {
        chosen.set(place);
        word.set(String::new());
        if let Some(template) = at(templates, place) {
            form.ticked.update(|ticked| {
                *ticked = catalogue.with_template(ticked, &template.permissions);
            });
        }
    });
    let select = move || {
        let all = templates.get().unwrap_or_default();
        let names: Vec<_> = all.into_iter().map(|one| one.name).collect();
        (!names.is_empty()).then(|| {
            let options = std::iter::once(w.dialog.template_none.to_owned()).chain(names);
            view! {
                <SelectField
                    label=w.dialog.template
                    id="template"
                    options=options.collect()
                    on_choose=choose
                />
            }
        })
    };
    view! {
        {move || select()}
        <KeepTemplate
            form=form
            calls=calls
            organization=organization
            chosen=Callback::new(move |()| at(templates, chosen.get()))
            word=word
            on_change=Callback::new(move |()| templates.refetch())
        />
        <p class="field__hint" role="status">
            {move || word.get()}
        </p>
    }
}

fn at(templates: LocalResource<Vec<Template>>, place: usize) -> Option<Template> {
    let place = place.checked_sub(1)?;
    templates.get()?.into_iter().nth(place)
}

/// «Создать шаблон» and «Удалить шаблон».
#[component]
fn KeepTemplate(
    form: Form,
    calls: Offered<offer::Templates>,
    organization: OrganizationId,
    /// The template that is chosen; tracked.
    chosen: Callback<(), Option<Template>>,
    /// What was done.
    word: RwSignal<String>,
    /// The templates are others now.
    on_change: Callback<()>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let naming = RwSignal::new(false);
    let (to_delete, own) = (calls.clone(), organization.clone());
    let delete = Callback::new(move |()| {
        let Some(template) = untrack(|| chosen.run(())) else {
            return;
        };
        let (calls, organization) = (to_delete.clone(), own.clone());
        leptos::task::spawn_local(async move {
            let words = match calls.delete_template(&organization, &template.id).await {
                Ok(()) => (w.rights.template_deleted)(&template.name),
                Err(error) => (t.explain)(error.kind).what.to_owned(),
            };
            word.set(words);
            on_change.try_run(());
        });
    });
    let deletion = move || {
        let own = chosen.run(()).filter(|template| !template.built_in)?;
        Some(
            view! {
                <button type="button" class="button button--quiet button--small" on:click=move |_| delete.run(())>
                    {(w.rights.template_delete)(&own.name)}
                </button>
            }
            .into_any(),
        )
    };
    let on_kept = Callback::new(move |words: String| {
        naming.set(false);
        word.set(words);
        on_change.try_run(());
    });
    let on_cancel = Callback::new(move |()| naming.set(false));
    let field = move || {
        naming.get().then(|| {
            view! {
                <NameTemplate
                    form=form
                    calls=calls.clone()
                    organization=organization.clone()
                    on_kept=on_kept
                    on_change=on_change
                    on_cancel=on_cancel
                />
            }
        })
    };
    view! {
        <div class="notice__actions">
            <button
                type="button"
                class="button button--quiet button--small"
                hidden=move || naming.get() || form.ticked.with(Permissions::is_empty)
                on:click=move |_| naming.set(true)
            >
                {w.rights.template_save}
            </button>
            {move || deletion()}
        </div>
        {move || field()}
    }
}

chunk! {
    in seldom:
    /// The field for the name of a template, ready to be shown.
    async fn naming(
        form: Form,
        calls: Offered<offer::Templates>,
        organization: OrganizationId,
        on_kept: Callback<String>,
        on_change: Callback<()>,
        on_cancel: Callback<()>
    ) -> Result<Make, ApiError> {
        Ok(make((calls, organization), move |(calls, organization)| {
            // The field has just come to the page.
            browser::focus("template-name");
            view! {
                <Naming
                    form=form
                    calls=calls
                    organization=organization
                    on_kept=on_kept
                    on_change=on_change
                    on_cancel=on_cancel
                />
            }
        }))
    }
}

/// The place of the field until its code is there, and then the field.
#[component]
fn NameTemplate(
    form: Form,
    calls: Offered<offer::Templates>,
    organization: OrganizationId,
    /// It is a template now; with the words for it.
    on_kept: Callback<String>,
    on_change: Callback<()>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let load = load(move || {
        naming(
            form,
            calls.clone(),
            organization.clone(),
            on_kept,
            on_change,
            on_cancel,
        )
    });
    view! { <Loaded load=load /> }
}

#[component]
fn Naming(
    form: Form,
    calls: Offered<offer::Templates>,
    organization: OrganizationId,
    on_kept: Callback<String>,
    on_change: Callback<()>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let name = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let keep = Callback::new(move |()| {
        let (calls, organization) = (calls.clone(), organization.clone());
        let called = name.with_untracked(|name| name.trim().to_owned());
        if called.is_empty() {
            fault.set(Some(w.faults.required.to_owned()));
            return;
        }
        let set = form.ticked.get_untracked();
        leptos::task::spawn_local(async move {
            let kept = calls.create_template(&organization, &called, &set).await;
            match kept {
                Ok(template) => {
                    on_kept.try_run((w.rights.template_saved)(&template.name));
                }
                Err(error) => {
                    // It may be there all the same.
                    if error.kind.leaves_open() {
                        on_change.try_run(());
                    }
                    let why = (t.explain)(error.kind);
                    fault.set(Some(format!("{} {}", why.what, why.then)));
                }
            }
        });
    });
    view! {
        <div class="inline-form">
            <TextField
                label=w.rights.template_name
                id="template-name"
                value=name
                fault=fault
                on_input=Callback::new(move |text| {
                    name.set(text);
                    fault.set(None);
                })
                on_leave=Callback::new(|()| ())
                // The dialog's own form would save the access.
                on_enter=Some(keep)
            />
            <div class="notice__actions">
                <button type="button" class="button button--small" on:click=move |_| keep.run(())>
                    {w.rights.template_keep}
                </button>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    on:click=move |_| on_cancel.run(())
                >
                    {t.cancel}
                </button>
            </div>
        </div>
    }
}
