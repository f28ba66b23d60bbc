//! What app and host tell one another.

use crate::browser;
use crate::features::organizations::open::OpenCabinet;
use crate::host::{HostPage, Introduction, News, Vision, Wishes, looks};
use crate::i18n::Language;
use crate::navigation::Navigator;
use crate::session::{Session, SessionHandle};

use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// Who is around the frame, if it is somebody on the list.
    static HOST: RefCell<Option<Introduction>> = const { RefCell::new(None) };
}

/// Which of the cabinets on the host's page this is.
pub fn number() -> u64 {
    let number = HOST.with_borrow(|host| host.as_ref().map(|host| host.number));
    number.unwrap_or_default()
}

/// Keeps where in the app this frame is, until the tab is back on that page of the host.
pub fn keep_place(page: &HostPage, path: &str) {
    browser::keep_place(&name_of(number(), page), path);
}

/// Of two cabinets on one page each has its own name.
fn name_of(number: u64, page: &HostPage) -> String {
    format!("{number} {}", page.as_str())
}

/// What the host has said last; given by context once the app speaks with it.
#[derive(Clone, Copy)]
pub struct Heard(pub RwSignal<Wishes>);

/// Before the app is drawn: the look, the language, and where the frame was before a sign-in.
pub fn begin(origins: &[String]) -> Option<Language> {
    browser::mark_page("data-embedded", Some(""));
    let host = Introduction::parse(&browser::frame_name(), origins)?;
    let page = host.wishes.page.as_ref();
    let kept = page.and_then(|page| browser::take_place(&name_of(host.number, page)));
    if let Some(place) = kept {
        browser::replace_address(&place);
    }
    let language = look_as(&host.wishes);
    HOST.set(Some(host));
    language
}

/// Gives the page the host's look; says which language it wishes.
fn look_as(wishes: &Wishes) -> Option<Language> {
    let language = wishes.language.as_deref().and_then(Language::from_code);
    browser::mark_page("data-host-language", language.map(Language::code));
    let Vision {
        scheme,
        size,
        letters,
        lines,
        serif,
    } = wishes.vision;
    browser::mark_page("data-vision", scheme);
    browser::mark_page("data-letters", letters);
    browser::mark_page("data-lines", lines);
    browser::mark_page("data-serif", serif.then_some(""));
    let size = size.map(|percent| format!("{percent}%"));
    browser::set_look("font-size", &size.unwrap_or_default());
    // Who has chosen colours to see at all does not get the host's.
    let theme = if scheme.is_some() {
        &[][..]
    } else {
        &wishes.theme
    };
    let light = scheme.is_some() || !theme.is_empty();
    browser::mark_page("data-light", light.then_some(""));
    for name in looks() {
        let value = theme.iter().find(|(wished, _)| *wished == name);
        let value = value.map_or("", |(_, value)| value);
        browser::set_look(&format!("--{name}"), value);
    }
    language
}

/// Tells the host what happens, and does as it wishes.
pub fn attach() {
    let host = HOST.with_borrow(Clone::clone);
    let wishes = host.as_ref().map(|host| host.wishes.clone());
    let heard = Heard(RwSignal::new(wishes.unwrap_or_default()));
    provide_context(heard);
    let Some(Introduction { origin, .. }) = host else {
        return;
    };
    listen(&origin, heard);
    tell_of_session();
    tell_of_places();
    tell(&News::Ready);
    browser::watch_dialogs(|| tell(&News::Place));
    browser::watch_height(|height| tell(&News::Height(height)));
}

/// Tells the host, if it is on the list.
pub fn tell(news: &News) {
    HOST.with_borrow(|host| {
        if let Some(host) = host {
            browser::tell_host(&news.to_message(), &host.origin);
        }
    });
}

fn listen(origin: &str, heard: Heard) {
    let navigator = expect_context::<Navigator>();
    let language = expect_context::<Language>();
    let from = origin.to_owned();
    browser::listen_to_host(origin.to_owned(), move |text| {
        let Some(wishes) = Wishes::parse(&text, &from) else {
            return;
        };
        let before = heard.0.get_untracked();
        if before == wishes {
            return;
        }
        // What the host wishes now, the next load of this page finds as it found the beginning.
        browser::name_frame(&text);
        let asked_for = look_as(&wishes);
        if let Some(place) = wishes
            .place
            .clone()
            .filter(|_| before.place != wishes.place)
        {
            navigator.visit(&place);
        }
        heard.0.set(wishes);
        // A page keeps its language.
        if asked_for.is_some_and(|code| code != language) {
            browser::reload();
        }
    });
}

fn tell_of_session() {
    let session = expect_context::<SessionHandle>();
    let mut was_in = false;
    Effect::new(move |_| {
        let is_in = matches!(session.get(), Session::SignedIn(_));
        if is_in != was_in {
            was_in = is_in;
            tell(if is_in {
                &News::SignedIn
            } else {
                &News::Expired
            });
        }
    });
}

fn tell_of_places() {
    let navigator = expect_context::<Navigator>();
    let cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    let opened = Memo::new(move |_| cabinet.get().map(|cabinet| cabinet.id));
    Effect::new(move |_| {
        if let Some(id) = opened.get() {
            tell(&News::Organization(id));
        }
    });
    let mut before = None;
    Effect::new(move |_| {
        let now = navigator.route();
        if let Some(place) = &now {
            tell(&News::At(place.clone()));
        }
        if before.as_ref().is_some_and(|before| *before != now) {
            tell(&News::Place);
        }
        before = Some(now);
    });
}
