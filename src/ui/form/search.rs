use crate::browser;
use crate::oidc::Millis;
use crate::ui::icon::{Icon, IconName};
use crate::ui::list_key::{ListKey, list_keys};
use crate::ui::texts;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long the user must pause before the search starts, in milliseconds: twice as long as between the
/// last two letters, so that whoever types slowly does not search for every one of them.
fn pause(between: Millis) -> Millis {
    const SHORTEST: Millis = 350;
    const LONGEST: Millis = 1_200;
    // So long ago was no typing.
    let between = if between > LONGEST { 0 } else { between };
    (2 * between).clamp(SHORTEST, LONGEST)
}

/// A list in which the keyboard moves while it stays in the search field (a combobox, always open).
#[derive(Clone, Copy)]
pub struct SearchedList {
    /// Its id.
    pub id: &'static str,
    /// Gives the id of the row on which the keyboard is; tracked.
    pub active: Callback<(), Option<String>>,
    /// A key for the list; `true` when it meant something there.
    pub on_key: Callback<ListKey, bool>,
}

/// A search field. `on_search` gets the text once the user pauses, or at once on Enter.
#[component]
pub fn SearchField(
    /// The name of the field.
    label: &'static str,
    /// An id unique on the page.
    id: &'static str,
    /// What is searched at first.
    #[prop(optional)]
    value: String,
    /// What to search.
    on_search: Callback<String>,
    /// The list whose rows the keys choose, if they do.
    #[prop(optional)]
    list: Option<SearchedList>,
) -> impl IntoView {
    let text = RwSignal::new(value);
    let mut last_letter = 0;
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    // Whoever leaves the list does not search it any more.
    on_cleanup(stop_waiting);
    let typed = move |event| {
        let value = event_target_value(&event);
        text.set(value.clone());
        let now = browser::now();
        let wait = Duration::from_millis(pause(now - last_letter));
        last_letter = now;
        stop_waiting();
        waiting.set_value(set_timeout_with_handle(move || on_search.run(value), wait).ok());
    };
    let clear = move |_| {
        text.set(String::new());
        on_search.run(String::new());
        browser::focus(id);
    };
    let moves = list_keys(move |key| list.is_some_and(|list| list.on_key.run(key)));
    view! {
        <form
            class="search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                on_search.run(text.get_untracked());
            }
        >
            <label class="search__label" for=id>
                {label}
            </label>
            <div class="search__box">
                <Icon name=IconName::Search />
                <input
                    class="input search__input"
                    id=id
                    type=if list.is_some() { "text" } else { "search" }
                    role=list.map(|_| "combobox")
                    aria-autocomplete=list.map(|_| "list")
                    aria-expanded=list.map(|_| "true")
                    aria-controls=list.map(|list| list.id)
                    aria-activedescendant=move || list?.active.run(())
                    enterkeyhint="search"
                    autocomplete="off"
                    maxlength="200"
                    prop:value=text
                    on:input=typed
                    on:keydown=moves
                />
                <button
                    type="button"
                    class="button button--icon search__clear"
                    aria-label=texts().search_clear
                    hidden=move || text.with(String::is_empty)
                    on:click=clear
                >
                    <Icon name=IconName::Cross />
                </button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_typist_is_waited_for_and_a_fast_one_is_not_kept_waiting() {
        for (between, expected) in [
            (40, 350),
            (160, 350),
            (300, 600),
            (700, 1_200),
            (60_000, 350),
        ] {
            assert_eq!(pause(between), expected, "{between}");
        }
    }

    #[test]
    fn a_word_is_searched_for_three_times_at_most() {
        const LETTERS: usize = 10;
        for between in [40, 160, 300, 600] {
            let waits =
                (0..LETTERS).map(|letter| pause(if letter == 0 { 60_000 } else { between }));
            // The next letter stops a search that has not begun; after the last one nothing does.
            let begun = waits
                .take(LETTERS - 1)
                .filter(|wait| *wait < between)
                .count()
                + 1;
            assert!(begun <= 3, "{between}: {begun}");
        }
    }
}
