//! Russian. «вы» in lower case, verbs on buttons, no officialese; a failure says what happened and
//! what to do.

use super::{Cabinet, Callback, Explanation, Landing, NotFound, SessionEnd, SignedOut, Texts};
use crate::domain::{Section, Trouble};

pub static TEXTS: Texts = Texts {
    access: None,
    sections: None,
    embed: None,
    registry: None,
    sout: None,
    violations: None,
    declarations: None,
    locale: "ru-RU",
    service_name: "Личный кабинет по охране труда",
    other_language: "English",
    skip_to_content: "К содержанию",
    loading: "Загружаем…",
    slow: "Ответ задерживается. Подождите, мы всё ещё загружаем…",
    retry: "Повторить",
    reload: "Обновить страницу",
    newer_app: (
        "На сайте новая версия кабинета.",
        "Этой части в прежней версии больше нет. Обновите страницу: начатая выдача доступа сохранится.",
    ),
    list_restarted: "Пока вы листали, список изменился, поэтому показан с начала.",
    close: "Закрыть",
    back: "Назад",
    cancel: "Отмена",
    save: "Сохранить",
    saving: "Сохраняем…",
    search_clear: "Очистить поиск",
    copied: "Скопировано",
    for_support: "Для поддержки",
    copy_for_support: "Скопировать для поддержки",
    sign_in: "Вход в систему",
    sign_in_again: "Войти снова",
    signing_in: "Переходим на Госуслуги…",
    sign_in_other_tab: "Войти в новой вкладке",
    explain,
    explain_sign_in: super::ru_sign_in::explain,
    landing: Landing {
        title: "Вход в личный кабинет по охране труда",
        lead: "Здесь работодатель передаёт сведения в реестр обученных, смотрит отчёты СОУТ, подаёт декларации и видит признаки нарушений.",
        needed_title: "Что понадобится",
        needed: &[
            "Подтверждённая учётная запись на Госуслугах",
            "Приглашение вашей организации: она добавляет вас в «Профиль организации» → «Сотрудники»",
            "Доступ от администратора организации, если вы не руководитель",
        ],
        return_lead: "Войдите, и вы вернётесь на страницу, которую открывали.",
    },
    callback: Callback {
        title: "Вход",
        completing: "Завершаем вход…",
        failed: "Войти не получилось",
        to_host: "Вернуться на\u{a0}страницу, с\u{a0}которой вы\u{a0}пришли",
    },
    signed_out: SignedOut {
        title: "Вы вышли из кабинета",
        lead: "Чтобы продолжить работу, войдите снова.",
        unconfirmed: "Служба входа не подтвердила, что вы вышли и там. Если компьютером пользуетесь не только вы, закройте все окна браузера.",
    },
    session_end: SessionEnd {
        ending: "Сеанс скоро закончится",
        left: |seconds| match (seconds / 60, seconds % 60) {
            (0, rest) => format!("Осталось {rest}\u{a0}с"),
            (minutes, 0) => format!("Осталось {minutes}\u{a0}мин"),
            (minutes, rest) => format!("Осталось {minutes}\u{a0}мин {rest}\u{a0}с"),
        },
        ending_lead: "Нажмите «Продлить», чтобы остаться в кабинете.",
        prolong: "Продлить",
        ended: "Сеанс закончился",
        ended_lead: "Войдите снова, и вы вернётесь на эту страницу.",
        ended_beside: "Если на странице есть несохранённое, войдите в новой вкладке: здесь всё останется как есть.",
    },
    not_found: NotFound {
        title: "Такой страницы нет",
        lead: "Возможно, адрес изменился или набран с ошибкой.",
        to_organizations: "К организациям",
    },
    organizations: super::ru_organizations::ORGANIZATIONS,
    refusal: super::ru_organizations::refusal,
    letter: super::ru_organizations::LETTER,
    cabinet: Cabinet {
        user_menu: "Меню пользователя",
        change_organization: "Сменить организацию",
        change_organization_hint: "Сменить организацию (Ctrl+K)",
        administration: "Администрирование",
        only_administrators: "Давать доступ может только администратор организации. Попросите его или руководителя.",
        sign_out: "Выход",
        sections: "Разделы",
        no_sections: "Вам пока не открыли ни одного раздела. Попросите администратора организации выставить вам полномочия в разделе «Администрирование».",
        section: |section| match section {
            Section::TrainingRegistry => "Реестр обученных",
            Section::SoutReports => "Отчёты СОУТ",
            Section::Declarations => "Декларации",
            Section::Violations => "Признаки нарушений",
        },
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
            Section::Violations => {
                "Признаки нарушений: что найдено, где и до какого срока исправить."
            }
        },
        section_closed: "Этот раздел вам не открыт. Попросите администратора организации выставить полномочие в разделе «Администрирование».",
        overview: "Обзор",
    },
};

