//! Keys of this page, listed under «?». Each is one key, so they can be switched off (WCAG 2.1.4).

use crate::browser;
use crate::domain::OrganizationId;
use crate::features::access::words::words;
use crate::navigation::Navigator;
use crate::route::{Place, Route};
use crate::ui::Dialog;
use leptos::prelude::*;

/// The key of the journal, as the list of keys has it.
const JOURNAL: &str = "J";

#[component]
pub fn Shortcuts(
    organization: OrganizationId,
    /// Whether there is a journal to go to.
    has_journal: bool,
    /// «+».
    on_new: Callback<()>,
    /// The id of the search field.
    search: &'static str,
) -> impl IntoView {
    let t = &words().shortcuts;
    let open = RwSignal::new(false);
    let enabled = RwSignal::new(browser::wants_shortcuts());
    let navigator = expect_context::<Navigator>();
    let journal = Route::Cabinet(organization, Place::Journal);
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || browser::is_occupied() {
            return;
        }
        // The letter's key, not the letter: in the Russian layout it writes another one.
        match (event.key().as_str(), event.code().as_str()) {
            ("?", _) => open.set(true),
            _ if !enabled.get_untracked() => return,
            ("+", _) => on_new.run(()),
            ("/", _) => browser::focus(search),
            (_, "KeyJ") if has_journal => navigator.go(&journal, false),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let close = Callback::new(move |()| open.set(false));
    let list = move || {
        open.get().then(|| {
            let keys = t
                .keys
                .iter()
                .filter(move |(key, _)| has_journal || *key != JOURNAL);
            let rows = keys.map(|(key, what)| {
                view! {
                    <div class="keys__row">
                        <dt>
                            <kbd class="keys__key">{*key}</kbd>
                        </dt>
                        <dd>{*what}</dd>
                    </div>
                }
                .into_any()
            });
            view! {
                <Dialog title=t.title on_close=close>
                    <div class="dialog__body" id="dialog-body" tabindex="-1">
                        <dl class="keys">{rows.collect_view()}</dl>
                        <label class="choice">
                            <input
                                class="choice__mark"
                                type="checkbox"
                                prop:checked=move || enabled.get()
                                on:change=move |event| {
                                    let wanted = event_target_checked(&event);
                                    enabled.set(wanted);
                                    browser::note_shortcuts(wanted);
                                }
                            />
                            <span class="choice__main">{(t.enabled)(has_journal)}</span>
                        </label>
                    </div>
                </Dialog>
            }
        })
    };
    view! {
        <button
            type="button"
            class="button button--quiet keys__open"
            on:click=move |_| open.set(true)
        >
            {t.open}
        </button>
        {move || list()}
    }
}
