//! The workplaces by class: one table whose rows carry bars. The numbers are the table's, the bars only show
//! them; so the chart says the same to everybody.

use super::words::words;
use crate::browser;
use crate::domain::{ClassCount, SoutReport, Tone};
use crate::features::sections::list::SectionList;
use leptos::prelude::*;

#[component]
pub fn Classes(report: SoutReport, list: SectionList) -> impl IntoView {
    let t = words();
    let show = move |count: &ClassCount| {
        let place = count.class.place()?;
        let label = (t.show_class)(&count.label);
        let show = move |_| {
            list.choose(0, Some(place));
            browser::focus(list.scroll.id());
        };
        Some(view! {
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=label
                on:click=show
            >
                {t.show}
            </button>
        })
    };
    let rows = report.classes.iter().map(|count| {
        view! {
            <tr>
                <th scope="row">{count.label.clone()}</th>
                <td class="chart__cell" aria-hidden="true">
                    {bar(&report, count)}
                </td>
                <td class="digits">{count.workplaces.to_string()}</td>
                <td class="digits">{count.employees.map(|n| n.to_string())}</td>
                <td class="chart__action">{show(count)}</td>
            </tr>
        }
    });
    view! {
        <section class="sout__part">
            <h2>{t.by_class}</h2>
            <table class="counts chart" aria-label=t.by_class>
                {head(true)}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// The same for paper, without what one can press.
pub fn classes_on_paper(report: &SoutReport) -> AnyView {
    let rows = report.classes.iter().map(|count| {
        view! {
            <tr>
                <th scope="row">{count.label.clone()}</th>
                <td class="chart__cell" aria-hidden="true">
                    {bar(report, count)}
                </td>
                <td class="digits">{count.workplaces.to_string()}</td>
                <td class="digits">{count.employees.map(|n| n.to_string())}</td>
            </tr>
        }
    });
    view! {
        <table class="counts chart">
            {head(false)}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn head(actions: bool) -> AnyView {
    let t = words();
    let last = actions.then(|| view! { <td></td> });
    view! {
        <thead>
            <tr>
                <th scope="col">{t.column_class}</th>
                <td aria-hidden="true"></td>
                <th scope="col">{t.column_workplaces}</th>
                <th scope="col">{t.column_employees}</th>
                {last}
            </tr>
        </thead>
    }
    .into_any()
}

fn bar(report: &SoutReport, count: &ClassCount) -> AnyView {
    let look = match count.class.tone() {
        Tone::Calm => "chart__bar chart__bar--calm",
        Tone::Warning => "chart__bar chart__bar--warning",
        Tone::Danger => "chart__bar chart__bar--danger",
        Tone::Neutral => "chart__bar",
    };
    let width = format!("{}%", report.bar(count.workplaces));
    view! { <span class=look style:width=width></span> }.into_any()
}
