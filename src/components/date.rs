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
    value: RwSignal<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    view! {
        <div class="field field--date">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <input
                class="input"
                id=id
                type="date"
                max="9999-12-31"
                aria-describedby=described
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}
