//! The other tabs of this app in this browser. What they tell one another says who only by an
//! opaque id, and never carries a token.

use crate::oidc::TabNews;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    /// One for the page: a channel does not hear itself, two of them hear one another.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new("session").ok();
}

/// Calls `hear` with each news of another tab, as long as the page lives.
pub fn listen_to_tabs(hear: impl Fn(TabNews) + 'static) {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        if let Some(news) = TabNews::parse(&text) {
            hear(news);
        }
    });
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
    });
    on_message.forget();
}

/// Tells the other tabs.
pub fn tell_tabs(news: &TabNews) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&news.to_string().into());
        }
    });
}
