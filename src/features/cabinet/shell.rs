//! The bar above every page, and the foot below.

use super::words::words;
use crate::api::{Client, Offered};
use crate::browser;
use crate::domain::{Person, offer};
use crate::features::organizations;
use crate::features::organizations::open::OpenCabinet;
use crate::i18n::Language;
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::session::{Failure, SessionHandle};
use crate::ui::{Icon, IconName, ServiceName, texts};
use leptos::prelude::*;

/// Bar, page, foot.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let t = texts();
    let service = expect_context::<ServiceName>().0;
    let language = expect_context::<Language>();
    let session = expect_context::<SessionHandle>();
    let cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    let person = move || session.person();
    let switching = RwSignal::new(false);
    let switch_language = move |_| {
        browser::choose_language(language.other().code());
        browser::reload();
    };
    view! {
        <a class="skip" href="#content" rel="external" on:click=|event| {
            event.prevent_default();
            browser::focus("content");
        }>
            {t.skip_to_content}
        </a>
        <header class="bar">
            <div class="bar__row">
                <a class="bar__name" href=href(&Route::Landing)>
                    {service}
                </a>
                {move || cabinet.get().map(|cabinet| (cabinet.switcher)(cabinet.name, switching))}
                {move || {
                    person()
                        .map(|person| {
                            view! { <UserMenu person=person cabinet=cabinet switching=switching /> }
                        })
                }}
            </div>
        </header>
        {children()}
        <footer class="foot">
            <button
                type="button"
                class="button button--quiet button--small"
                lang=language.other().code()
                on:click=switch_language
            >
                {t.other_language}
            </button>
        </footer>
    }
}

/// What ends all sessions of the person.
type Everywhere = Offered<offer::SignOutEverywhere>;

#[component]
fn UserMenu(
    person: Person,
    cabinet: RwSignal<Option<OpenCabinet>>,
    switching: RwSignal<bool>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let open = RwSignal::new(false);
    let session = expect_context::<SessionHandle>();
    let client = expect_context::<Client>();
    let sign_out = Action::new_local(move |everywhere: &Option<Everywhere>| {
        let (session, everywhere) = (session.clone(), everywhere.clone());
        async move { session.sign_out(everywhere).await }
    });
    // Outside a cabinet nobody has asked yet what the backend offers.
    let asking = client.clone();
    let known = LocalResource::new(move || {
        let (client, wanted) = (asking.clone(), open.get());
        async move { wanted && client.learn_capabilities().await.is_ok() }
    });
    let everywhere = move || {
        let calls = known.get().and_then(|_| client.offered());
        calls.map(|calls: Everywhere| {
            view! {
                <button
                    type="button"
                    class="menu__item"
                    on:click=move |_| {
                        sign_out.dispatch_local(Some(calls.clone()));
                    }
                >
                    {w.sign_out_everywhere}
                </button>
            }
        })
    };
    let signed_out = sign_out.value();
    let administration = move || {
        cabinet
            .get()
            .filter(|cabinet| cabinet.administration)
            .map(|cabinet| {
                let route = Route::Cabinet(cabinet.id, Place::Administration);
                view! {
                    <a class="menu__item" href=href(&route) on:click=move |_| open.set(false)>
                        {w.administration}
                    </a>
                }
            })
    };
    // In a cabinet the list comes to the user; elsewhere the page is the way to it.
    let change = move || {
        if cabinet.with(Option::is_some) {
            view! {
                <button
                    type="button"
                    class="menu__item"
                    on:click=move |_| {
                        open.set(false);
                        switching.set(true);
                    }
                >
                    {organizations::words().change_organization}
                    <kbd class="menu__key">"Ctrl+K"</kbd>
                </button>
            }
            .into_any()
        } else {
            view! {
                <a
                    class="menu__item"
                    href=href(&Route::Organizations)
                    on:click=move |_| open.set(false)
                >
                    {organizations::words().change_organization}
                </a>
            }
            .into_any()
        }
    };
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            browser::focus("user-menu");
        }
    };
    view! {
        <div
            class="menu"
            on:keydown=on_keydown
            on:focusout=move |event| {
                if browser::focus_left(&event) {
                    open.set(false);
                }
            }
        >
            <button
                type="button"
                class="button button--quiet menu__button"
                id="user-menu"
                title=w.user_menu
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls="user-menu-items"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name=IconName::Person />
                <span class="menu__name">{person.name.short()}</span>
                <Icon name=IconName::ChevronDown />
            </button>
            <div class="menu__items" id="user-menu-items" tabindex="-1" hidden=move || !open.get()>
                <p class="menu__person">{person.name.whole()}</p>
                {move || change()}
                {move || administration()}
                <button
                    type="button"
                    class="menu__item"
                    on:click=move |_| {
                        sign_out.dispatch_local(None);
                    }
                >
                    {w.sign_out}
                </button>
                {everywhere}
                <div role="alert">
                    {move || {
                        signed_out
                            .get()
                            .and_then(Result::err)
                            .map(|failure| {
                                let words = match failure {
                                    Failure::Api(error) => (t.explain)(error.kind),
                                    Failure::Protocol(fault) => (t.explain_sign_in)(fault),
                                };
                                view! { <p class="menu__failure">{words.what} " " {words.then}</p> }
                            })
                    }}
                </div>
            </div>
        </div>
    }
}
