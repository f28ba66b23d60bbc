//! The table of employees with access; on a phone each row is a card (CSS).

use super::numbers::HiddenNumbers;
use super::{Opening, opener_id};
use crate::browser;
use crate::components::{access_texts, press};
use crate::domain::{Catalogue, Day, Employee, OrganizationId, Term};
use leptos::prelude::*;

/// Chips before «+3».
const CHIPS: usize = 3;

#[component]
pub fn EmployeeTable(
    organization: OrganizationId,
    catalogue: Catalogue,
    employees: Vec<Employee>,
    opening: RwSignal<Option<Opening>>,
) -> impl IntoView {
    let t = &access_texts().administration;
    let today = Day::parse(&browser::today());
    let rows = employees.into_iter().map(|employee| {
        let labels = catalogue.labels(&employee.permissions);
        view! {
            <Row
                organization=organization.clone()
                employee=employee
                labels=labels
                today=today.clone()
                opening=opening
            />
        }
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
    organization: OrganizationId,
    employee: Employee,
    labels: Vec<String>,
    today: Option<Day>,
    opening: RwSignal<Option<Opening>>,
) -> impl IntoView {
    let t = &access_texts().administration;
    let name = employee.name.whole();
    let label = (t.open)(&name);
    let open = Opening::Existing(employee.id.clone());
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
                    {name.clone()}
                </button>
                {employee.is_me.then(|| view! { <span class="badge badge--accent">{t.me}</span> })}
                {employee
                    .position
                    .map(|position| view! { <span class="table__second">{position}</span> })}
                {term_line(&employee.term, today.as_ref())}
            </td>
            <td class="digits" data-label=t.column_snils>
                <HiddenNumbers
                    organization=organization
                    id=employee.id
                    name=name
                    masked=employee.snils_masked
                />
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

/// Until when, and whether that is near or past; nothing for access without a term.
fn term_line(term: &Term, today: Option<&Day>) -> Option<impl IntoView + use<>> {
    let t = &access_texts().list;
    let words = (t.term)(term)?;
    let state = today.and_then(|today| (t.term_state)(term.state(today)));
    let badge = state.map(|words| view! { <span class="badge badge--warning">{words}</span> });
    Some(view! { <span class="table__second">{words} {badge}</span> })
}
