//! Somebody else saved first: what was there, what is saved now, what the user ticked.

use crate::domain::{Catalogue, Merge, TermMerge};
use crate::features::access::words::words;
use leptos::prelude::*;

#[component]
pub fn Comparison(merge: Merge, terms: TermMerge, catalogue: Catalogue) -> impl IntoView {
    let w = words();
    let t = &w.dialog;
    let mark = |there: bool| if there { t.there } else { t.not_there };
    let columns = [t.comparison_base, t.comparison_theirs, t.comparison_mine];
    let line = |name: String, cells: [String; 3]| {
        let cells = columns.into_iter().zip(cells);
        let cells =
            cells.map(|(label, words)| view! { <td data-label=label>{words}</td> }.into_any());
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let rows = merge.disagreements().into_iter().map(|row| {
        let cells = [row.base, row.theirs, row.mine].map(|there| mark(there).to_owned());
        (catalogue.label(&row.code).to_owned(), cells)
    });
    let term = terms.is_disagreement().then(|| {
        let cells = [&terms.base, &terms.theirs, &terms.mine];
        let words =
            cells.map(|term| (w.list.term)(term).unwrap_or_else(|| w.rights.term_open.to_owned()));
        (w.rights.term_title.to_owned(), words)
    });
    let rows = rows.chain(term).map(|(name, cells)| line(name, cells));
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
