//! One report: what it is, the chart of its workplaces by class with the table behind it, its guarantees, and
//! the workplaces themselves.

use super::chart::Classes;
use super::facts::{facts, guarantees};
use super::paper::{Paper, PrintButton};
use super::words::words;
use super::workplaces::{Workplaces, workplace_list};
use crate::api::SoutClient;
use crate::domain::{OrganizationSummary, ReportId, Section, SoutReport, Workplace};
use crate::features::sections;
use crate::features::sout::address::address;
use crate::route::Place;
use crate::ui::load::{Loaded, load, make};
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn ReportPage(organization: OrganizationSummary, id: ReportId) -> impl IntoView {
    let client = expect_context::<SoutClient>();
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
