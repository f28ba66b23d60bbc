//! The first step: from the directory, or by hand.

use crate::features::access::form::{Form, Step};
use crate::features::access::words::words;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

#[component]
pub fn StartStep(
    form: Form,
    /// «Загрузить из таблицы».
    on_table: Callback<()>,
) -> impl IntoView {
    let w = words();
    let t = &w.dialog;
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <p class="lead">{t.start_lead}</p>
            <div class="ways">
                <button
                    type="button"
                    class="button button--primary ways__way"
                    aria-describedby="way-list"
                    autofocus
                    on:click=move |_| form.go(Step::Choose)
                >
                    <Icon name=IconName::Person />
                    {t.add_employee}
                </button>
                <p class="ways__hint" id="way-list">
                    {t.add_employee_hint}
                </p>
                <button
                    type="button"
                    class="button ways__way"
                    aria-describedby="way-hand"
                    on:click=move |_| form.go(Step::ByHand)
                >
                    <Icon name=IconName::Pencil />
                    {t.by_hand}
                </button>
                <p class="ways__hint" id="way-hand">
                    {t.by_hand_hint}
                </p>
                <button
                    type="button"
                    class="button ways__way"
                    aria-describedby="way-table"
                    on:click=move |_| on_table.run(())
                >
                    <Icon name=IconName::Table />
                    {w.rights.from_table}
                </button>
                <p class="ways__hint" id="way-table">
                    {w.rights.from_table_hint}
                </p>
            </div>
        </div>
    }
}
