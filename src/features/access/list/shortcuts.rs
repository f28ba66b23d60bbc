//! Keys of this page, listed under «?». Each is one key, so they can be switched off (WCAG 2.1.4).

use crate::api::Client;
use crate::browser;
use crate::domain::{Capability, OrganizationId};
use crate::features::access::words::words;
use crate::navigation::Navigator;
use crate::route::{Place, Route};
use crate::ui::Dialog;
use leptos::prelude::*;

#[component]
pub fn Shortcuts(
    organization: OrganizationId,
    /// «+».
    on_new: Callback<()>,
    /// The id of the search field.
    search: &'static str,
) -> impl IntoView {
    let t = &words().shortcuts;
    let open = RwSignal::new(false);
    let enabled = RwSignal::new(browser::wants_shortcuts());
    let (navigator, client) = (expect_context::<Navigator>(), expect_context::<Client>());
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
            (_, "KeyJ") if client.offers(Capability::Journal) => navigator.go(&journal, false),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let close = Callback::new(move |()| open.set(false));
    let list = move || {
        open.get().then(|| {
            let rows = t.keys.iter().map(|(key, what)| {
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
                            <span class="choice__main">{t.enabled}</span>
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
