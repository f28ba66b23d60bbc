//! The dialog: its steps, one after another.

use super::permissions::BulkPermissionsStep;
use super::plan::Intent;
use super::preview::PreviewStep;
use super::running::{RunStep, Work};
use super::state::{Bulk, Step};
use super::words::words;
use crate::api::ApiError;
use crate::chunk::chunk;
use crate::domain::{Catalogue, OrganizationId, Permissions};
use crate::features::access::chosen::Chosen;
use crate::ui::Dialog;
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;

chunk! {
    in many:
    /// The dialog, ready to be shown.
    async fn dialog(given: Given) -> Result<Make, ApiError> {
        Ok(make(given, |given| view! { <Dialogue given=given /> }))
    }
}

/// What the dialog is given.
#[derive(Clone)]
pub struct Given {
    pub organization: OrganizationId,
    pub catalogue: Catalogue,
    pub intent: Intent,
    pub chosen: Chosen,
    pub on_close: Callback<bool>,
}

/// The dialog, open as long as it is mounted, once its code is there.
#[component]
pub fn BulkDialog(
    organization: OrganizationId,
    catalogue: Catalogue,
    intent: Intent,
    chosen: Chosen,
    /// It is closed; `true` when something was changed.
    on_close: Callback<bool>,
) -> impl IntoView {
    let given = Given {
        organization,
        catalogue,
        intent,
        chosen,
        on_close,
    };
    let load = load(move || dialog(given.clone()));
    view! { <Loaded load=load /> }
}

#[component]
pub fn Dialogue(given: Given) -> impl IntoView {
    let Given {
        organization,
        catalogue,
        intent,
        chosen,
        on_close,
    } = given;
    let w = words();
    let bulk = Bulk {
        intent,
        step: RwSignal::new(match intent {
            Intent::Revoke => Step::Preview,
            Intent::Give | Intent::Take => Step::Permissions,
        }),
        ticked: RwSignal::new(Permissions::default()),
        employees: StoredValue::new(chosen.employees()),
        work: Work::new(organization, catalogue.clone()),
    };
    let title = match intent {
        Intent::Give => w.give,
        Intent::Take => w.take,
        Intent::Revoke => w.revoke,
    };
    let close = Callback::new(move |()| {
        // What runs is stopped first; a second word closes.
        if bulk.step.get_untracked() != Step::Run {
            on_close.run(false);
        } else if !bulk.work.stop() {
            chosen.set(bulk.work.left());
            on_close.run(true);
        }
    });
    let content = move || match bulk.step.get() {
        Step::Permissions => {
            view! { <BulkPermissionsStep bulk=bulk catalogue=catalogue.clone() on_cancel=close /> }
                .into_any()
        }
        Step::Preview => {
            view! { <PreviewStep bulk=bulk catalogue=catalogue.clone() on_cancel=close /> }
                .into_any()
        }
        Step::Run => view! { <RunStep work=bulk.work on_close=close /> }.into_any(),
    };
    view! {
        <Dialog title=title on_close=close>
            {move || content()}
        </Dialog>
    }
}
