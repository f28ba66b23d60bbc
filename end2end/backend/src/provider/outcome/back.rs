//! What can be wrong with the redirect back to the app.

use super::Row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    WrongState,
    NoState,
    RepeatedState,
    NoCode,
    RepeatedCode,
    LongCode,
    CodeAndError,
    WrongIss,
    NoIss,
    RepeatedIss,
    Empty,
}

impl Back {
    pub const ALL: [Row<Self>; 11] = [
        (Self::WrongState, "wrong_state", "В ответе чужой state"),
        (Self::NoState, "no_state", "В ответе нет state"),
        (
            Self::RepeatedState,
            "repeated_state",
            "state повторён дважды",
        ),
        (Self::NoCode, "no_code", "В ответе нет кода"),
        (Self::RepeatedCode, "repeated", "Код повторён дважды"),
        (Self::LongCode, "long_code", "Код длиннее 5000 знаков"),
        (
            Self::CodeAndError,
            "code_and_error",
            "В ответе и код, и ошибка",
        ),
        (
            Self::WrongIss,
            "wrong_iss",
            "Ответ от имени другого поставщика",
        ),
        (Self::NoIss, "no_iss", "В ответе нет iss"),
        (Self::RepeatedIss, "repeated_iss", "iss повторён дважды"),
        (Self::Empty, "empty", "Ответ пуст"),
    ];
}
