//! Which permissions are given to all, or taken from all.

use super::plan::Intent;
use super::state::{Bulk, Step};
use super::words::words;
use crate::browser;
use crate::domain::{Catalogue, Permission, PermissionCode, Permissions, toggled_to_take};
use crate::features::access::words as access;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn BulkPermissionsStep(
    bulk: Bulk,
    catalogue: Catalogue,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let hurried = RwSignal::new(false);
    let count = bulk.employees.with_value(Vec::len);
    let lead = match bulk.intent {
        Intent::Take => (w.take_lead)(count),
        Intent::Give | Intent::Revoke => (w.give_lead)(count),
    };
    let groups = catalogue.groups().into_iter().map(|(heading, entries)| {
        let entries = entries.into_iter();
        let boxes = entries.map(|permission| tick(bulk, catalogue.clone(), permission));
        view! {
            <fieldset class="choices">
                {heading.map(|heading| view! { <legend class="choices__legend">{heading}</legend> }.into_any())}
                {boxes.collect_view()}
            </fieldset>
        }
    });
    let groups = groups.collect_view();
    let is_empty = move || bulk.ticked.with(Permissions::is_empty);
    let word = {
        let catalogue = catalogue.clone();
        move || {
            let labels = catalogue.labels(&bulk.ticked.get()).join(", ");
            match bulk.intent {
                _ if is_empty() => hurried.get().then(|| w.tick_first.to_owned()),
                Intent::Take => Some((access::words().dialog.will_remove)(&labels)),
                Intent::Give | Intent::Revoke => Some((access::words().dialog.will_add)(&labels)),
            }
        }
    };
    let go = move |_| {
        if is_empty() {
            hurried.set(true);
        } else {
            bulk.step.set(Step::Preview);
            browser::focus("dialog-body");
        }
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <p>{lead}</p>
            {groups}
        </div>
        <footer class="dialog__foot">
            <p class="dialog__difference" role="status">
                {word}
            </p>
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>
                {t.cancel}
            </button>
            <button type="button" class="button button--primary" on:click=go>
                {w.preview}
            </button>
        </footer>
    }
}

fn tick(bulk: Bulk, catalogue: Catalogue, permission: Permission) -> AnyView {
    let (w, dialog) = (words(), &access::words().dialog);
    let code = permission.code;
    let (ticked_code, blocked_code, all) = (code.clone(), code.clone(), catalogue.clone());
    let have = bulk.employees.with_value(|employees| {
        let have = employees
            .iter()
            .filter(|employee| employee.permissions.contains(&code));
        (w.have)(have.count(), employees.len())
    });
    let kept_out = Callback::new(move |()| match bulk.intent {
        // What is taken together need not be had together.
        Intent::Take => Vec::new(),
        _ => bulk
            .ticked
            .with(|ticked| all.kept_out_by(ticked, &blocked_code)),
    });
    let why = move || {
        let others = kept_out.run(());
        (!others.is_empty()).then(|| (dialog.kept_out_by)(&others.join(", ")))
    };
    view! {
        <label class="choice">
            <input
                class="choice__mark"
                type="checkbox"
                disabled=move || !kept_out.run(()).is_empty()
                prop:checked=move || bulk.ticked.with(|ticked| ticked.contains(&ticked_code))
                on:change=move |_| {
                    bulk.ticked.update(|ticked| *ticked = pressed(bulk.intent, &catalogue, ticked, &code));
                }
            />
            <span class="choice__main">
                <span class="choice__name">{permission.label}</span>
                <span class="choice__second">{have}</span>
                {move || why().map(|why| view! { <span class="choice__second">{why}</span> }.into_any())}
            </span>
        </label>
    }
    .into_any()
}

/// The boxes after this one was pressed.
fn pressed(
    intent: Intent,
    catalogue: &Catalogue,
    ticked: &Permissions,
    code: &PermissionCode,
) -> Permissions {
    match intent {
        Intent::Take => toggled_to_take(catalogue, ticked, code),
        Intent::Give | Intent::Revoke => catalogue.toggled(ticked, code),
    }
}
