//! One report: what it is, the chart of its workplaces by class with the table behind it, its guarantees, and
//! the workplaces themselves.

use super::chart::Classes;
use super::paper::{Paper, PrintButton};
use super::workplaces::{Workplaces, workplace_list};
use crate::api::Client;
use crate::domain::{Day, OrganizationSummary, ReportId, Section, SoutReport, Workplace};
use crate::features::sections;
use crate::features::sout::{address, words};
use crate::route::Place;
use crate::ui::load::{Loaded, load, make};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn ReportPage(organization: OrganizationSummary, id: ReportId) -> impl IntoView {
    let client = expect_context::<Client>();
    let back = address(&organization.id, Place::Section(Section::SoutReports));
    let load = load(move || {
        let (client, id, organization) = (client.clone(), id.clone(), organization.clone());
        async move {
            let report = client.sout_report(&organization.id, &id).await?;
            Ok(make((organization, report), |(organization, report)| {
                view! { <Shown organization=organization report=report /> }
            }))
        }
    });
    view! {
        <p>
            <a class="back" href=back>
                <Icon name=IconName::ChevronLeft />
                {sections::words().to_list}
            </a>
        </p>
        <Loaded load=load />
    }
}

#[component]
fn Shown(organization: OrganizationSummary, report: SoutReport) -> impl IntoView {
    let t = words();
    let title = (t.title)(&report.summary.number);
    let list = workplace_list(&organization.id, &report.summary.id);
    let printed = RwSignal::new(None::<Vec<Workplace>>);
    let guarantees = guarantees(&report);
    view! {
        <div class="title-row">
            <h1>{title}</h1>
            <PrintButton
                organization=organization.id.clone()
                report=report.summary.id.clone()
                printed=printed
            />
        </div>
        {facts(&report)}
        <div class="sout__parts">
            <Classes report=report.clone() list=list />
            <section class="sout__part">
                <h2>{t.guarantees}</h2>
                {guarantees}
            </section>
        </div>
        <Workplaces list=list />
        <Paper organization=organization report=report printed=printed />
    }
}

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
