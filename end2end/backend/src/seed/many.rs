//! The many organizations of Кузнецов.

use super::rows::{Organization, Post, SECTIONS};
use crate::check_digits;
use crate::domain::access::Role;

const NOUNS: [&str; 40] = [
    "Альтаир",
    "Аметист",
    "Атлант",
    "Берег",
    "Берёзка",
    "Бриз",
    "Весна",
    "Восход",
    "Гамма",
    "Горизонт",
    "Гранит",
    "Дельта",
    "Заря",
    "Зенит",
    "Импульс",
    "Исток",
    "Каскад",
    "Кедр",
    "Континент",
    "Кристалл",
    "Лидер",
    "Магистраль",
    "Маяк",
    "Меридиан",
    "Монолит",
    "Набат",
    "Океан",
    "Орион",
    "Парус",
    "Призма",
    "Прогресс",
    "Радуга",
    "Рассвет",
    "Родник",
    "Север",
    "Спектр",
    "Стрела",
    "Темп",
    "Факел",
    "Эталон",
];
const CITIES: [&str; 25] = [
    "Архангельск",
    "Барнаул",
    "Владимир",
    "Вологда",
    "Воронеж",
    "Ижевск",
    "Иркутск",
    "Казань",
    "Калуга",
    "Киров",
    "Кострома",
    "Орёл",
    "Пенза",
    "Пермь",
    "Псков",
    "Рязань",
    "Самара",
    "Саратов",
    "Смоленск",
    "Тамбов",
    "Тверь",
    "Томск",
    "Тула",
    "Уфа",
    "Ярославль",
];

/// From here on names are made of two parts, since the nouns have all stood with every city.
const COMPOUND_FROM: usize = NOUNS.len() * CITIES.len();
const BEGINNINGS: [&str; 24] = [
    "Авиа",
    "Агро",
    "Аква",
    "Алмаз",
    "Био",
    "Волга",
    "Восток",
    "Газ",
    "Гео",
    "Дом",
    "Евро",
    "Запад",
    "Интер",
    "Лес",
    "Мега",
    "Нефте",
    "Пром",
    "Рос",
    "Сибирь",
    "Строй",
    "Тепло",
    "Транс",
    "Урал",
    "Энерго",
];
const ENDS: [&str; 15] = [
    "дизайн",
    "инвест",
    "комплект",
    "контроль",
    "логистик",
    "маркет",
    "мастер",
    "монтаж",
    "проект",
    "ресурс",
    "сервис",
    "снаб",
    "техника",
    "торг",
    "экспорт",
];

/// Three of them are branches of one: names and numbers are the same, so only `branch_name` tells
/// the cards apart.
const BRANCHES: [(u32, &str); 3] = [
    (10, "Вологодский филиал"),
    (20, "Псковский филиал"),
    (30, "Тверской филиал"),
];

pub fn organization(number: u32) -> Organization {
    let branch = BRANCHES.iter().find(|(branch, _)| *branch == number);
    let named_as = branch.map_or(number, |_| BRANCHES[0].0);
    let name = name(named_as as usize - 1);
    let (short, full) = match named_as % 4 {
        0 => ("АО", "Акционерное общество"),
        _ => ("ООО", "Общество с ограниченной ответственностью"),
    };
    Organization {
        id: format!("kd-{number:04}"),
        short_name: format!("{short} «{name}»"),
        full_name: format!("{full} «{name}»"),
        branch_name: branch.map(|(_, name)| (*name).to_owned()),
        ogrn: check_digits::ogrn(&format!("10277{:07}", 5_000_000 + named_as * 37)),
        inn: check_digits::organization_inn(&format!("7705{named_as:05}")),
        liquidated: number % 20 == 19,
    }
}

fn name(at: usize) -> String {
    let Some(at) = at.checked_sub(COMPOUND_FROM) else {
        let city = CITIES[at / NOUNS.len() % CITIES.len()];
        return format!("{} {city}", NOUNS[at % NOUNS.len()]);
    };
    let (end, at) = (ENDS[at % ENDS.len()], at / ENDS.len());
    let (beginning, at) = (BEGINNINGS[at % BEGINNINGS.len()], at / BEGINNINGS.len());
    format!("{beginning}{end} {}", CITIES[at % CITIES.len()])
}

/// His role, his position and his permissions there.
pub fn post(number: u32) -> (Role, &'static str, &'static [&'static str]) {
    match number % 10 {
        0 => (Role::Head, "Директор", Post::ALL),
        1 | 2 => (Role::Administrator, "Заместитель директора", Post::ALL),
        7 | 8 => (Role::Employee, "Инженер по охране труда", &[]),
        last => {
            let sections = SECTIONS[last as usize % SECTIONS.len()];
            (Role::Employee, "Инженер по охране труда", sections)
        }
    }
}
