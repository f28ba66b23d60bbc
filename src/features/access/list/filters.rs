//! Which employees, and in which order.

use crate::api::Offered;
use crate::domain::{
    Capability, Catalogue, EmployeeQuery, EmployeeSort, EmployeeState, PermissionCode, offer,
};
use crate::features::access::words::words;
use crate::ui::SelectField;
use leptos::prelude::*;

#[component]
pub fn EmployeeFilters(
    calls: Offered<offer::SearchFilters>,
    catalogue: Catalogue,
    query: RwSignal<EmployeeQuery>,
) -> impl IntoView {
    let t = &words().list;
    let now = query.get_untracked();
    let with_terms = calls.offers(Capability::Terms);
    // One that the address asks for is there all the same: the field has to say what is shown.
    let states = EmployeeState::ALL.into_iter();
    let states =
        states.filter(|state| with_terms || !state.is_of_terms() || now.state == Some(*state));
    let states: Vec<_> = states.collect();
    let sorts = EmployeeSort::ALL.into_iter();
    let sorts =
        sorts.filter(|sort| with_terms || *sort != EmployeeSort::Until || now.sort == *sort);
    let sorts: Vec<_> = sorts.collect();
    let change = move |change: &dyn Fn(&mut EmployeeQuery)| query.update(change);
    let entries = catalogue.groups().into_iter().flat_map(|(_, group)| group);
    let mut codes: Vec<PermissionCode> = entries.map(|entry| entry.code).collect();
    // The address may ask for one that the catalogue does not have, and somebody may have it.
    codes.extend(now.permission.clone().filter(|code| !codes.contains(code)));
    let labels = codes.iter().map(|code| catalogue.label(code).to_owned());
    let permissions = std::iter::once(t.any_permission.to_owned()).chain(labels);
    let permissions = permissions.collect();
    let state_names = states.iter().map(|state| (t.state_of)(*state));
    let state_names = std::iter::once(t.any_state).chain(state_names);
    let state_names = state_names.map(str::to_owned).collect();
    let sort_names = sorts.iter().map(|sort| (t.sort_of)(*sort).to_owned());
    let sort_names = sort_names.collect();
    // The first option stands for all: the ones after it count from zero.
    let after_all = |place: Option<usize>| place.map_or(0, |place| place + 1);
    let permission = now.permission.as_ref();
    let permission = after_all(codes.iter().position(|code| Some(code) == permission));
    let state = states.iter().position(|state| Some(*state) == now.state);
    let state = after_all(state);
    let sort = sorts.iter().position(|sort| *sort == now.sort);
    let sort = sort.unwrap_or_default();
    let on_permission = move |place: usize| {
        let code = place.checked_sub(1).and_then(|at| codes.get(at).cloned());
        change(&|query| query.permission.clone_from(&code));
    };
    let on_state = move |place: usize| {
        let state = place.checked_sub(1);
        let state = state.and_then(|at| states.get(at).copied());
        change(&|query| query.state = state);
    };
    let on_sort = move |place: usize| {
        let sort = sorts.get(place).copied().unwrap_or_default();
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
                options=state_names
                chosen=state
                on_choose=Callback::new(on_state)
            />
            <SelectField
                label=t.sort
                id="sort-employees"
                options=sort_names
                chosen=sort
                on_choose=Callback::new(on_sort)
            />
        </div>
    }
}
