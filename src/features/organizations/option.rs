//! One organization in the list: the whole card is the link.

use super::words::words;
use crate::domain::{Access, ClosedReason, OrganizationSummary, Role};
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::ui::scroll::RowPlace;
use leptos::prelude::*;

#[component]
pub fn OrganizationOption(
    organization: OrganizationSummary,
    place: RowPlace,
    on_chosen: Callback<()>,
) -> impl IntoView {
    let t = words();
    let route = Route::Cabinet(organization.id, Place::Home);
    let important = matches!(organization.role, Role::Head | Role::Administrator);
    let closed = match organization.access {
        Access::Open => None,
        Access::Closed(ClosedReason::Liquidated) => Some(t.liquidated),
        Access::Closed(_) => Some(t.closed),
    };
    let numbers = [(t.ogrn, organization.ogrn), (t.inn, organization.inn)]
        .into_iter()
        .filter_map(|(name, number)| Some(format!("{name}\u{a0}{}", number?)))
        .collect::<Vec<_>>()
        .join(" · ");
    let lines = [organization.branch_name, organization.full_name]
        .into_iter()
        .flatten();
    let lines = lines.map(|line| view! { <span class="card__line">{line}</span> }.into_any());
    view! {
        <a
            class="card"
            class:card--closed=closed.is_some()
            class:card--active=place.active
            id=place.id
            role="option"
            tabindex="-1"
            aria-selected=if place.active { "true" } else { "false" }
            aria-posinset=place.number
            aria-setsize=place.total
            href=href(&route)
            on:click=move |_| on_chosen.run(())
        >
            <span class="card__main">
                <span class="card__name">{organization.short_name}</span>
                {lines.collect_view()}
                <span class="card__line digits">{numbers}</span>
            </span>
            <span class="card__badges">
                {(t.role)(organization.role)
                    .map(|role| {
                        view! {
                            <span class="badge" class:badge--accent=important>
                                {role}
                            </span>
                        }.into_any()
                    })}
                {closed.map(|words| view! { <span class="badge badge--warning">{words}</span> }.into_any())}
            </span>
        </a>
    }
}