/// What happened, and what to do about it.
type Words = (&'static str, &'static str);

const ALREADY_SUBMITTED: Words = (
    "Эти записи уже отправляли в\u{a0}реестр.",
    "Откройте «Что отправлено»: там видно, когда это было и\u{a0}что принято.",
);
const PORTION_DIFFERS: Words = (
    "Под этим номером порции кабинет уже принял другие записи.",
    "Выберите тот файл, с\u{a0}которого начинали, или отправьте этот файл заново.",
);
const SUBMISSION_CLOSED: Words = (
    "Эта отправка уже завершена.",
    "Откройте «Что отправлено» и\u{a0}посмотрите, что принято.",
);
const SUBMISSION_INCOMPLETE: Words = (
    "Кабинет получил ещё не все записи.",
    "Выберите тот же файл ещё раз: кабинет дошлёт недостающее.",
);
const OWN_RIGHTS: Words = (
    "Вы снимаете полномочия с\u{a0}себя.",
    "Подтвердите это или верните отметки.",
);
const RESTORE_TOO_LATE: Words = (
    "Вернуть отозванный доступ уже нельзя: прошло слишком много времени.",
    "Дайте доступ заново кнопкой «+».",
);
const HEAD_IS_ADMINISTRATOR: Words = (
    "Руководитель остаётся администратором, пока он руководитель на Госуслугах.",
    "Верните отметку «Администратор» и сохраните остальное.",
);
const LAST_ADMINISTRATOR: Words = (
    "Это последний администратор организации.",
    "Сначала дайте полномочие «Администратор» кому-нибудь ещё, потом снимайте здесь.",
);
const ALREADY_HAS_ACCESS: Words = (
    "У этого сотрудника уже есть доступ.",
    "Закройте окно и найдите сотрудника в списке, чтобы изменить полномочия.",
);

