//! What the steps of the dialog share.

use super::plan::{Intent, Planned};
use super::running::Work;
use crate::domain::{BulkChange, Catalogue, Difference, Employee, Permissions};
use leptos::prelude::*;

/// The steps of the dialog.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    Permissions,
    Preview,
    Run,
}

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Bulk {
    pub intent: Intent,
    pub step: RwSignal<Step>,
    pub ticked: RwSignal<Permissions>,
    pub employees: StoredValue<Vec<Employee>>,
    pub work: Work,
}

impl Bulk {
    pub fn change(self) -> BulkChange {
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
    pub fn plan(self, catalogue: &Catalogue) -> Vec<Planned> {
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
