//! Russian: the bar above every page, and the cabinet of one organization.

use super::texts::{CabinetTexts, NotFound};
use crate::domain::Section;

pub static TEXTS: CabinetTexts = CabinetTexts {
    user_menu: "Меню пользователя",
    administration: "Администрирование",
    only_administrators: "Давать доступ может только администратор организации. Попросите его или руководителя.",
    sign_out: "Выход",
    sections: "Разделы",
    no_sections: "Вам пока не открыли ни одного раздела. Попросите администратора организации выставить вам полномочия в разделе «Администрирование».",
    section_about: |section| match section {
        Section::TrainingRegistry => {
            "Сведения о работниках, которые прошли обучение по охране труда: проверка файлов, передача, реестровые номера."
        }
        Section::SoutReports => {
            "Отчёты о специальной оценке условий труда: рабочие места, классы условий, гарантии."
        }
        Section::Declarations => {
            "Декларации соответствия условий труда: подготовка, подача, история."
        }
        Section::Violations => "Признаки нарушений: что найдено, где и до какого срока исправить.",
    },
    section_closed: "Этот раздел вам не открыт. Попросите администратора организации выставить полномочие в разделе «Администрирование».",
    overview: "Обзор",
    not_found: NotFound {
        title: "Такой страницы нет",
        lead: "Возможно, адрес изменился или набран с ошибкой.",
    },
};
