//! Who will change and how, before anything is sent.

use super::plan::{Intent, Planned};
use super::state::{Bulk, Step};
use super::words::words;
use crate::browser;
use crate::domain::{self, Catalogue, Caution, Difference};
use crate::features::access::questions::SecondWord;
use crate::features::access::words as access;
use crate::ui::scroll::rows::{ScrollRows, local};
use crate::ui::scroll::{Row, Scroll};
use crate::ui::texts;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn PreviewStep(bulk: Bulk, catalogue: Catalogue, on_cancel: Callback<()>) -> impl IntoView {
    let (t, w) = (texts(), words());
    let mut plan = bulk.plan(&catalogue);
    // Who changes first, then who cannot be changed, then who is so already.
    plan.sort_by_key(|planned| match planned.effect {
        domain::Effect::Change(_) | domain::Effect::Revoke => 0,
        domain::Effect::Obstacle(_) => 1,
        domain::Effect::None => 2,
    });
    let count = |wanted: fn(&domain::Effect) -> bool| {
        let found = plan.iter().filter(|planned| wanted(&planned.effect));
        found.count()
    };
    let changes = count(domain::Effect::is_change);
    let changes_words = match bulk.intent {
        Intent::Revoke => (w.revocations)(changes),
        Intent::Give | Intent::Take => (w.changes)(changes),
    };
    let lines = [
        Some(if changes == 0 {
            w.nothing.to_owned()
        } else {
            changes_words
        }),
        some_of(
            count(|effect| matches!(effect, domain::Effect::Obstacle(_))),
            w.obstacles,
        ),
        some_of(count(|effect| *effect == domain::Effect::None), w.same),
    ];
    let lines = lines.map(|words| words.map(|words| view! { <p>{words}</p> }.into_any()));
    let employees: Vec<_> = plan
        .iter()
        .map(|planned| planned.employee.clone())
        .collect();
    let cautions = bulk.change().cautions(&catalogue, &employees);
    let rows = plan
        .iter()
        .cloned()
        .map(|planned| row(planned, catalogue.clone()));
    let list = Scroll::new("bulk-preview", local(rows.collect()));
    Effect::new(move |_| list.restart());
    let asking = RwSignal::new(false);
    let start = Callback::new(move |()| {
        bulk.work.start(plan.clone());
        bulk.step.set(Step::Run);
        browser::focus("dialog-body");
    });
    let careful = !cautions.is_empty();
    let go = move |_| {
        if careful {
            asking.set(true);
            browser::focus("think-again");
        } else {
            start.run(());
        }
    };
    let question = move || {
        asking
            .get()
            .then(|| question(bulk.intent, &cautions, asking, start))
    };
    let back = move |_| match bulk.intent {
        Intent::Revoke => on_cancel.run(()),
        Intent::Give | Intent::Take => {
            bulk.step.set(Step::Permissions);
            browser::focus("dialog-body");
        }
    };
    let apply = match bulk.intent {
        Intent::Revoke => ("button button--danger", (w.apply_revoke)(changes)),
        Intent::Give | Intent::Take => ("button button--primary", (w.apply)(changes)),
    };
    let apply = (changes > 0).then(|| {
        view! {
            <button type="button" class=apply.0 on:click=go>
                {apply.1}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <h3>{w.preview_title}</h3>
            <div class="preview__counts" role="status">
                {lines.into_iter().collect_view()}
            </div>
            <ScrollRows scroll=list role="list" label=w.preview_title />
        </div>
        {move || question()}
        <footer class="dialog__foot">
            <button type="button" class="button" on:click=back>
                {if bulk.intent == Intent::Revoke { t.cancel } else { t.back }}
            </button>
            {apply}
        </footer>
    }
}

fn some_of(count: usize, words: fn(usize) -> String) -> Option<String> {
    (count > 0).then(|| words(count))
}

fn row(planned: Planned, catalogue: Catalogue) -> Row {
    Row {
        key: planned.employee.id.as_str().to_owned(),
        draw: Arc::new(move |place| {
            let lines = effect_words(&planned.effect, &catalogue);
            let lines = lines
                .into_iter()
                .map(|words| view! { <span class="table__second">{words}</span> }.into_any());
            view! {
                <div class="preview__row" role="listitem" aria-posinset=place.number aria-setsize=place.total>
                    <span class="preview__name">{planned.employee.name.whole()}</span>
                    {lines.collect_view()}
                </div>
            }
            .into_any()
        }),
    }
}

/// What becomes of an employee, in words.
fn effect_words(effect: &domain::Effect, catalogue: &Catalogue) -> Vec<String> {
    let (w, b) = (&access::words().dialog, words());
    match effect {
        domain::Effect::None => vec![b.is_same.to_owned()],
        domain::Effect::Revoke => vec![b.will_revoke.to_owned()],
        domain::Effect::Obstacle(obstacle) => vec![(b.obstacle)(obstacle)],
        domain::Effect::Change(Difference { added, removed }) => {
            let sets = [(w.will_add, added), (w.will_remove, removed)];
            let sets = sets.into_iter().filter(|(_, set)| !set.is_empty());
            sets.map(|(words, set)| words(&catalogue.labels(set).join(", ")))
                .collect()
        }
    }
}

fn question(
    intent: Intent,
    cautions: &[Caution],
    asking: RwSignal<bool>,
    start: Callback<()>,
) -> AnyView {
    let w = words();
    let reasons = cautions.iter().map(|caution| match (caution, intent) {
        (Caution::Sensitive(labels), _) => (w.sensitive)(&labels.join(", ")),
        (Caution::OwnRights, Intent::Revoke) => w.own_access.to_owned(),
        (Caution::OwnRights, _) => w.own_rights.to_owned(),
    });
    view! {
        <SecondWord
            reasons=reasons.collect()
            confirm=w.confirm
            on_back=Callback::new(move |()| asking.set(false))
            on_confirm=start
        />
    }
    .into_any()
}
