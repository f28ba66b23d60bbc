//! Reading something from the server and showing it: first load, progress over what is there,
//! failure with a way on. One place for all pages, and one copy of it in the wasm: what was read
//! reaches it as a finished view.

pub mod failure;
pub mod indicator;

use crate::api::ApiError;
use crate::ui::{Loading, Progress};
use failure::LoadFailure;
use leptos::prelude::*;
use std::future::Future;
use std::sync::Arc;

/// Makes the view of what was read.
pub type Make = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Something being read from the server.
#[derive(Clone, Copy)]
pub struct Load {
    shown: RwSignal<Option<Result<Make, ApiError>>>,
    pending: RwSignal<bool>,
    latest: StoredValue<u32>,
}

impl Load {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            pending: RwSignal::new(false),
            latest: StoredValue::new(0),
        }
    }

    /// Reads; an answer that comes after a later question is dropped.
    pub fn start(self, reading: impl Future<Output = Result<Make, ApiError>> + 'static) {
        let number = self.latest.with_value(|latest| latest + 1);
        self.latest.set_value(number);
        self.pending.set(true);
        leptos::task::spawn_local(async move {
            let result = reading.await;
            // The page may be gone by now.
            if self.latest.try_get_value() == Some(number) {
                self.pending.set(false);
                self.shown.set(Some(result));
            }
        });
    }
}

/// A view made of `value` each time it is asked for.
pub fn make<T, V>(value: T, view: impl Fn(T) -> V + Send + Sync + 'static) -> Make
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    Arc::new(move || view(value.clone()).into_any())
}

/// What a [`Load`] has come to.
#[component]
pub fn Loaded(load: Load, on_retry: Callback<()>) -> impl IntoView {
    let progress = move || {
        let again = load.pending.get() && load.shown.with(Option::is_some);
        again.then(|| view! { <Progress /> })
    };
    let content = move || match load.shown.get() {
        None => view! { <Loading /> }.into_any(),
        Some(Ok(make)) => make(),
        Some(Err(error)) => view! { <LoadFailure error=error on_retry=on_retry /> }.into_any(),
    };
    view! {
        {progress}
        {content}
    }
}
