use super::icon::{Icon, IconName};
use crate::domain::{Cursor, Paging};
use crate::i18n::{PagerTexts, words};
use leptos::prelude::*;

/// The way through a list that is longer than a page.
#[component]
pub fn Pager(
    /// Where the user is.
    paging: RwSignal<Paging>,
    /// Items on this page.
    items: usize,
    /// Items in all.
    total: u64,
    /// Where the next page begins.
    next: Option<Cursor>,
) -> impl IntoView {
    let t = words::<PagerTexts>();
    let has_back = paging.with_untracked(Paging::has_back);
    let has_next = next.is_some();
    let range = (t.range)(paging.with_untracked(|paging| paging.range(items)), total);
    let forward = move |_| {
        if let Some(next) = next.clone() {
            paging.update(|paging| paging.forward(next));
        }
    };
    let buttons = view! {
        <nav class="pager" aria-label=t.label>
            <button
                type="button"
                class="button button--icon"
                aria-label=t.back
                disabled=!has_back
                on:click=move |_| paging.update(Paging::back)
            >
                <Icon name=IconName::ChevronLeft />
            </button>
            <span class="pager__range">{range}</span>
            <button
                type="button"
                class="button button--icon"
                aria-label=t.forward
                disabled=!has_next
                on:click=forward
            >
                <Icon name=IconName::ChevronRight />
            </button>
        </nav>
    };
    (has_back || has_next).then_some(buttons)
}
