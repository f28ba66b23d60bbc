//! Which organizations, and in which order.

use super::words::words;
use crate::domain::{AccessState, OrganizationQuery, OrganizationSort, Role};
use crate::ui::SelectField;
use leptos::prelude::*;

const ROLES: [Role; 3] = [Role::Head, Role::Administrator, Role::Employee];
const STATES: [AccessState; 3] = [
    AccessState::Open,
    AccessState::Closed,
    AccessState::Liquidated,
];
const SORTS: [OrganizationSort; 3] = [
    OrganizationSort::Name,
    OrganizationSort::NameBackwards,
    OrganizationSort::Role,
];

#[component]
pub fn Filters(query: RwSignal<OrganizationQuery>) -> impl IntoView {
    let t = words();
    let roles = std::iter::once(t.any).chain(ROLES.into_iter().filter_map(t.role));
    let states = [t.any, t.open, t.closed, t.liquidated];
    let owned = |words: &'static str| words.to_owned();
    // The first option stands for all: the ones after it count from zero.
    let on_role = move |place: usize| {
        query.update(|query| {
            query.role = place.checked_sub(1).and_then(|at| ROLES.get(at).copied());
        });
    };
    let on_state = move |place: usize| {
        query.update(|query| {
            query.state = place.checked_sub(1).and_then(|at| STATES.get(at).copied());
        });
    };
    let on_sort = move |place: usize| {
        query.update(|query| query.sort = SORTS.get(place).copied().unwrap_or_default());
    };
    view! {
        <div class="filters">
            <SelectField
                label=t.filter_role
                id="filter-role"
                options=roles.map(owned).collect()
                on_choose=Callback::new(on_role)
            />
            <SelectField
                label=t.filter_state
                id="filter-state"
                options=states.map(owned).to_vec()
                on_choose=Callback::new(on_state)
            />
            <SelectField
                label=t.sort
                id="sort-organizations"
                options=t.sorts.map(owned).to_vec()
                on_choose=Callback::new(on_sort)
            />
        </div>
    }
}
