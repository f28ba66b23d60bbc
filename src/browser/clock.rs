//! The user's clock and calendar.

use super::window::window;
use crate::oidc::Millis;

/// Now.
#[must_use]
pub fn now() -> Millis {
    // Whole milliseconds after 1970: neither sign nor fraction is lost.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "see above"
    )]
    let now = js_sys::Date::now() as Millis;
    now
}

/// The moment of a date such as `Wed, 21 Oct 2015 07:28:00 GMT`, if it is one.
#[must_use]
pub fn date(text: &str) -> Option<Millis> {
    let moment = js_sys::Date::parse(text);
    // Within whole milliseconds after 1970, as `now`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "see above"
    )]
    let millis = moment as Millis;
    (moment >= 0.0).then_some(millis)
}

/// The time of day, as it is written there, for a language such as `ru-RU`.
#[must_use]
pub fn clock(locale: &str) -> String {
    js_sys::Date::new_0().to_locale_time_string(locale).into()
}

/// A moment of the contract (`2026-11-24T09:30:00Z`) by the user's clock, for a language such as `ru-RU`;
/// as it came when it is none.
#[must_use]
pub fn moment(text: &str, locale: &str) -> String {
    moment_in(text, locale, "short")
}

/// The same with seconds and the time zone, for what is to be shown to others.
#[must_use]
pub fn exact_moment(text: &str, locale: &str) -> String {
    moment_in(text, locale, "long")
}

pub fn moment_in(text: &str, locale: &str, time_style: &str) -> String {
    let moment = js_sys::Date::new(&text.into());
    if moment.get_time().is_nan() {
        return text.to_owned();
    }
    let how = js_sys::Object::new();
    for (name, value) in [("dateStyle", "short"), ("timeStyle", time_style)] {
        // A plain object takes any property.
        let _ = js_sys::Reflect::set(&how, &name.into(), &value.into());
    }
    moment.to_locale_string(locale, &how).into()
}

/// Today by the user's calendar: `2026-11-22`.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Lets so many milliseconds pass.
pub async fn pause(millis: u32) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Now, for a person who looks into a log: ISO 8601, UTC.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
