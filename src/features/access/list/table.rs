//! The table of employees with access; on a phone each row is a card (CSS).

use super::numbers::numbers;
use crate::browser;
use crate::domain::{Catalogue, Day, Employee, OrganizationId, Term};
use crate::features::access::bulk;
use crate::features::access::chosen::Chosen;
use crate::features::access::opening::Opening;
use crate::features::access::opening::opener_id;
use crate::features::access::words::words;
use crate::ui::scroll::{ReadRows, Row, RowPlace};
use leptos::prelude::*;
use std::sync::Arc;

/// Chips before «+3».
const CHIPS: usize = 3;

/// What all rows share.
#[derive(Clone)]
pub struct Rows {
    pub organization: OrganizationId,
    pub catalogue: Catalogue,
    pub opening: RwSignal<Option<Opening>>,
    pub chosen: Chosen,
}

/// The headings.
pub fn head() -> AnyView {
    let (t, w) = (&words().administration, bulk::words());
    view! {
        <tr aria-rowindex="1">
            <th scope="col" class="table__choose-column">
                <span class="visually-hidden">{w.column_choose}</span>
            </th>
            <th scope="col">{t.column_employee}</th>
            <th scope="col" class="table__snils-column">
                {t.column_snils}
            </th>
            <th scope="col">{t.column_permissions}</th>
        </tr>
    }
    .into_any()
}

impl Rows {
    /// A row that draws itself.
    pub fn row(&self, employee: Employee) -> Row {
        let rows = self.clone();
        Row {
            key: employee.id.as_str().to_owned(),
            draw: Arc::new(move |place| rows.draw(employee.clone(), &place)),
        }
    }

    fn draw(&self, employee: Employee, place: &RowPlace) -> AnyView {
        let t = &words().administration;
        let today = Day::parse(&browser::today());
        let labels = self.catalogue.labels(&employee.permissions);
        let name = employee.name.whole();
        let label = (t.open)(&name);
        let open = Opening::Existing(employee.id.clone());
        let opening = self.opening;
        let hidden = labels.len().saturating_sub(CHIPS);
        let all = labels.join(", ");
        let chips = labels
            .into_iter()
            .take(CHIPS)
            .map(|label| view! { <li class="chip">{label}</li> }.into_any());
        // The headings are the first row.
        let number = place.number.parse().map_or(0, |number: usize| number + 1);
        view! {
            <tr aria-rowindex=number.to_string()>
                <td class="table__choose">{self.mark(&employee, &name, place.list)}</td>
                <td class="table__employee">
                    <button
                        type="button"
                        class="table__open"
                        id=opener_id(Some(&open))
                        aria-label=label
                        on:click=move |_| opening.set(Some(open.clone()))
                    >
                        {name.clone()}
                    </button>
                    {employee
                        .is_me
                        .then(|| view! { <span class="badge badge--accent">{t.me}</span> }.into_any())}
                    {employee
                        .position
                        .map(|position| view! { <span class="table__second">{position}</span> }.into_any())}
                    {term_line(&employee.term, today.as_ref())}
                </td>
                <td class="digits" data-label=t.column_snils>
                    {numbers(self.organization.clone(), employee.id, name, employee.snils_masked)}
                </td>
                <td title=all>
                    <ul class="chips">
                        {chips.collect_view()}
                        {(hidden > 0)
                            .then(|| view! { <li class="chip chip--more">{(t.more)(hidden)}</li> }.into_any())}
                    </ul>
                </td>
            </tr>
        }
        .into_any()
    }

    /// The box that chooses the employee; Shift with a click or Space chooses all from the last one on.
    fn mark(&self, employee: &Employee, name: &str, list: ReadRows) -> AnyView {
        let chosen = self.chosen;
        let (id, shown) = (employee.id.clone(), employee.id.clone());
        view! {
            <label class="table__mark">
                <input
                    class="choice__mark"
                    type="checkbox"
                    id=format!("choose-{}", employee.id.as_str())
                    aria-label=(bulk::words().choose)(name)
                    prop:checked=move || chosen.contains(&shown)
                    on:click=move |event| chosen.press(&id, event.shift_key(), list)
                />
            </label>
        }
        .into_any()
    }
}

/// Until when, and whether that is near or past; nothing for access without a term.
fn term_line(term: &Term, today: Option<&Day>) -> Option<impl IntoView + use<>> {
    let t = &words().list;
    let words = (t.term)(term)?;
    let state = today.and_then(|today| (t.term_state)(term.state(today)));
    let badge =
        state.map(|words| view! { <span class="badge badge--warning">{words}</span> }.into_any());
    Some(view! { <span class="table__second">{words} {badge}</span> }.into_any())
}
