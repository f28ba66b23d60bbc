//! Components in a real DOM, without the rest of the app: `make test` runs them in headless
//! Chromium. What a page does with them is the journeys' business.
#![cfg(target_arch = "wasm32")]

use cabinet::api::ApiError;
use cabinet::domain::{Cursor, ErrorKind, Paging};
use cabinet::i18n::{Explanation, Texts, Translation, Words};
use cabinet::ui::load::{Loaded, load, make};
use cabinet::ui::{FailureNotice, Pager, ServiceName, TextField};
use futures::channel::oneshot::{Receiver, Sender, channel};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own in the page, emptied when the test is over.
struct Host {
    element: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Host {
    fn show<V: IntoView + 'static>(view: impl Fn() -> V + 'static) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&element).unwrap();
        let mounted: UnmountHandle<_> = mount_to(element.clone(), move || {
            provide_context(Translation::default());
            provide_context(ServiceName("Кабинет".to_owned()));
            view()
        });
        Self {
            element,
            _mounted: Box::new(mounted),
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.try_find(selector).unwrap()
    }

    fn try_find(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).unwrap()
    }

    fn text(&self) -> String {
        self.element.text_content().unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

#[wasm_bindgen_test]
async fn a_field_ties_its_fault_to_the_input() {
    let fault = RwSignal::new(None::<String>);
    let left = RwSignal::new(0);
    let host = Host::show(move || {
        view! {
            <TextField
                label="СНИЛС"
                hint=Some("11 цифр")
                id="snils"
                digits=true
                value=Signal::derive(|| "112".to_owned())
                fault=Signal::derive(move || fault.get())
                on_input=Callback::new(|_| ())
                on_leave=Callback::new(move |()| left.update(|n| *n += 1))
            />
        }
    });
    tick().await;
    let input: HtmlInputElement = host.find("input").unchecked_into();
    assert_eq!(input.value(), "112");
    assert_eq!(input.get_attribute("inputmode").as_deref(), Some("numeric"));
    input
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    assert_eq!(left.get_untracked(), 1);
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(
        input.get_attribute("aria-describedby").as_deref(),
        Some("snils-hint")
    );
    fault.set(Some("Сверьте с документом".to_owned()));
    tick().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        input.get_attribute("aria-describedby").as_deref(),
        Some("snils-fault snils-hint")
    );
    assert_eq!(
        host.find("#snils-fault").text_content().as_deref(),
        Some("Сверьте с документом")
    );
}

fn words(kind: ErrorKind) -> Explanation {
    (Texts::RUSSIAN.explain)(kind)
}

#[wasm_bindgen_test]
async fn a_failure_shows_what_support_needs_and_never_more() {
    let host = Host::show(|| {
        view! { <FailureNotice words=words(ErrorKind::Server) request_id=Some("r-1".to_owned()) /> }
    });
    assert_eq!(
        host.find("[role=alert] code").text_content().as_deref(),
        Some("r-1")
    );
    assert!(host.text().contains("В кабинете произошла ошибка."));
    let host =
        Host::show(|| view! { <FailureNotice words=words(ErrorKind::Offline) request_id=None /> });
    assert!(host.try_find("code").is_none());
}

#[wasm_bindgen_test]
async fn the_pager_goes_forward_and_not_back_from_the_first_page() {
    let paging = RwSignal::new(Paging::default());
    let host = Host::show(move || {
        let next = Some(Cursor::new("c1".to_owned()));
        view! { <Pager paging=paging items=50 total=120 next=next /> }
    });
    assert!(host.text().contains("1–50 из 120"));
    let buttons = host.element.query_selector_all("button").unwrap();
    let back: HtmlElement = buttons.item(0).unwrap().unchecked_into();
    let forward: HtmlElement = buttons.item(1).unwrap().unchecked_into();
    assert!(back.has_attribute("disabled"));
    forward.click();
    assert!(paging.with_untracked(Paging::has_back));
}

#[wasm_bindgen_test]
async fn one_page_needs_no_pager() {
    let paging = RwSignal::new(Paging::default());
    let host = Host::show(move || view! { <Pager paging=paging items=3 total=3 next=None /> });
    assert!(host.try_find("nav").is_none());
}

/// What a question is answered with, when the test says so.
type Answered = Result<&'static str, ApiError>;

/// A backend that is asked at the most `N` times.
fn answers<const N: usize>() -> ([Sender<Answered>; N], Arc<Mutex<Vec<Receiver<Answered>>>>) {
    let (mut senders, mut receivers) = (Vec::new(), Vec::new());
    for _ in 0..N {
        let (sender, receiver) = channel();
        senders.push(sender);
        receivers.insert(0, receiver);
    }
    let senders = senders.try_into().ok().unwrap();
    (senders, Arc::new(Mutex::new(receivers)))
}

/// Shows what `answers` bring, asked anew with each `question`.
fn loaded(question: RwSignal<u32>, answers: Arc<Mutex<Vec<Receiver<Answered>>>>) -> impl IntoView {
    let load = load(move || {
        question.track();
        let answer = answers.lock().unwrap().pop().unwrap();
        async move {
            let words = answer.await.unwrap()?;
            Ok(make(words, |words| view! { <p class="answer">{words}</p> }))
        }
    });
    view! { <Loaded load=load /> }
}

/// Long enough for all that follows from an answer.
async fn settle() {
    for _ in 0..20 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn a_late_answer_to_an_earlier_question_never_shows() {
    let question = RwSignal::new(0);
    let ([first, second, third], answers) = answers();
    let asked = answers.clone();
    let host = Host::show(move || loaded(question, asked.clone()));
    settle().await;
    assert!(host.try_find(".loading").is_some());
    question.set(1);
    settle().await;
    let left = answers.lock().unwrap().len();
    assert_eq!(
        left, 1,
        "the second question does not wait for the first answer"
    );
    second.send(Ok("newer")).ok().unwrap();
    settle().await;
    assert_eq!(host.text(), "newer");
    let shown = host.find(".answer");
    let _ = first.send(Ok("older"));
    settle().await;
    assert_eq!(host.text(), "newer");
    question.set(2);
    settle().await;
    assert!(host.try_find(".progress").is_some());
    let still = host.find(".answer");
    assert!(
        still.is_same_node(Some(&shown)),
        "it stays until the next answer"
    );
    third.send(Ok("newest")).ok().unwrap();
    settle().await;
    assert_eq!(host.text(), "newest");
}

#[wasm_bindgen_test]
async fn what_failed_can_be_tried_again() {
    let question = RwSignal::new(0);
    let ([first, second], answers) = answers();
    let host = Host::show(move || loaded(question, answers.clone()));
    settle().await;
    first.send(Err(ErrorKind::Offline.into())).ok().unwrap();
    settle().await;
    assert!(host.text().contains(words(ErrorKind::Offline).what));
    let retry: HtmlElement = host.find("button").unchecked_into();
    retry.click();
    settle().await;
    assert!(host.try_find(".progress").is_some());
    assert!(host.try_find("[role=alert]").is_some());
    second.send(Ok("here")).ok().unwrap();
    settle().await;
    assert_eq!(host.text(), "here");
}
