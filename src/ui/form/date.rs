use leptos::prelude::*;

/// A day, chosen with what the browser has for that.
#[component]
pub fn DateField(
    /// The name of the field.
    label: &'static str,
    /// A help that is always there.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// An id unique on the page.
    id: &'static str,
    /// What is in it: `2026-11-22`, or nothing.
    #[prop(into)]
    value: Signal<String>,
    /// Another day was chosen, or none.
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(optional)]
    fault: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = match (hint, fault) {
        (_, Some(_)) => Some(format!("{fault_id} {hint_id}")),
        (Some(_), None) => Some(hint_id.clone()),
        (None, None) => None,
    };
    let is_wrong = move || fault.is_some_and(|fault| fault.with(Option::is_some));
    view! {
        <div class="field field--date">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> }.into_any())}
            <input
                class="input"
                id=id
                type="date"
                max="9999-12-31"
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=described
                prop:value=value
                on:change=move |event| on_change.run(event_target_value(&event))
            />
            {fault
                .map(|fault| {
                    view! {
                        <p class="field__fault" id=fault_id aria-live="polite">
                            {fault}
                        </p>
                    }.into_any()
                })}
        </div>
    }
}
