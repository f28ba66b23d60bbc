//! Russian: what the sections share.

use super::SectionTexts;
use crate::domain::Trouble;

pub static TEXTS: SectionTexts = SectionTexts {
    to_list: "К\u{a0}списку",
    from: "С\u{a0}даты",
    to: "По дату",
    print: "Напечатать",
    withdrawn: "Этого полномочия у\u{a0}вас больше нет. Введённое осталось на странице: его можно скопировать. Попросите администратора организации вернуть полномочие и\u{a0}повторите.",
    export: &super::ru_rights::EXPORT,
};

/// What happened, and what to do: the failures that only the sections have.
pub fn explain(trouble: Trouble) -> (&'static str, &'static str) {
    if trouble == Trouble::DeclarationSubmitted {
        (
            "Эта декларация уже подана.",
            "Откройте её: править поданную нельзя.",
        )
    } else {
        (
            "Пока вы писали, состояние изменилось: такого перехода больше нет.",
            "Посмотрите, что сейчас, и выберите заново: написанное не пропадёт.",
        )
    }
}
