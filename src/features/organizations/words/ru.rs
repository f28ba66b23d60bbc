//! Russian: choosing the organization.

use super::texts::OrganizationTexts;
use crate::domain::Role;
use crate::i18n::Step;
use crate::i18n::ru::{number, plural};

pub const HEAD_OR_ADMINISTRATOR: &str = "Руководитель или администратор организации";

pub static TEXTS: OrganizationTexts = OrganizationTexts {
    title: "Организации",
    lead: "Выберите организацию, от имени которой будете работать.",
    search: "Название, ОГРН или ИНН",
    count: |n| {
        format!(
            "{} {}",
            number(n),
            plural(n, "организация", "организации", "организаций")
        )
    },
    nothing_found: |query| match query {
        "" => "Таких организаций нет. Выберите другую роль или доступ.".to_owned(),
        query => {
            format!("По запросу «{query}» ничего не нашлось. Проверьте название или введите ОГРН.")
        }
    },
    empty_title: "Пока ни одна организация не открыла вам доступ",
    empty_steps: &[
        Step {
            who: HEAD_OR_ADMINISTRATOR,
            what: "На Госуслугах открывает «Профиль организации» → «Сотрудники» и приглашает вас.",
        },
        Step {
            who: "Вы",
            what: "Переходите по ссылке из письма с приглашением и входите на Госуслуги с подтверждённой учётной записью.",
        },
        Step {
            who: "Вы",
            what: "Ждёте: проверка занимает от 15\u{a0}минут до 5\u{a0}дней. Потом нажмите «Проверить ещё раз».",
        },
    ],
    ogrn: "ОГРН",
    inn: "ИНН",
    role: |role| match role {
        Role::Head => Some("Руководитель"),
        Role::Administrator => Some("Администратор"),
        Role::Employee => Some("Сотрудник"),
        Role::Unnamed => None,
    },
    closed: "Доступ закрыт",
    check_again: "Проверить ещё раз",
    liquidated: "Ликвидирована",
    open: "Доступ открыт",
    any: "Все",
    filter_role: "Роль",
    filter_state: "Доступ",
    sort: "Порядок",
    sorts: ["По названию, А–Я", "По названию, Я–А", "По роли"],
    shortcuts: "Избранные и недавние",
    favourite: |name| format!("Избранное: {name}"),
    forget: |name| format!("Убрать отсюда: {name}"),
    still_none: "Пока организаций нет.",
    not_yours_title: "Этой организации нет среди ваших",
    not_yours_steps: &[
        Step {
            who: "Вы",
            what: "Проверьте, под своей ли учётной записью вошли: ваше имя стоит справа вверху.",
        },
        Step {
            who: "Вы",
            what: "Найдите организацию в списке: ссылка могла устареть.",
        },
        Step {
            who: HEAD_OR_ADMINISTRATOR,
            what: "Если вас больше нет среди сотрудников, на Госуслугах открывает «Профиль организации» → «Сотрудники» и приглашает вас снова.",
        },
    ],
    change_organization: "Сменить организацию",
    change_organization_hint: "Сменить организацию (Ctrl+K)",
};
