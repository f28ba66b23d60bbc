//! Russian for what a request can fail with.

use super::format::plural;
use crate::domain::ErrorKind;
use crate::i18n::texts::Explanation;

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
const DECLARATION_SUBMITTED: Words = (
    "Эта декларация уже подана.",
    "Откройте её: править поданную нельзя.",
);
const TRANSITION_NOT_ALLOWED: Words = (
    "Пока вы писали, состояние изменилось: такого перехода больше нет.",
    "Посмотрите, что сейчас, и выберите заново: написанное не пропадёт.",
);

/// What happened, and what to do.
pub fn explain(kind: ErrorKind) -> Explanation {
    let (what, then) = match kind {
        ErrorKind::Offline => (
            "Нет связи с кабинетом.",
            "Проверьте интернет и попробуйте ещё раз.",
        ),
        ErrorKind::TimedOut => (
            "Кабинет не ответил за 30\u{a0}секунд.",
            "Подождите минуту и попробуйте ещё раз.",
        ),
        ErrorKind::Malformed => (
            "Кабинет прислал непонятный ответ.",
            "Если вы сохраняли, неизвестно, сохранилось ли: повторите через минуту. Если не поможет, сообщите в поддержку сайта.",
        ),
        ErrorKind::SessionEnded => (
            "Сеанс закончился.",
            "Войдите снова, и вы вернётесь на эту страницу.",
        ),
        ErrorKind::Forbidden => (
            "У вас нет прав на это действие.",
            "Права мог снять другой администратор: спросите его или руководителя организации.",
        ),
        ErrorKind::NotFound => (
            "Этого больше нет или вам это не открыто.",
            "Вернитесь к списку и обновите его.",
        ),
        ErrorKind::StaffNotFound => (
            "Этого сотрудника уже нет в списке организации.",
            "Выберите другого или введите сотрудника вручную.",
        ),
        ErrorKind::AlreadyHasAccess => ALREADY_HAS_ACCESS,
        ErrorKind::LastAdministrator => LAST_ADMINISTRATOR,
        ErrorKind::HeadIsAdministrator => HEAD_IS_ADMINISTRATOR,
        ErrorKind::OwnRights => OWN_RIGHTS,
        ErrorKind::RestoreTooLate => RESTORE_TOO_LATE,
        ErrorKind::QuotaReached => (
            "Больше здесь не\u{a0}поместится: их уже столько, сколько можно.",
            "Удалите ненужное и\u{a0}повторите.",
        ),
        ErrorKind::TemplateExists => (
            "Шаблон с\u{a0}таким названием уже есть.",
            "Назовите его иначе.",
        ),
        ErrorKind::SignInStale(_) => (
            "Для этого нужно войти на Госуслуги ещё раз.",
            "Войдите ещё раз и\u{a0}повторите.",
        ),
        ErrorKind::AlreadySubmitted => ALREADY_SUBMITTED,
        ErrorKind::PortionDiffers => PORTION_DIFFERS,
        ErrorKind::SubmissionClosed => SUBMISSION_CLOSED,
        ErrorKind::SubmissionIncomplete => SUBMISSION_INCOMPLETE,
        ErrorKind::TransitionNotAllowed => TRANSITION_NOT_ALLOWED,
        ErrorKind::DeclarationSubmitted => DECLARATION_SUBMITTED,
        ErrorKind::InProgress => (
            "Прежнее сохранение ещё выполняется.",
            "Подождите несколько секунд и попробуйте ещё раз.",
        ),
        ErrorKind::ChangedMeanwhile => (
            "Пока вы редактировали, доступ этого сотрудника изменил другой администратор.",
            "Посмотрите, что сохранено, и решите заново: ваши отметки не пропадут.",
        ),
        ErrorKind::Conflict => (
            "Кабинет не смог это сделать: данные там уже другие.",
            "Обновите страницу и посмотрите, что сохранено. Если не поможет, сообщите в поддержку сайта.",
        ),
        ErrorKind::Locked => (
            "Кабинет временно не даёт это менять.",
            "Подождите минуту и попробуйте ещё раз. Если не поможет, сообщите в поддержку сайта.",
        ),
        ErrorKind::NotAccepted => (
            "Кабинет не принял запрос, ничего не изменилось.",
            "Проверьте введённое. Если всё верно, сообщите в поддержку сайта.",
        ),
        ErrorKind::Invalid => (
            "Кабинет не принял введённое.",
            "Проверьте отмеченное и попробуйте ещё раз.",
        ),
        ErrorKind::LoginUnknown => (
            "Эта ссылка входа уже использована или открыта не там, где вход начинали.",
            "Войдите снова: это займёт минуту.",
        ),
        ErrorKind::LoginExpired => (
            "Вход занял больше 10\u{a0}минут, и ссылка устарела.",
            "Войдите снова.",
        ),
        ErrorKind::CodeRejected => (
            "Госуслуги не подтвердили вход: код устарел или уже использован.",
            "Войдите снова.",
        ),
        ErrorKind::OtherProvider => (
            "Ответ пришёл не от той службы входа, у которой вы входили.",
            "Войдите снова; если повторится, сообщите в поддержку сайта.",
        ),
        ErrorKind::AccountUnconfirmed => (
            "Госуслуги не подтвердили вход: учётная запись не подтверждена.",
            "Подтвердите её на Госуслугах и войдите снова.",
        ),
        ErrorKind::ProviderFailed => (
            "Госуслуги не отвечают или отвечают неверно.",
            "Подождите несколько минут и войдите снова. От вас ничего не зависит.",
        ),
        ErrorKind::CursorInvalid => ("Список успел измениться.", "Откройте его с начала."),
        ErrorKind::TooManyRequests(Some(seconds)) => {
            return Explanation::wait("Слишком много запросов подряд.", seconds, wait);
        }
        ErrorKind::TooManyRequests(None) => (
            "Слишком много запросов подряд.",
            "Подождите минуту и попробуйте ещё раз.",
        ),
        ErrorKind::Unavailable(Some(seconds)) => {
            return Explanation::wait("Кабинет временно не работает.", seconds, wait);
        }
        ErrorKind::Unavailable(None) => (
            "Кабинет временно не работает.",
            "Подождите минуту и попробуйте ещё раз. Если не поможет, сообщите в поддержку сайта.",
        ),
        ErrorKind::Server => (
            "В кабинете произошла ошибка.",
            "Повторите через минуту; если не поможет, сообщите в поддержку сайта.",
        ),
        ErrorKind::PartMissing => (
            "Эта часть кабинета не загрузилась.",
            "Проверьте интернет и попробуйте ещё раз; если не поможет, обновите страницу.",
        ),
        ErrorKind::NoStorage => (
            "Браузер не даёт сохранить начатый вход.",
            "Разрешите этому сайту хранить данные или откройте его в обычном, не приватном окне, и войдите снова.",
        ),
    };
    Explanation::new(what, then)
}

