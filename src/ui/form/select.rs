use leptos::prelude::*;

/// A choice of one among a few, with its label.
#[component]
pub fn SelectField(
    /// The name of the field.
    label: &'static str,
    /// An id unique on the page.
    id: &'static str,
    /// The words of the options.
    options: Vec<String>,
    /// The place of the option that is chosen at first.
    #[prop(optional)]
    chosen: usize,
    /// The place of the option that is chosen by something else on the page.
    #[prop(optional)]
    follows: Option<Signal<Option<String>>>,
    /// The user chose the option at this place.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let options = options.into_iter().zip(0..).map(|(name, place)| {
        view! {
            <option value=format!("{place}") selected=place == chosen>
                {name}
            </option>
        }
        .into_any()
    });
    view! {
        <div class="select">
            <label class="search__label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                prop:value=follows.unwrap_or_else(|| Signal::stored(Some(chosen.to_string())))
                on:change=move |event| {
                    if let Ok(place) = event_target_value(&event).parse() {
                        on_choose.run(place);
                    }
                }
            >
                {options.collect_view()}
            </select>
        </div>
    }
}
