use super::{Icon, IconName, flag, press, texts};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;

/// How long the user must pause before the search starts.
const PAUSE: Duration = Duration::from_millis(250);

/// A search field. `on_search` gets the text once the user pauses, or at once on Enter.
#[component]
pub fn SearchField(
    /// The name of the field.
    label: &'static str,
    /// An id unique on the page.
    id: &'static str,
    /// What to search.
    on_search: Callback<String>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
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
                    type="search"
                    autocomplete="off"
                    maxlength="200"
                    prop:value=text
                    on:input=typed
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
