//! Which employees, and in which order.

use crate::domain::{Catalogue, EmployeeQuery, EmployeeSort, EmployeeState, PermissionCode};
use crate::features::access::words::words;
use crate::ui::SelectField;
use leptos::prelude::*;

#[component]
pub fn EmployeeFilters(catalogue: Catalogue, query: RwSignal<EmployeeQuery>) -> impl IntoView {
    let t = &words().list;
    let now = query.get_untracked();
    let change = move |change: &dyn Fn(&mut EmployeeQuery)| query.update(change);
    let entries = catalogue.groups().into_iter().flat_map(|(_, group)| group);
    let mut codes: Vec<PermissionCode> = entries.map(|entry| entry.code).collect();
    // The address may ask for one that the catalogue does not have, and somebody may have it.
    codes.extend(now.permission.clone().filter(|code| !codes.contains(code)));
    let labels = codes.iter().map(|code| catalogue.label(code).to_owned());
    let permissions = std::iter::once(t.any_permission.to_owned()).chain(labels);
    let permissions = permissions.collect();
    let states = EmployeeState::ALL.map(t.state_of);
    let states = std::iter::once(t.any_state).chain(states);
    let sorts = EmployeeSort::ALL.map(t.sort_of);
    // The first option stands for all: the ones after it count from zero.
    let after_all = |place: Option<usize>| place.map_or(0, |place| place + 1);
    let permission = now.permission.as_ref();
    let permission = after_all(codes.iter().position(|code| Some(code) == permission));
    let state = EmployeeState::ALL.into_iter();
    let state = after_all(state.map(Some).position(|state| state == now.state));
    let sort = EmployeeSort::ALL
        .into_iter()
        .position(|sort| sort == now.sort)
        .unwrap_or_default();
    let on_permission = move |place: usize| {
        let code = place.checked_sub(1).and_then(|at| codes.get(at).cloned());
        change(&|query| query.permission.clone_from(&code));
    };
    let on_state = move |place: usize| {
        let state = place.checked_sub(1);
        let state = state.and_then(|at| EmployeeState::ALL.get(at).copied());
        change(&|query| query.state = state);
    };
    let on_sort = move |place: usize| {
        let sort = EmployeeSort::ALL.get(place).copied().unwrap_or_default();
        change(&|query| query.sort = sort);
    };
    view! {
        <div class="filters">
            <SelectField
                label=t.permission
                id="filter-permission"
                options=permissions
                chosen=permission
                on_choose=Callback::new(on_permission)
            />
            <SelectField
                label=t.state
                id="filter-employees"
                options=states.map(str::to_owned).collect()
                chosen=state
                on_choose=Callback::new(on_state)
            />
            <SelectField
                label=t.sort
                id="sort-employees"
                options=sorts.map(str::to_owned).to_vec()
                chosen=sort
                on_choose=Callback::new(on_sort)
            />
        </div>
    }
}
