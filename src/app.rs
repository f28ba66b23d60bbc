//! Contexts, and which page a route shows.

use crate::api::Client;
use crate::browser;
use crate::browser::LastResort;
use crate::catalogue;
use crate::config::Config;
use crate::features::cabinet::Shell;
use crate::features::embedding;
use crate::features::organizations::open::OpenCabinet;
use crate::features::sign_in::{CallbackQuery, SessionEnd};
use crate::i18n::{Language, Translation};
use crate::navigation::Navigator;
use crate::route::{Base, Route};
use crate::routes::Pages;
use crate::session::Frame;
use crate::session::SessionHandle;
use crate::ui::{ServiceName, texts};
use leptos::prelude::*;
use leptos_router::components::Router;
use std::sync::Arc;

/// Where the settings are, below the base.
const CONFIG_FILE: &str = "/config.json";

/// Starts the app in the page. Cleans the callback's address before the first request.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        browser::log_error(&info.to_string());
        browser::show_last_resort(LastResort::Stopped);
    }));
    let base = browser::base();
    let query = match base.route(&browser::path()) {
        Some(Route::Callback | Route::SignedOut) => browser::take_query(),
        _ => String::new(),
    };
    // Leptos' own executor starts with the mounting; the settings are read before it.
    wasm_bindgen_futures::spawn_local(async move {
        let file = format!("{}{CONFIG_FILE}", base.prefix());
        let config = Client::text_file(&file)
            .await
            .ok()
            .and_then(|text| Config::parse(&text));
        let Some(config) = config else {
            browser::show_last_resort(LastResort::Settings);
            return;
        };
        let frame = if browser::is_framed() {
            // Without this part a frame is a page that its host hears nothing of.
            embedding::begin(config.host_origins.clone()).await.ok()
        } else {
            None
        };
        let chosen = browser::chosen_language().and_then(|code| Language::from_code(&code));
        let wished = frame.and_then(|frame| frame.language);
        let language = wished.or(chosen).unwrap_or(config.language);
        // A page in Russian is better than none.
        let (language, translation) = match catalogue::translation(language).await {
            Ok(translation) => (language, translation),
            Err(_) => (Language::Russian, Translation::default()),
        };
        browser::set_document_language(language.code());
        match browser::mount_point() {
            Some(element) => {
                let app = move || {
                    view! { <App config=config base=base query=query language=language translation=translation frame=frame /> }
                };
                mount_to(element, app).forget();
            }
            None => browser::show_last_resort(LastResort::Stopped),
        }
    });
}

/// The app with everything its pages find by context.
#[component]
pub fn App(
    /// The settings.
    config: Config,
    /// Where it is served.
    base: Base,
    /// The query of a way back from the provider, if this is one.
    query: String,
    /// The language of the page, for its life.
    language: Language,
    /// Its words.
    translation: Translation,
    /// The frame it is in.
    #[prop(optional_no_strip)]
    frame: Option<Frame>,
) -> impl IntoView {
    // The name is in the language of the settings.
    let name = config.service_name.clone();
    let name = name.filter(|_| language == config.language);
    let session = SessionHandle::new(Arc::new(config), base.clone());
    provide_context(language);
    provide_context(translation);
    provide_context(ServiceName(
        name.unwrap_or_else(|| texts().service_name.to_owned()),
    ));
    provide_context(session.client());
    provide_context(base.clone());
    provide_context(session);
    provide_context(CallbackQuery::new(query));
    provide_context(RwSignal::new(None::<OpenCabinet>));
    let prefix = base.prefix().to_owned();
    // Before the router, which then hears only what it may act on.
    let navigator = StoredValue::new(None::<Navigator>);
    browser::follow_links(base, move |href| {
        if let Some(navigator) = navigator.get_value() {
            navigator.go_to(href, false);
        }
    });
    view! {
        <Router base=prefix>
            <Inside navigator=navigator frame=frame />
        </Router>
    }
}

/// What knows the address.
#[component]
fn Inside(navigator: StoredValue<Option<Navigator>>, frame: Option<Frame>) -> impl IntoView {
    let present = Navigator::new(expect_context());
    navigator.set_value(Some(present.clone()));
    provide_context(present.clone());
    if let Some(frame) = frame {
        provide_context(frame);
        (frame.attach)();
    }
    let session = expect_context::<SessionHandle>();
    let (first, return_to) = (untrack(|| present.route()), present.return_to());
    leptos::task::spawn_local(async move {
        match first {
            // Learns by itself who is signed in.
            Some(Route::Callback) => {}
            // Nobody is; the provider is not asked again at once.
            Some(Route::SignedOut) => session.restore().await,
            _ => session.open(return_to).await,
        }
    });
    // A new page takes the keyboard and the screen reader along; the first one has them.
    let mut arrived = false;
    Effect::new(move |_| {
        present.track();
        if std::mem::replace(&mut arrived, true) {
            browser::focus("content");
        }
    });
    view! {
        <Shell>
            <Pages />
            <SessionEnd />
        </Shell>
    }
}
