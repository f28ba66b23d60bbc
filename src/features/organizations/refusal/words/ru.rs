//! Russian: what to do when access is refused.

use super::texts::{Letter, LetterFacts, RefusalTexts, RefusalWords};
use crate::domain::ClosedReason;
use crate::features::organizations::words::ru::HEAD_OR_ADMINISTRATOR;
use crate::i18n::Step;

pub static TEXTS: RefusalTexts = RefusalTexts {
    refused_label: |name| format!("Нет доступа: {name}"),
    choose_another: "Выбрать другую организацию",
    unchanged: |time| format!("Проверено в\u{a0}{time}: пока без изменений."),
    refusal,
    letter: LETTER,
};

fn refusal(reason: ClosedReason) -> &'static RefusalWords {
    const CHECK: Step = Step {
        who: "Вы",
        what: "Нажмите «Проверить ещё раз». Изменения на Госуслугах доходят сюда не сразу.",
    };
    match reason {
        ClosedReason::NotGranted => &RefusalWords {
            title: "Вы не руководитель и не администратор этой организации, и доступ вам пока не дали",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Проверьте свою роль на Госуслугах: «Профиль организации» → «Сотрудники».",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Входит в этот кабинет, открывает «Администрирование», нажимает «+», выбирает вас и отмечает полномочия.",
                },
                Step {
                    who: "Руководитель",
                    what: "Или назначает вас администратором на Госуслугах: «Профиль организации» → «Сотрудники».",
                },
                CHECK,
            ],
        },
        ClosedReason::NotAdministrator => &RefusalWords {
            title: "Кабинет этой организации ещё никто не открывал, а вы не руководитель и не администратор",
            steps: &[
                Step {
                    who: "Руководитель",
                    what: "Первым входит сюда через Госуслуги и выбирает организацию.",
                },
                Step {
                    who: "Руководитель",
                    what: "Открывает «Администрирование», нажимает «+», выбирает вас и отмечает полномочия. Или назначает вас администратором на Госуслугах: «Профиль организации» → «Сотрудники».",
                },
                CHECK,
            ],
        },
        ClosedReason::AccountUnconfirmed => &RefusalWords {
            title: "Ваша учётная запись на Госуслугах не подтверждена",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Подтвердите учётную запись на Госуслугах: там показано, как это сделать.",
                },
                CHECK,
            ],
        },
        ClosedReason::Checking => &RefusalWords {
            title: "На Госуслугах ещё проверяют, что вы сотрудник этой организации",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Подождите: проверка занимает от 15\u{a0}минут до 5\u{a0}дней. Потом нажмите «Проверить ещё раз».",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Если прошло больше 5\u{a0}дней, на Госуслугах открывает «Профиль организации» → «Сотрудники» и проверяет, что вы там есть.",
                },
            ],
        },
        ClosedReason::Blocked => &RefusalWords {
            title: "На Госуслугах вы заблокированы как сотрудник этой организации",
            steps: &[
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "На Госуслугах открывает «Профиль организации» → «Сотрудники», находит вас и снимает блокировку.",
                },
                CHECK,
            ],
        },
        ClosedReason::Liquidated => &RefusalWords {
            title: "Эта организация ликвидирована",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Выберите другую организацию: кабинет ликвидированной не открывается.",
                },
                Step {
                    who: "Руководитель",
                    what: "Если это ошибка, проверяет сведения на Госуслугах: «Профиль организации».",
                },
            ],
        },
        ClosedReason::NotYet => &RefusalWords {
            title: "Ваш доступ к кабинету этой организации ещё не начался",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Подождите: доступ вам дали с определённого дня.",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Если доступ нужен раньше, открывает «Администрирование» и даёт его с сегодняшнего дня.",
                },
                CHECK,
            ],
        },
        ClosedReason::Expired => &RefusalWords {
            title: "Срок вашего доступа к кабинету этой организации закончился",
            steps: &[
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Открывает «Администрирование», находит вас и продлевает доступ.",
                },
                CHECK,
            ],
        },
        ClosedReason::Unknown => &RefusalWords {
            title: "Кабинет этой организации вам не открыт",
            steps: &[
                Step {
                    who: "Вы",
                    what: "Проверьте свою роль на Госуслугах: «Профиль организации» → «Сотрудники».",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Проверяет ваш доступ в этом кабинете, в разделе «Администрирование».",
                },
                CHECK,
            ],
        },
    }
}

const LETTER: Letter = Letter {
    title: "Письмо руководителю",
    lead: "Отметьте, что вам нужно для работы: письмо изменится. Его можно отправить почтой, мессенджером или отдать на бумаге.",
    wanted: "Что вам нужно",
    copy: "Скопировать письмо",
    print: "Распечатать",
    mail: "Открыть в почте",
    subject: |facts| {
        format!(
            "Доступ в личный кабинет по охране труда: {}",
            facts.organization
        )
    },
    text: letter,
};

fn letter(facts: &LetterFacts, wanted: &[String]) -> String {
    let ogrn = facts.ogrn.as_deref();
    let ogrn = ogrn.map_or_else(String::new, |ogrn| format!("ОГРН: {ogrn}\n"));
    let wanted = match wanted {
        [] => String::new(),
        labels => format!("Нужные полномочия: {}\n", labels.join("; ")),
    };
    let how = match facts.reason {
        ClosedReason::Blocked => {
            "Как это сделать: на Госуслугах откройте «Профиль организации» → «Сотрудники», найдите меня и снимите блокировку."
        }
        _ => {
            "Как это сделать: войдите в кабинет через Госуслуги, выберите организацию, в меню пользователя откройте «Администрирование», нажмите «+», потом «Добавить сотрудника», выберите меня, нажмите «Сохранить», отметьте полномочия и сохраните."
        }
    };
    format!(
        "Здравствуйте.\n\nПрошу дать мне доступ в личный кабинет по охране труда.\n\nОрганизация: {}\n{ogrn}Сотрудник: {}\n{wanted}\n{how}\n\nАдрес кабинета: {}\n",
        facts.organization, facts.person, facts.address
    )
}
