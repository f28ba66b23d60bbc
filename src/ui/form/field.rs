use leptos::prelude::*;

/// A text field with its label, hint and fault, tied together for assistive technology.
#[component]
pub fn TextField(
    /// The name of the field.
    label: &'static str,
    /// A help that is always there.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// An id unique on the page.
    id: &'static str,
    /// Whether the field is for digits: a phone then shows its number pad.
    #[prop(optional)]
    digits: bool,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong with it.
    #[prop(into)]
    fault: Signal<Option<String>>,
    /// The user typed.
    on_input: Callback<String>,
    /// The user left the field.
    on_leave: Callback<()>,
    /// What Enter does here, if it is something else than sending the form around.
    #[prop(optional_no_strip)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let fault_id = format!("{id}-fault");
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || match (hint.is_some(), fault.with(Option::is_some)) {
            (true, true) => Some(format!("{fault_id} {hint_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(fault_id.clone()),
            (false, false) => None,
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> }.into_any())}
            <input
                class="input"
                class:input--digits=digits
                id=id
                type="text"
                inputmode=if digits { "numeric" } else { "text" }
                autocomplete="off"
                prop:value=value
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
                // A field that goes while it has the keyboard is left too, when its owner is gone.
                on:blur=move |_| {
                    on_leave.try_run(());
                }
                on:keydown=move |event| {
                    if let Some(on_enter) = on_enter.filter(|_| event.key() == "Enter") {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            />
            <p class="field__fault" id=fault_id aria-live="polite">
                {fault}
            </p>
        </div>
    }
}
