//! The first step: a file is chosen or dropped, or rows are pasted.

use super::state::{Import, Stage};
use super::words::words;
use crate::api::Client;
use crate::browser;
use crate::browser::{PickedFile, chosen_file, dropped_file};
use crate::csv;
use crate::domain::{Capability, Catalogue, Template};
use crate::tables::{Summary, TableFault};
use leptos::prelude::*;

#[component]
pub fn PickStep(import: Import) -> impl IntoView {
    let t = words();
    let pasted = RwSignal::new(String::new());
    let with_templates = expect_context::<Client>().offers(Capability::Templates);
    let open = move |file: Option<PickedFile>| {
        let Some(file) = file else { return };
        read(import, async move {
            let (catalogue, templates) = names(import);
            import.worker()?.open(file, &catalogue, &templates).await
        });
    };
    let paste = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            browser::focus("paste");
            return;
        }
        read(import, async move {
            let (catalogue, templates) = names(import);
            import.worker()?.paste(&text, &catalogue, &templates).await
        });
    };
    let fault = move || {
        let fault = import.fault.get()?;
        Some(view! { <p class="notice notice--danger">{(t.fault)(fault)}</p> }.into_any())
    };
    let sample = move |_| {
        let text = format!("{}{}", csv::BOM, csv::line(t.sample_head));
        browser::download(t.sample_file, "text/csv;charset=utf-8", &text);
    };
    view! {
        <form class="dialog__form" novalidate on:submit=paste>
            <div
                class="dialog__body"
                id="dialog-body"
                tabindex="-1"
                on:dragover=|event: leptos::ev::DragEvent| event.prevent_default()
                on:drop=move |event| open(dropped_file(&event))
            >
                <p class="lead">{t.lead}</p>
                <div role="alert">{fault}</div>
                <div class="drop">
                    <label class="button button--primary drop__choose">
                        {t.choose_file}
                        <input
                            class="visually-hidden"
                            type="file"
                            accept=".xlsx,.csv,.tsv,.txt"
                            on:change=move |event| open(chosen_file(&event))
                        />
                    </label>
                    <span class="drop__hint">{t.drop}</span>
                </div>
                <p>
                    <button
                        type="button"
                        class="button button--quiet button--small"
                        on:click=sample
                    >
                        {t.sample}
                    </button>
                </p>
                <div class="field">
                    <label class="field__label" for="paste">
                        {t.paste}
                    </label>
                    <p class="field__hint" id="paste-hint">
                        {t.paste_hint}
                        {with_templates.then(|| format!(" {}", t.paste_hint_template))}
                    </p>
                    <textarea
                        class="input input--area"
                        id="paste"
                        rows="5"
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="paste-hint"
                        prop:value=pasted
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                </div>
            </div>
            <footer class="dialog__foot">
                <button type="submit" class="button button--primary">
                    {t.check}
                </button>
            </footer>
        </form>
    }
}

/// Shows that a table is being read, and then what it is.
fn read(import: Import, reading: impl Future<Output = Result<Summary, TableFault>> + 'static) {
    import.fault.set(None);
    import.word.set((import.t.reading)(0));
    import.stage.set(Stage::Reading);
    leptos::task::spawn_local(async move { import.take(reading.await) });
}

fn names(import: Import) -> (Catalogue, Vec<Template>) {
    (
        import.catalogue.try_get_value().unwrap_or_default(),
        import.templates(),
    )
}
