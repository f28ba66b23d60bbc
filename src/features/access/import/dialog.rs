//! The dialog, and its steps once their code is there.

use super::check::CheckStep;
use super::compare::PreviewStep;
use super::pick::PickStep;
use super::sending::{SendStep, Sender};
use super::state::{Import, Stage};
use super::words::words;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{Catalogue, OrganizationId, offer};
use crate::features::access::questions::UnsavedQuestion;
use crate::features::access::words as access;
use crate::tables::{Counts, PeopleWorker, Progress, TableFault};
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::{Dialog, texts};
use leptos::prelude::*;

chunk! {
    in many:
    /// The steps, ready to be shown.
    async fn steps(given: Given) -> Result<Make, ApiError> {
        Ok(make(given, |given| view! { <Steps given=given /> }))
    }
}

/// What the steps are given by the dialog around them, which is there before them.
#[derive(Clone)]
pub struct Given {
    pub organization: OrganizationId,
    pub catalogue: Catalogue,
    /// Asked before the dialog closes; `false` keeps it open.
    pub may_close: RwSignal<Option<Callback<(), bool>>>,
    /// Closes; `true` when something was given.
    pub on_close: Callback<bool>,
}

/// The dialog, open as long as it is mounted.
#[component]
pub fn ImportDialog(
    organization: OrganizationId,
    catalogue: Catalogue,
    /// It is closed; `true` when something was given.
    on_close: Callback<bool>,
) -> impl IntoView {
    let may_close = RwSignal::new(None::<Callback<(), bool>>);
    let given = Given {
        organization,
        catalogue,
        may_close,
        on_close,
    };
    let load = load(move || steps(given.clone()));
    let close = Callback::new(move |()| {
        if may_close.get_untracked().is_none_or(|asked| asked.run(())) {
            on_close.run(false);
        }
    });
    view! {
        <Dialog title=access::words().rights.from_table on_close=close>
            <Loaded load=load />
        </Dialog>
    }
}

#[component]
pub fn Steps(given: Given) -> impl IntoView {
    let t = words();
    let templates = expect_context::<Client>().offered::<offer::Templates>();
    let Given {
        organization,
        catalogue,
        may_close,
        on_close,
    } = given;
    let word = RwSignal::new(String::new());
    let worker = PeopleWorker::start(move |progress| {
        word.set(match progress {
            Progress::Read(rows) => (t.reading)(rows),
            Progress::Checked { rows, of } => (t.checking)(rows, of),
        });
    });
    let id = organization.clone();
    let templates = LocalResource::new(move || {
        let (calls, id) = (templates.clone(), id.clone());
        async move {
            match calls {
                Some(calls) => calls.templates(&id).await.unwrap_or_default(),
                None => Vec::new(),
            }
        }
    });
    let import = Import {
        t,
        all: texts(),
        stage: RwSignal::new(Stage::Pick),
        fault: RwSignal::new(worker.is_err().then_some(TableFault::Stopped)),
        worker: StoredValue::new(worker.ok()),
        word,
        summary: StoredValue::new(None),
        counts: RwSignal::new(Counts::default()),
        filter: RwSignal::new(0),
        templates: Signal::derive(move || templates.get().unwrap_or_default()),
        catalogue: StoredValue::new(catalogue),
        asking: RwSignal::new(false),
    };
    let sender = Sender::new(import, organization.clone());
    let may = Callback::new(move |()| match import.stage.get_untracked() {
        Stage::Pick => true,
        // What runs is stopped first; a second word closes.
        Stage::Sending if sender.stop() => false,
        Stage::Sending => {
            on_close.run(true);
            false
        }
        _ => {
            import.asking.set(true);
            browser::focus("go-on");
            false
        }
    });
    may_close.set(Some(may));
    on_cleanup(move || {
        may_close.set(None);
        browser::let_leave();
    });
    browser::guard_leaving(move |leaving| {
        let keeps = !matches!(import.stage.get_untracked(), Stage::Pick) && !sender.is_over();
        if keeps && leaving == browser::Leaving::InApp {
            may.run(());
        }
        keeps
    });
    let mut opened = false;
    Effect::new(move |_| {
        import.stage.track();
        if std::mem::replace(&mut opened, true) {
            browser::focus("dialog-body");
        }
    });
    let content = move || match import.stage.get() {
        Stage::Pick => view! { <PickStep import=import /> }.into_any(),
        Stage::Reading | Stage::Comparing => view! { <Busy import=import /> }.into_any(),
        Stage::Check => {
            view! { <CheckStep import=import organization=organization.clone() /> }.into_any()
        }
        Stage::Preview => {
            view! { <PreviewStep import=import sender=sender organization=organization.clone() /> }
                .into_any()
        }
        Stage::Sending => {
            let on_close = Callback::new(move |()| on_close.run(true));
            view! { <SendStep sender=sender on_close=on_close /> }.into_any()
        }
    };
    view! {
        {move || content()}
        <UnsavedQuestion
            asking=import.asking
            question=t.unsaved
            on_discard=Callback::new(move |()| on_close.run(false))
        />
    }
}

/// Something takes longer.
#[component]
pub fn Busy(import: Import) -> impl IntoView {
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <div class="run">
                <p class="run__count digits" role="status">
                    {move || import.word.get()}
                </p>
                <progress class="run__bar" aria-label=words().title></progress>
            </div>
        </div>
    }
}
