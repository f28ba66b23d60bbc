//! What a report is, on the screen and on paper.

use super::words::words;
use crate::domain::{Day, SoutReport};
use leptos::prelude::*;

/// What the report is, on the screen and on paper.
pub fn facts(report: &SoutReport) -> AnyView {
    let t = words();
    let summary = &report.summary;
    let fact = |name: &'static str, value: Option<String>| {
        value.map(|value| {
            view! {
                <div class="facts__fact">
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
    };
    view! {
        <dl class="facts">
            {fact(t.fact_approved, Some(summary.approved_on.dotted()))}
            {fact(t.fact_valid, summary.valid_until.as_ref().map(Day::dotted))}
            {fact(t.column_assessor, summary.assessor.clone())}
            {fact(t.fact_workplaces, Some(summary.workplaces.to_string()))}
            {fact(t.fact_employees, report.employees.map(|n| n.to_string()))}
        </dl>
    }
    .into_any()
}

/// The guarantees, with how many workplaces have each; their names are the backend's.
pub fn guarantees(report: &SoutReport) -> AnyView {
    let t = words();
    if report.guarantees.is_empty() {
        return view! { <p>{t.no_guarantees}</p> }.into_any();
    }
    let rows = report.guarantees.iter().map(|guarantee| {
        view! {
            <tr>
                <th scope="row">{guarantee.name.clone()}</th>
                <td class="digits">{guarantee.workplaces.to_string()}</td>
            </tr>
        }
    });
    view! {
        <table class="counts">
            <thead>
                <tr>
                    <th scope="col">{t.guarantees}</th>
                    <th scope="col">{t.fact_workplaces}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
