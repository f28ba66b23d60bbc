use leptos::prelude::*;

/// A field for some lines of text with its label, hint and fault, tied together for assistive technology.
#[component]
pub fn AreaField(
    /// The name of the field.
    label: &'static str,
    /// A help that is always there.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// An id unique on the page.
    id: &'static str,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// What is said below it when nothing is wrong, such as how much may still be typed.
    #[prop(into)]
    note: Signal<String>,
    /// What is wrong with it.
    #[prop(into)]
    fault: Signal<Option<String>>,
    /// The user typed.
    on_input: Callback<String>,
    /// The user left the field.
    on_leave: Callback<()>,
) -> impl IntoView {
    let [hint_id, fault_id, note_id] = ["hint", "fault", "note"].map(|part| format!("{id}-{part}"));
    let described = format!("{fault_id} {hint_id} {note_id}");
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <p class="field__hint" id=hint_id>
                {hint}
            </p>
            <textarea
                class="input input--area"
                id=id
                rows="4"
                prop:value=value
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
                on:blur=move |_| {
                    on_leave.try_run(());
                }
            ></textarea>
            <p class="field__hint" id=note_id>
                {note}
            </p>
            <p class="field__fault" id=fault_id aria-live="polite">
                {fault}
            </p>
        </div>
    }
}
