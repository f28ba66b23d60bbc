//! The first step: a file is chosen or dropped, and read.

use super::files::download;
use super::job::{Job, Stage};
use super::words::words;
use crate::browser::{PickedFile, chosen_file, dropped_file};
use crate::tables::registry::FileKind;

use leptos::prelude::*;

#[component]
pub fn PickStep(job: Job) -> impl IntoView {
    let t = words();
    let open = move |file: Option<PickedFile>| {
        if let Some(file) = file {
            job.open(file);
        }
    };
    let fault = move || {
        let fault = job.fault.get()?;
        Some(view! { <p class="notice notice--danger">{(t.fault)(fault)}</p> })
    };
    let template = move |what| move |_| download(job, what, 1);
    let back = job.summary.with_untracked(Option::is_some).then(|| {
        let back = move |_| job.stage.set(Stage::Check);
        view! {
            <p>
                <button type="button" class="button" on:click=back>
                    {t.to_file}
                </button>
            </p>
        }
    });
    view! {
        <p class="lead">{t.lead}</p>
        <div role="alert">{fault}</div>
        <div
            class="drop send__drop"
            on:dragover=|event: leptos::ev::DragEvent| event.prevent_default()
            on:drop=move |event| open(dropped_file(&event))
        >
            <label class="button button--primary drop__choose">
                {t.choose_file}
                <input
                    class="visually-hidden"
                    id="send-file"
                    type="file"
                    accept=".xlsx,.csv,.tsv,.txt,.xml"
                    aria-describedby="send-promise"
                    on:change=move |event| open(chosen_file(&event))
                />
            </label>
            <span class="drop__hint">{t.drop}</span>
        </div>
        <p id="send-promise">{t.promise}</p>
        {back}
        <p class="send__templates">
            <button
                type="button"
                class="button button--quiet"
                on:click=template(FileKind::TemplateXlsx)
            >
                {t.template_xlsx}
            </button>
            <button
                type="button"
                class="button button--quiet"
                on:click=template(FileKind::TemplateCsv)
            >
                {t.template_csv}
            </button>
        </p>
    }
}

/// The file is being read.
#[component]
pub fn ReadingStep(job: Job) -> impl IntoView {
    let t = words();
    view! {
        <div class="run" id="send-reading" tabindex="-1">
            <p class="run__count digits" role="status">
                {move || job.word.get()}
            </p>
            <progress class="run__bar" aria-label=t.reading_label></progress>
            <p>
                <button type="button" class="button" on:click=move |_| job.give_up()>
                    {t.stop}
                </button>
            </p>
        </div>
    }
}
