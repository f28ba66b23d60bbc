//! Somebody else saved first: what was there, what is saved now, what the user ticked.

use crate::components::access_texts;
use crate::domain::{Catalogue, Merge};
use leptos::prelude::*;

#[component]
pub fn Comparison(merge: Merge, catalogue: Catalogue) -> impl IntoView {
    let t = &access_texts().dialog;
    let mark = |there: bool| if there { t.there } else { t.not_there };
    let rows = merge.disagreements().into_iter().map(|row| {
        let cells = [
            (t.comparison_base, row.base),
            (t.comparison_theirs, row.theirs),
            (t.comparison_mine, row.mine),
        ];
        let cells = cells.map(|(label, there)| view! { <td data-label=label>{mark(there)}</td> });
        view! {
            <tr>
                <th scope="row">{catalogue.label(&row.code).to_owned()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="notice notice--info" role="status">
            <p>{t.reloaded}</p>
            <table class="comparison">
                <thead>
                    <tr>
                        <th scope="col">{t.permissions_title}</th>
                        <th scope="col">{t.comparison_base}</th>
                        <th scope="col">{t.comparison_theirs}</th>
                        <th scope="col">{t.comparison_mine}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