/// The same beside «Повторить», which is the thing to press.
pub fn explain_loading(kind: ErrorKind) -> Explanation {
    let mut words = explain(kind);
    let then = match kind {
        ErrorKind::Offline => "Проверьте интернет и нажмите «Повторить».",
        ErrorKind::TimedOut | ErrorKind::TooManyRequests(None) | ErrorKind::Unavailable(None) => {
            "Подождите минуту и нажмите «Повторить»."
        }
        ErrorKind::CursorInvalid => "Нажмите «Повторить», и он откроется с начала.",
        ErrorKind::PartMissing => {
            "Проверьте интернет и нажмите «Повторить»; если не поможет, обновите страницу."
        }
        _ => return words,
    };
    then.clone_into(&mut words.then);
    words
}

/// What to do while so many seconds are left, and after them.
pub fn wait(seconds: u32) -> String {
    let (n, one, few, many) = match seconds {
        0 => return "Теперь попробуйте ещё раз.".to_owned(),
        1..=119 => (seconds, "секунду", "секунды", "секунд"),
        120..=7_199 => (seconds.div_ceil(60), "минуту", "минуты", "минут"),
        _ => (seconds.div_ceil(3_600), "час", "часа", "часов"),
    };
    let unit = plural(u64::from(n), one, few, many);
    format!("Подождите {n}\u{a0}{unit} и попробуйте ещё раз.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_told_as_long_as_it_is() {
        assert_eq!(
            explain(ErrorKind::TooManyRequests(Some(30))).then,
            "Подождите 30\u{a0}секунд и попробуйте ещё раз."
        );
        for (seconds, words) in [
            (0, "Теперь попробуйте ещё раз."),
            (1, "Подождите 1\u{a0}секунду и попробуйте ещё раз."),
            (119, "Подождите 119\u{a0}секунд и попробуйте ещё раз."),
            (121, "Подождите 3\u{a0}минуты и попробуйте ещё раз."),
            (7_200, "Подождите 2\u{a0}часа и попробуйте ещё раз."),
        ] {
            assert_eq!(wait(seconds), words);
        }
    }
}
