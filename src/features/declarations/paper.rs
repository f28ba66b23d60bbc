//! A declaration as it is read and printed. It says itself that it is a printout of the cabinet.

use super::words::words;
use crate::browser;
use crate::domain::{Day, Declaration, DeclarationField, OrganizationSummary};
use crate::ui::{ServiceName, texts};
use leptos::prelude::*;

#[component]
pub fn Paper(organization: OrganizationSummary, declaration: Declaration) -> impl IntoView {
    let w = words();
    let service = expect_context::<ServiceName>().0;
    let content = declaration.content;
    let name = organization.full_name.unwrap_or(organization.short_name);
    let submitted = declaration.submitted_at;
    let submitted = submitted.map(|at| browser::moment(&at, texts().locale));
    let until = declaration.valid_until.as_ref().map(Day::dotted);
    let text = |field| Some(content.text(field).trim().to_owned()).filter(|text| !text.is_empty());
    let facts = [
        (w.number, declaration.registry_number),
        (w.organization, Some(name)),
        (w.ogrn, organization.ogrn),
        (w.inn, organization.inn),
        (w.report, declaration.report_number),
        (
            (w.field)(DeclarationField::Address),
            text(DeclarationField::Address),
        ),
        (w.submitted, submitted),
        (w.until, until),
        (
            (w.field)(DeclarationField::Note),
            text(DeclarationField::Note),
        ),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| {
        let value = value?;
        Some(view! {
            <div class="facts__fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        })
    });
    let places = declaration.workplaces.into_iter().map(|place| {
        let employees = place.employees.map_or(String::new(), |n| n.to_string());
        view! {
            <tr>
                <td class="digits">{place.number}</td>
                <td>{place.name}</td>
                <td class="digits">{employees}</td>
            </tr>
        }
    });
    let position = content.position.clone();
    let signer = content.signed_by.clone();
    let day = content.signed_on.as_ref().map(Day::dotted);
    view! {
        // The rules of printing look for what holds the paper.
        <div>
        <article class="paper declaration">
            <h2>{w.paper_title}</h2>
            <dl class="facts">{facts.collect_view()}</dl>
            <div class="declaration__places" tabindex="0" role="region" aria-label=w.places>
                <table class="declaration__table">
                    <caption>{w.places}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{w.place_number}</th>
                            <th scope="col">{w.place_name}</th>
                            <th scope="col">{w.place_employees}</th>
                        </tr>
                    </thead>
                    <tbody>{places.collect_view()}</tbody>
                </table>
            </div>
            <div class="declaration__signature">
                <p>{position}</p>
                <p class="declaration__line">{w.signature}</p>
                <p>{signer} " " {day}</p>
            </div>
            <p class="paper__version">{(w.paper_note)(&service)}</p>
        </article>
        </div>
    }
}
