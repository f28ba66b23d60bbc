//! The report on paper: with all its workplaces, also those that were not scrolled to. It is a printout of the
//! cabinet and says no more than the cabinet knows.

use super::chart::classes_on_paper;
use super::facts::{facts, guarantees};
use super::words::words;
use super::workplaces::{cells, head};
use crate::api::{MOST, SoutClient, Workplaces as Which};
use crate::browser;
use crate::domain::{
    Cursor, OrganizationId, OrganizationSummary, ReportId, SoutReport, View, Workplace,
};
use crate::features::sections;
use crate::ui::export::to_the_end::{Bringing, Brought, to_the_end};
use crate::ui::texts;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// «Напечатать»: reads all workplaces first.
#[component]
pub fn PrintButton(
    organization: OrganizationId,
    report: ReportId,
    printed: RwSignal<Option<Vec<Workplace>>>,
) -> impl IntoView {
    let (t, common) = (words(), texts());
    let client = expect_context::<SoutClient>();
    let said = RwSignal::new(String::new());
    let read_all = Action::new_local(move |(): &()| {
        let (client, of) = (client.clone(), (organization.clone(), report.clone()));
        async move {
            let all = Rc::new(RefCell::new(Vec::new()));
            let read = {
                let all = all.clone();
                move |cursor: Option<Cursor>| -> Bringing {
                    let (all, client, of) = (all.clone(), client.clone(), of.clone());
                    Box::pin(async move {
                        let whole = View::default();
                        let page = client
                            .workplaces((&of.0, &of.1), Which::All, &whole, MOST, cursor.as_ref())
                            .await?;
                        if cursor.is_none() {
                            all.borrow_mut().clear();
                        }
                        let count = page.items.len() as u64;
                        all.borrow_mut().extend(page.items);
                        Ok(Brought {
                            count,
                            total: page.total,
                            next: page.next,
                        })
                    })
                }
            };
            let note = move |count, total| {
                // The page may be gone by now.
                said.try_set((t.preparing)(count, total)).is_none()
            };
            let words = match to_the_end(&read, &note).await {
                Ok(true) => {
                    printed.set(Some(all.take()));
                    browser::after_drawing(browser::print);
                    String::new()
                }
                Ok(false) => String::new(),
                Err(error) => {
                    let why = (common.explain)(error.kind);
                    format!("{} {}", why.what, why.then)
                }
            };
            said.set(words);
        }
    });
    let reading = read_all.pending();
    view! {
        <div class="export title-row__end">
            <span class="count" role="status">
                {move || said.get()}
            </span>
            <button
                type="button"
                class="button"
                aria-disabled=move || reading.get()
                on:click=move |_| {
                    if !reading.get_untracked() {
                        read_all.dispatch_local(());
                    }
                }
            >
                {sections::words().print}
            </button>
        </div>
    }
}

/// The paper, seen only when it is printed.
#[component]
pub fn Paper(
    organization: OrganizationSummary,
    report: SoutReport,
    printed: RwSignal<Option<Vec<Workplace>>>,
) -> impl IntoView {
    let t = words();
    let locale = texts().locale;
    let sheet = move || {
        let workplaces = printed.get()?;
        let organization = organization.clone();
        let name = organization.full_name.unwrap_or(organization.short_name);
        let rows = workplaces
            .into_iter()
            .map(|workplace| view! { <tr>{cells(workplace)}</tr> });
        let when = browser::exact_moment(&browser::timestamp(), locale);
        Some(view! {
            <section class="paper paper--only">
                <p class="paper__title">{(t.title)(&report.summary.number)}</p>
                <p>{name}</p>
                {facts(&report)}
                <p class="paper__part">{t.by_class}</p>
                {classes_on_paper(&report)}
                <p class="paper__part">{t.guarantees}</p>
                {guarantees(&report)}
                <p class="paper__part">{t.workplaces.label}</p>
                <table class="table table--paper">
                    <thead>{head()}</thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <p class="sheet__printed">{(t.printed)(&when)}</p>
            </section>
        })
    };
    view! { {sheet} }
}
