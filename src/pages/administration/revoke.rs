//! «Отозвать доступ»: sure?

use super::dialog::{Failure, Form, Step, Subject};
use super::save::Save;
use crate::components::{access_texts, aria, dynamic, press, texts};
use crate::domain::EmployeeAccess;
use leptos::prelude::*;

#[component]
pub fn RevokeStep(form: Form, access: EmployeeAccess) -> impl IntoView {
    let (t, w) = (texts(), access_texts());
    let question = (w.dialog.revoke_question)(&access.employee.name.whole());
    let back = {
        let access = access.clone();
        move |_| form.go(Step::Permissions(Subject::Existing(access.clone())))
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <h3>{question}</h3>
            <p>{w.dialog.revoke_consequence}</p>
            <Failure form=form />
        </div>
        <footer class="dialog__foot">
            <button type="button" class="button" on:click=press(back)>
                {w.dialog.keep_access}
            </button>
            <button
                type="button"
                class="button button--danger"
                aria-disabled=aria(move || form.saving.get())
                on:click=press(move |_| form.send(Save::Revoke(access.clone())))
            >
                {dynamic(move || if form.saving.get() { t.saving } else { w.dialog.revoke })}
            </button>
        </footer>
    }
}
