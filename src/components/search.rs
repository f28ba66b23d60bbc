use super::{Icon, IconName, ListKey, flag, list_keys, press, texts, words};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;

/// How long the user must pause before the search starts.
const PAUSE: Duration = Duration::from_millis(350);

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
    let mut search_later = debounce(PAUSE, move |text| on_search.run(text));
    let typed = move |event| {
        let value = event_target_value(&event);
        text.set(value.clone());
        search_later(value);
    };
    let clear = move |_| {
        text.set(String::new());
        on_search.run(String::new());
        crate::browser::focus(id);
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
                    aria-activedescendant=words(move || list?.active.run(()))
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
                    hidden=flag(move || text.with(String::is_empty))
                    on:click=press(clear)
                >
                    <Icon name=IconName::Cross />
                </button>
            </div>
        </form>
    }
}
