//! «Отозвать доступ»: sure?

use crate::api::Confirmation;
use crate::domain::{Caution, EmployeeAccess};
use crate::features::access::failure::Failure;
use crate::features::access::form::{Form, Step, Subject};
use crate::features::access::save::Save;
use crate::features::access::words::words;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn RevokeStep(form: Form, access: EmployeeAccess, on_send: Callback<Save>) -> impl IntoView {
    let (t, w) = (texts(), words());
    let question = (w.dialog.revoke_question)(&access.employee.name.whole());
    let back = {
        let access = access.clone();
        move |_| form.go(Step::Permissions(Subject::Existing(access.clone())))
    };
    let revoke = move |_| {
        if access.employee.is_me {
            let save = Save::Revoke(access.clone(), Confirmation::OwnRights);
            form.ask(save, vec![Caution::OwnRights]);
        } else {
            on_send.run(Save::Revoke(access.clone(), Confirmation::Unasked));
        }
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <h3>{question}</h3>
            <p>{w.dialog.revoke_consequence}</p>
            <Failure form=form />
        </div>
        <footer class="dialog__foot">
            <button type="button" class="button" on:click=back>
                {w.dialog.keep_access}
            </button>
            <button
                type="button"
                class="button button--danger"
                aria-disabled=move || form.saving.get().then_some("true")
                on:click=revoke
            >
                {move || if form.saving.get() { t.saving } else { w.dialog.revoke }}
            </button>
        </footer>
    }
}
