//! What was sent when, as a sheet: on the screen and on paper the same. It is a printout of the cabinet and
//! says no more than the cabinet knows.

use super::words::words;
use crate::browser;
use crate::domain::{OrganizationSummary, Submission, SubmissionPortion};
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn Paper(organization: OrganizationSummary, submission: Submission) -> impl IntoView {
    let (t, locale) = (&words().submissions, texts().locale);
    let Submission { summary, portions } = submission;
    let moment = |text: &str| browser::exact_moment(text, locale);
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
    let organization_name = organization.full_name.unwrap_or(organization.short_name);
    let digest = summary.digest.map(|digest| {
        view! {
            <div class="facts__fact">
                <dt>{t.digest}</dt>
                <dd>
                    <code class="registry__digest">{digest}</code>
                    <span class="table__second">{t.digest_hint}</span>
                </dd>
            </div>
        }
    });
    let facts = view! {
        <dl class="facts">
            {fact(t.organization, Some(organization_name))}
            {fact(t.inn, organization.inn)}
            {fact(t.ogrn, organization.ogrn)}
            {fact(t.file, summary.name)}
            {fact(t.who, summary.created_by)}
            {fact(t.begun, Some(moment(&summary.created_at)))}
            {fact(t.completed, summary.completed_at.as_deref().map(moment))}
            {fact(t.announced, Some((t.records)(summary.records)))}
            {fact(t.here, Some((t.records)(summary.received)))}
            {fact(t.refused_fact, Some((t.records)(summary.rejected)))}
            {digest}
        </dl>
    };
    view! {
        <section class="sheet">
            {facts}
            <h2>{t.portions}</h2>
            {table(&portions)}
            <p class="sheet__printed">{(t.printed)(&moment(&browser::timestamp()))}</p>
        </section>
    }
}

fn table(portions: &[SubmissionPortion]) -> AnyView {
    let (t, locale) = (&words().submissions, texts().locale);
    if portions.is_empty() {
        return view! { <p>{t.no_portions}</p> }.into_any();
    }
    let rows = portions.iter().map(|portion| {
        view! {
            <tr>
                <td>{portion.number.to_string()}</td>
                <td>{browser::exact_moment(&portion.received_at, locale)}</td>
                <td>{portion.records.to_string()}</td>
                <td>{portion.rejected.to_string()}</td>
            </tr>
        }
    });
    view! {
        <table class="portions digits">
            <thead>
                <tr>
                    <th scope="col">{t.portion}</th>
                    <th scope="col">{t.portion_when}</th>
                    <th scope="col">{t.portion_records}</th>
                    <th scope="col">{t.portion_refused}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
