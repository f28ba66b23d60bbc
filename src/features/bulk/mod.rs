//! Many employees at once: what is done to the chosen, first shown, then carried out one by one.

mod files;
mod permissions;
mod preview;
mod running;
pub mod words;

pub use files::save_list;
pub use words::words;

use super::access::list::chosen::Chosen;
use crate::api::ApiError;
use crate::chunk::chunk;
use crate::domain::{
    BulkChange, Catalogue, Difference, Effect, Employee, OrganizationId, Permissions,
};
use crate::ui::Dialog;
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;
use permissions::PermissionsStep;
use preview::PreviewStep;
use running::{RunStep, Work};

/// What the user wants to do with the chosen.
#[derive(Clone, Copy, PartialEq)]
pub enum Intent {
    Give,
    Take,
    Revoke,
}

/// One of the chosen, and what is to become of them.
#[derive(Clone)]
pub struct Planned {
    pub employee: Employee,
    pub change: BulkChange,
    pub effect: Effect,
}

/// The steps of the dialog.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Permissions,
    Preview,
    Run,
}

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
struct Bulk {
    intent: Intent,
    step: RwSignal<Step>,
    ticked: RwSignal<Permissions>,
    employees: StoredValue<Vec<Employee>>,
    work: Work,
}

impl Bulk {
    fn change(self) -> BulkChange {
        let ticked = self.ticked.get_untracked();
        let none = Permissions::default();
        let (added, removed) = match self.intent {
            Intent::Give => (ticked, none),
            Intent::Take => (none, ticked),
            Intent::Revoke => return BulkChange::Revoke,
        };
        BulkChange::Permissions(Difference { added, removed })
    }

    /// What is to become of each.
    fn plan(self, catalogue: &Catalogue) -> Vec<Planned> {
        let change = self.change();
        let planned = |employee: Employee| Planned {
            effect: change.effect(catalogue, &employee.permissions),
            change: change.clone(),
            employee,
        };
        self.employees
            .get_value()
            .into_iter()
            .map(planned)
            .collect()
    }
}

chunk! {
    in many:
    /// The dialog, ready to be shown.
    async fn dialog(given: Given) -> Result<Make, ApiError> {
        Ok(make(given, |given| view! { <Dialogue given=given /> }))
    }
}

/// What the dialog is given.
#[derive(Clone)]
struct Given {
    organization: OrganizationId,
    catalogue: Catalogue,
    intent: Intent,
    chosen: Chosen,
    on_close: Callback<bool>,
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
fn Dialogue(given: Given) -> impl IntoView {
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
            view! { <PermissionsStep bulk=bulk catalogue=catalogue.clone() on_cancel=close /> }
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
            {content}
        </Dialog>
    }
}
