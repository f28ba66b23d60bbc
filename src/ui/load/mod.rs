//! Reading something from the server and showing it: first load, progress over what is there,
//! failure with a way on. One place for all pages, and one copy of it in the wasm: what was read
//! reaches it as a finished view.

pub(crate) mod failure;
pub(crate) mod indicator;

use super::load::indicator::{Loading, Progress};
use crate::api::ApiError;
use failure::LoadFailure;
use futures::FutureExt;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Makes the view of what was read.
pub type Make = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A view made of `value` each time it is asked for.
pub fn make<T, V>(value: T, view: impl Fn(T) -> V + Send + Sync + 'static) -> Make
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    Arc::new(move || view(value.clone()).into_any())
}

/// What came of a question. It equals itself only: what was read anew is drawn anew, unless who reads gives the
/// view that is there.
#[derive(Clone)]
struct Answer(Arc<Result<Make, ApiError>>);

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        match (&*self.0, &*other.0) {
            (Ok(this), Ok(that)) => Arc::ptr_eq(this, that),
            _ => Arc::ptr_eq(&self.0, &other.0),
        }
    }
}

type Reading = Pin<Box<dyn Future<Output = Answer>>>;

/// Something that is read from the server, made by [`load`] and shown by [`Loaded`].
#[derive(Clone, Copy)]
pub struct Load {
    newest: Memo<LocalResource<Answer>>,
    again: Trigger,
}

/// Reads something once it is to be shown, and anew whenever a signal changes that `read` gets before its
/// `async` block. An answer that comes after a later question is dropped.
pub fn load<F>(read: impl Fn() -> F + Send + Sync + 'static) -> Load
where
    F: Future<Output = Result<Make, ApiError>> + 'static,
{
    Load::new(Box::new(move || {
        let reading = read();
        Box::pin(async move { Answer(Arc::new(reading.await)) })
    }))
}

impl Load {
    /// A resource for each question: a single one would ask the later question only when the earlier has its
    /// answer, and show that in between (what leptos#4434 says of it is not what it does in 0.8).
    fn new(read: Box<dyn Fn() -> Reading + Send + Sync>) -> Self {
        let again = Trigger::new();
        let ask = move |_: Option<&_>| {
            again.track();
            let reading = read().shared();
            LocalResource::new(move || reading.clone())
        };
        Self {
            newest: Memo::new_with_compare(ask, |_, _| true),
            again,
        }
    }

    /// Asks the same once more.
    pub fn again(self) {
        self.again.notify();
    }
}

/// What a [`Load`] has come to.
#[component]
pub fn Loaded(
    /// What is read.
    load: Load,
) -> impl IntoView {
    // It stays, and goes on to work, until the next answer is there: in a `Transition` it would end with its
    // question.
    let shown = Memo::new(move |shown: Option<&Option<Answer>>| {
        let answer = load.newest.get().get();
        answer.or_else(|| shown.cloned().flatten())
    });
    let progress = move || {
        let pending = load.newest.get().with(Option::is_none);
        (pending && shown.with(Option::is_some)).then(|| view! { <Progress /> })
    };
    let on_retry = Callback::new(move |()| load.again());
    let content = move || match shown.get() {
        None => view! { <Loading /> }.into_any(),
        Some(answer) => match &*answer.0 {
            Ok(make) => make(),
            Err(error) => {
                view! { <LoadFailure error=error.clone() on_retry=on_retry /> }.into_any()
            }
        },
    };
    view! {
        {move || progress()}
        {move || content()}
    }
}
