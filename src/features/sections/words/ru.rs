//! Russian: what the sections share.

use super::texts::SectionTexts;

pub static TEXTS: SectionTexts = SectionTexts {
    to_list: "К\u{a0}списку",
    from: "С\u{a0}даты",
    to: "По дату",
    print: "Напечатать",
    withdrawn: "Этого полномочия у\u{a0}вас больше нет. Введённое осталось на странице: его можно скопировать. Попросите администратора организации вернуть полномочие и\u{a0}повторите.",
};
