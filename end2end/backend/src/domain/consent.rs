//! The consent of somebody who is typed by hand to the processing of their personal data.

use serde::{Deserialize, Serialize};

use super::span::Date;

/// The words that are signed.
#[derive(Serialize)]
pub struct Form {
    pub version: &'static str,
    pub title: &'static str,
    /// With `{employee}`, `{position}` and `{organization}` in the place of names.
    pub paragraphs: &'static [&'static str],
}

/// A sample. The words belong to the employer, who approves them before anybody signs.
pub const FORM: Form = Form {
    version: "sample-1",
    title: "Согласие на обработку персональных данных",
    paragraphs: &[
        "Это образец для показа. Текст согласия утверждает работодатель: до этого образец \
         подписывать не нужно.",
        "Организация: {organization}.",
        "Сотрудник: {employee}. Должность: {position}.",
        "Сотрудник согласен, чтобы организация обрабатывала его персональные данные: фамилию, имя, \
         отчество, СНИЛС, ИНН и должность. Они нужны, чтобы дать сотруднику доступ в кабинет \
         организации.",
        "Дата и подпись сотрудника:",
    ],
};

/// That somebody had it; kept with the access and in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Consent {
    pub version: String,
    /// In seconds.
    pub confirmed_at: i64,
    /// As a short name: the person may leave.
    pub confirmed_by: String,
    pub given_on: Option<Date>,
}
