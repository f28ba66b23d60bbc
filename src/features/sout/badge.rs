//! The class of working conditions.

use super::words::words;
use crate::domain::{ConditionClass, Tone};
use leptos::prelude::*;

/// The class in words; the colour only repeats it.
pub fn badge(class: &ConditionClass) -> AnyView {
    let look = match class.tone() {
        Tone::Calm => "badge badge--success",
        Tone::Warning => "badge badge--warning",
        Tone::Danger => "badge badge--danger",
        Tone::Neutral => "badge",
    };
    let words = (words().class)(class.code());
    view! { <span class=look>{words}</span> }.into_any()
}