fn explain(trouble: Trouble) -> Explanation {
    let (what, then) = match trouble {
        Trouble::Offline => (
            "Нет связи с кабинетом.",
            "Проверьте интернет и нажмите «Повторить».",
        ),
        Trouble::TimedOut => (
            "Кабинет не ответил за 30\u{a0}секунд.",
            "Подождите минуту и нажмите «Повторить».",
        ),
        Trouble::Malformed => (
            "Кабинет прислал непонятный ответ.",
            "Если вы сохраняли, неизвестно, сохранилось ли: повторите через минуту. Если не поможет, сообщите в поддержку сайта.",
        ),
        Trouble::SessionEnded => (
            "Сеанс закончился.",
            "Войдите снова, и вы вернётесь на эту страницу.",
        ),
        Trouble::Forbidden => (
            "У вас нет прав на это действие.",
            "Права мог снять другой администратор: спросите его или руководителя организации.",
        ),
        Trouble::NotFound => (
            "Этого больше нет или вам это не открыто.",
            "Вернитесь к списку и обновите его.",
        ),
        Trouble::StaffNotFound => (
            "Этого сотрудника уже нет в списке организации.",
            "Выберите другого или введите сотрудника вручную.",
        ),
        Trouble::AlreadyHasAccess => ALREADY_HAS_ACCESS,
        Trouble::LastAdministrator => LAST_ADMINISTRATOR,
        Trouble::HeadIsAdministrator => HEAD_IS_ADMINISTRATOR,
        Trouble::OwnRights => OWN_RIGHTS,
        Trouble::RestoreTooLate => RESTORE_TOO_LATE,
        Trouble::TemplateExists => (
            "Шаблон с\u{a0}таким названием уже есть.",
            "Назовите его иначе.",
        ),
        Trouble::SignInStale(_) => (
            "Для этого важного полномочия нужно войти на Госуслуги ещё раз.",
            "Нажмите «Войти ещё раз»: всё отмеченное сохранится, и вы вернётесь сюда.",
        ),
        Trouble::AlreadySubmitted => ALREADY_SUBMITTED,
        Trouble::PortionDiffers => PORTION_DIFFERS,
        Trouble::SubmissionClosed => SUBMISSION_CLOSED,
        Trouble::SubmissionIncomplete => SUBMISSION_INCOMPLETE,
        Trouble::TransitionNotAllowed | Trouble::DeclarationSubmitted => {
            super::ru_sections::explain(trouble)
        }
        Trouble::InProgress => (
            "Прежнее сохранение ещё выполняется.",
            "Подождите несколько секунд и нажмите «Сохранить» снова.",
        ),
        Trouble::ChangedMeanwhile => (
            "Пока вы редактировали, доступ этого сотрудника изменил другой администратор.",
            "Посмотрите, что сохранено, и решите заново: ваши отметки не пропадут.",
        ),
        Trouble::Invalid => (
            "Кабинет не принял введённое.",
            "Проверьте отмеченное и сохраните снова.",
        ),
        Trouble::LoginUnknown => (
            "Эта ссылка входа уже использована или открыта не там, где вход начинали.",
            "Войдите снова: это займёт минуту.",
        ),
        Trouble::LoginExpired => (
            "Вход занял больше 10\u{a0}минут, и ссылка устарела.",
            "Войдите снова.",
        ),
        Trouble::CodeRejected => (
            "Госуслуги не подтвердили вход: код устарел или уже использован.",
            "Войдите снова.",
        ),
        Trouble::OtherProvider => (
            "Ответ пришёл не от той службы входа, у которой вы входили.",
            "Войдите снова; если повторится, сообщите в поддержку сайта номер запроса.",
        ),
        Trouble::AccountUnconfirmed => (
            "Госуслуги не подтвердили вход: учётная запись не подтверждена.",
            "Подтвердите её на Госуслугах и войдите снова.",
        ),
        Trouble::ProviderFailed => (
            "Госуслуги не отвечают или отвечают неверно.",
            "Подождите несколько минут и войдите снова. От вас ничего не зависит.",
        ),
        Trouble::CursorInvalid => (
            "Список успел измениться.",
            "Нажмите «Повторить», и он откроется с начала.",
        ),
        Trouble::TooManyRequests(seconds) => {
            let then = match seconds {
                Some(n) => format!(
                    "Подождите {n}\u{a0}{} и повторите.",
                    plural(u64::from(n), "секунду", "секунды", "секунд")
                ),
                None => "Подождите минуту и повторите.".to_owned(),
            };
            return Explanation {
                what: "Слишком много запросов подряд.",
                then,
            };
        }
        Trouble::Server => (
            "В кабинете произошла ошибка.",
            "Повторите через минуту; если не поможет, сообщите в поддержку сайта номер запроса.",
        ),
        Trouble::PartMissing => (
            "Эта часть кабинета не загрузилась.",
            "Проверьте интернет и нажмите «Повторить»; если не поможет, обновите страницу.",
        ),
        Trouble::NoStorage => (
            "Браузер не даёт сохранить начатый вход.",
            "Разрешите этому сайту хранить данные или откройте его в обычном, не приватном окне, и войдите снова.",
        ),
    };
    Explanation {
        what,
        then: then.to_owned(),
    }
}

/// The Russian form for a number.
pub(super) fn plural(
    n: u64,
    one: &'static str,
    few: &'static str,
    many: &'static str,
) -> &'static str {
    match (n % 100, n % 10) {
        (11..=14, _) => many,
        (_, 1) => one,
        (_, 2..=4) => few,
        _ => many,
    }
}

/// `5 000`, with no-break spaces.
pub(super) fn number(n: u64) -> String {
    super::grouped(n, '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_counts() {
        let count = TEXTS.organizations.count;
        let expected = [
            (0, "0 организаций"),
            (1, "1 организация"),
            (2, "2 организации"),
            (5, "5 организаций"),
            (11, "11 организаций"),
            (21, "21 организация"),
            (112, "112 организаций"),
            (1_000, "1\u{a0}000 организаций"),
        ];
        for (n, text) in expected {
            assert_eq!(count(n), text);
        }
    }

    #[test]
    fn waiting_is_told_in_seconds() {
        assert_eq!(
            explain(Trouble::TooManyRequests(Some(30))).then,
            "Подождите 30\u{a0}секунд и повторите."
        );
    }
}
