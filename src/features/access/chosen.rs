//! Which employees are chosen. They stay so while the list scrolls and while something else is searched.

use crate::domain::{Employee, EmployeeId, EmployeeSet};
use crate::ui::scroll::ReadRows;
use leptos::prelude::*;

#[derive(Default)]
struct State {
    /// All that were read.
    known: EmployeeSet,
    chosen: EmployeeSet,
    /// Where a range begins: the box that was pressed last.
    anchor: Option<EmployeeId>,
    /// Whether the list has changed since.
    moved: bool,
}

/// The chosen employees. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Chosen {
    state: StoredValue<State>,
    changed: Trigger,
}

impl Chosen {
    /// Nobody.
    pub fn new() -> Self {
        Self {
            state: StoredValue::new(State::default()),
            changed: Trigger::new(),
        }
    }

    /// Takes note of employees that were read.
    pub fn learn(self, employees: &[Employee]) {
        self.state.update_value(|state| {
            for employee in employees {
                state.known.insert(employee.clone());
                state.chosen.refresh(employee);
            }
        });
    }

    /// Something else is listed now.
    pub fn note_other_list(self) {
        self.state.update_value(|state| {
            state.moved = !state.chosen.is_empty();
            state.anchor = None;
        });
        self.changed.notify();
    }

    /// The box of this one was pressed; with `range`, all from the last one to this become as this does.
    pub fn press(self, id: &EmployeeId, range: bool, list: ReadRows) {
        self.state.update_value(|state| {
            let wanted = !state.chosen.contains(id);
            let anchor = state.anchor.replace(id.clone()).filter(|_| range);
            let range = anchor.map(|anchor| list.between(anchor.as_str(), id.as_str()));
            let ids = range.unwrap_or_default().into_iter();
            let ids = ids.filter_map(|id| EmployeeId::parse(&id));
            for id in ids.chain([id.clone()]) {
                match state.known.get(&id) {
                    Some(employee) if wanted => state.chosen.insert(employee.clone()),
                    _ => state.chosen.remove(&id),
                }
            }
        });
        self.changed.notify();
    }

    /// Chooses these and nobody else.
    pub fn set(self, employees: Vec<Employee>) {
        self.state.update_value(|state| {
            state.chosen = employees.into_iter().collect();
            state.moved = false;
        });
        self.changed.notify();
    }

    /// Whether this one is chosen; tracked.
    pub fn contains(self, id: &EmployeeId) -> bool {
        self.changed.track();
        self.state.with_value(|state| state.chosen.contains(id))
    }

    /// How many; tracked.
    pub fn count(self) -> usize {
        self.changed.track();
        self.state.with_value(|state| state.chosen.len())
    }

    /// Whether some may not be in the list that is shown; tracked.
    pub fn may_be_elsewhere(self) -> bool {
        self.changed.track();
        let elsewhere = |state: &State| state.moved && !state.chosen.is_empty();
        self.state.with_value(elsewhere)
    }

    /// All, by name.
    pub fn employees(self) -> Vec<Employee> {
        self.state.with_value(|state| state.chosen.by_name())
    }
}
