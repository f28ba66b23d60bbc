//! Contexts, and which page a route shows.

use crate::api::Client;
use crate::browser;
use crate::browser::LastResort;
use crate::catalogue;
use crate::config::Config;
use crate::domain::OrganizationId;
use crate::features::cabinet::{CabinetPage, NotFoundPage, Shell};
use crate::features::embedding;
use crate::features::organizations::OrganizationsPage;
use crate::features::organizations::open::OpenCabinet;
use crate::features::sign_in::{
    CallbackPage, CallbackQuery, LandingPage, SessionEnd, SignedInOnly, SignedOutPage,
};
use crate::i18n::{Language, Translation};
use crate::navigation::Here;
use crate::route::{Base, ReturnTo, Route};
use crate::session::Frame;
use crate::session::SessionHandle;
use crate::ui::{ServiceName, texts};
use leptos::prelude::*;
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
    provide_context(Here::listening(base));
    if let Some(frame) = frame {
        provide_context(frame);
        (frame.attach)();
    }
    view! {
        <Shell>
            <Screen />
        </Shell>
    }
}

/// What is on the screen, as far as it decides which page is mounted: a place within the cabinet
/// does not mount the cabinet anew.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    Landing,
    Callback,
    SignedOut,
    Organizations,
    Cabinet(OrganizationId),
    Nothing,
}

/// The page of the present address; `route` is the only table of paths.
#[component]
fn Screen() -> impl IntoView {
    let here = expect_context::<Here>();
    let return_to = here.return_to();
    let arrivals = here.clone();
    let shown = Memo::new(move |_| match here.route() {
        Some(Route::Landing) => Shown::Landing,
        Some(Route::Callback) => Shown::Callback,
        Some(Route::SignedOut) => Shown::SignedOut,
        Some(Route::Organizations) => Shown::Organizations,
        Some(Route::Cabinet(id, _)) => Shown::Cabinet(id),
        None => Shown::Nothing,
    });
    let session = expect_context::<SessionHandle>();
    let first = shown.get_untracked();
    leptos::task::spawn_local(async move {
        match first {
            // Learns by itself who is signed in.
            Shown::Callback => {}
            // Nobody is; the provider is not asked again at once.
            Shown::SignedOut => session.restore().await,
            _ => session.open(return_to).await,
        }
    });
    // A new page takes the keyboard and the screen reader along; the first one has them.
    let mut arrived = false;
    Effect::new(move |_| {
        arrivals.track();
        if std::mem::replace(&mut arrived, true) {
            browser::focus("content");
        }
    });
    let page = move || match shown.get() {
        Shown::Landing => view! { <LandingPage return_to=ReturnTo::from_route(None) /> }.into_any(),
        Shown::Callback => view! { <CallbackPage /> }.into_any(),
        Shown::SignedOut => view! { <SignedOutPage /> }.into_any(),
        Shown::Organizations => view! {
            <SignedInOnly>
                <OrganizationsPage />
            </SignedInOnly>
        }
        .into_any(),
        Shown::Cabinet(id) => view! {
            <SignedInOnly>
                <CabinetPage id=id.clone() />
            </SignedInOnly>
        }
        .into_any(),
        Shown::Nothing => view! { <NotFoundPage /> }.into_any(),
    };
    view! {
        {page}
        <SessionEnd />
    }
}
