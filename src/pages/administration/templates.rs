//! «Шаблон»: a named set of permissions, ticked at once.

use super::dialog::Form;
use crate::api::Client;
use crate::components::{SelectField, access_texts, dynamic};
use crate::domain::{Catalogue, OrganizationId, Template};
use leptos::prelude::*;

#[component]
pub fn Templates(form: Form, organization: OrganizationId, catalogue: Catalogue) -> impl IntoView {
    let t = &access_texts().dialog;
    let client = expect_context::<Client>();
    let templates = RwSignal::new(Vec::<Template>::new());
    leptos::task::spawn_local(async move {
        // A backend without templates: the boxes do without.
        if let Ok(read) = client.templates(&organization).await {
            templates.try_set(read);
        }
    });
    let choose = Callback::new(move |place: usize| {
        let chosen = place.checked_sub(1);
        let template = templates.with_untracked(|all| chosen.and_then(|at| all.get(at).cloned()));
        if let Some(template) = template {
            form.ticked.update(|ticked| {
                *ticked = catalogue.with_template(ticked, &template.permissions);
            });
        }
    });
    dynamic(move || {
        let names =
            templates.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
        (!names.is_empty()).then(|| {
            let options = std::iter::once(t.template_none.to_owned()).chain(names);
            view! {
                <SelectField
                    label=t.template
                    id="template"
                    options=options.collect()
                    on_choose=choose
                />
            }
        })
    })
}
