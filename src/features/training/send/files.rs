//! Files for the user: of the ready records, of what is wrong, and templates. The worker makes them.

use super::job::Job;
use super::words::words;
use crate::browser;
use crate::tables::registry::{Code, Field, FileKind, ReportWords, State};
use crate::ui::SelectField;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Has the worker make a file, and hands it over.
pub fn download(job: Job, what: FileKind, part: u64) {
    let t = job.t;
    let words = (what == FileKind::Report).then(|| report_words(job));
    leptos::task::spawn_local(async move {
        let made = match job.worker() {
            Ok(worker) => worker.file(what, part, words).await,
            Err(fault) => Err(fault),
        };
        let (of, file) = match made {
            Ok(made) => made,
            Err(fault) => return job.lose(fault),
        };
        let today = browser::today();
        let name = match what {
            FileKind::TemplateCsv => format!("{}.csv", t.template_file),
            FileKind::TemplateXlsx => format!("{}.xlsx", t.template_file),
            FileKind::Report => format!("{} {today}.csv", t.report_name),
            FileKind::Xml | FileKind::Olot => {
                let end = if what == FileKind::Xml { "xml" } else { "olot" };
                let part = (of.parts > 1).then(|| format!(" {}-{}", of.part, of.parts));
                format!("{} {today}{}.{end}", t.file_name, part.unwrap_or_default())
            }
        };
        if let Some(file) = file {
            file.download(&name, &of.media_type);
        }
    });
}

fn report_words(job: Job) -> ReportWords {
    let t = job.t;
    let columns = Field::ALL.map(|field| (field.code(), (t.field)(field)));
    let states = State::ALL.map(|state| (state.code(), (t.state_of)(state)));
    let reasons = Code::ALL.map(|code| (code.code(), (t.plain_reason)(code)));
    ReportWords {
        number: t.report_words.number.to_owned(),
        result: t.report_words.result.to_owned(),
        what: t.report_words.what.to_owned(),
        columns: by_code(columns),
        states: by_code(states),
        reasons: by_code(reasons.into_iter().chain(t.report_words.refused)),
    }
}

fn by_code(
    words: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> BTreeMap<String, String> {
    let words = words.into_iter();
    words
        .map(|(code, word)| (code.to_owned(), word.to_owned()))
        .collect()
}

/// What can be downloaded of the file.
#[component]
pub fn Files(job: Job) -> impl IntoView {
    let t = words();
    let part = RwSignal::new(1_u64);
    let ready = Memo::new(move |_| job.counts().ready);
    let files = Memo::new(move |_| {
        let files = job
            .summary
            .with(|summary| summary.as_ref().map(|summary| summary.files));
        files.unwrap_or_default()
    });
    let lead = move || (t.files_lead)(ready.get(), files.get());
    let parts = move || {
        let files = files.get();
        part.set(1);
        (files > 1).then(|| {
            let options = (1..=files).map(|part| (t.part_of)(part, files)).collect();
            let choose = move |place: usize| part.set(place as u64 + 1);
            view! {
                <SelectField
                    label=t.part
                    id="file-part"
                    options=options
                    on_choose=Callback::new(choose)
                />
            }
        })
    };
    let made = move |what| move |_| download(job, what, part.get_untracked());
    let nothing = move || ready.get() == 0;
    view! {
        <section class="block" aria-labelledby="files">
            <h2 id="files">{t.files}</h2>
            <p>{lead}</p>
            {move || parts()}
            <div class="notice__actions">
                <button
                    type="button"
                    class="button"
                    hidden=nothing
                    on:click=made(FileKind::Xml)
                >
                    {t.xml}
                </button>
                <button
                    type="button"
                    class="button"
                    hidden=nothing
                    on:click=made(FileKind::Olot)
                >
                    {t.olot}
                </button>
            </div>
        </section>
    }
}
