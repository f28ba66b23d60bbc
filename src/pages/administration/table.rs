//! The table of employees with access; on a phone each row is a card (CSS).

use super::{Opening, opener_id};
use crate::components::{access_texts, press};
use crate::domain::{Catalogue, Employee};
use leptos::prelude::*;

/// Chips before «+3».
const CHIPS: usize = 3;

#[component]
pub fn EmployeeTable(
    catalogue: Catalogue,
    employees: Vec<Employee>,
    opening: RwSignal<Option<Opening>>,
) -> impl IntoView {
    let t = &access_texts().administration;
    let rows = employees.into_iter().map(|employee| {
        let labels = catalogue.labels(&employee.permissions);
        view! { <Row employee=employee labels=labels opening=opening /> }
    });
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{t.column_employee}</th>
                    <th scope="col">{t.column_snils}</th>
                    <th scope="col">{t.column_permissions}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Row(
    employee: Employee,
    labels: Vec<String>,
    opening: RwSignal<Option<Opening>>,
) -> impl IntoView {
    let t = &access_texts().administration;
    let name = employee.name.whole();
    let label = (t.open)(&name);
    let open = Opening::Existing(employee.id);
    let hidden = labels.len().saturating_sub(CHIPS);
    let all = labels.join(", ");
    let chips = labels
        .into_iter()
        .take(CHIPS)
        .map(|label| view! { <li class="chip">{label}</li> });
    view! {
        <tr>
            <td>
                <button
                    type="button"
                    class="table__open"
                    id=opener_id(Some(&open))
                    aria-label=label
                    on:click=press(move |_| opening.set(Some(open.clone())))
                >
                    {name}
                </button>
                {employee.is_me.then(|| view! { <span class="badge badge--accent">{t.me}</span> })}
                {employee
                    .position
                    .map(|position| view! { <span class="table__second">{position}</span> })}
            </td>
            <td class="digits" data-label=t.column_snils>
                {employee.snils_masked}
            </td>
            <td title=all>
                <ul class="chips">
                    {chips.collect_view()}
                    {(hidden > 0)
                        .then(|| view! { <li class="chip chip--more">{(t.more)(hidden)}</li> })}
                </ul>
            </td>
        </tr>
    }
}
