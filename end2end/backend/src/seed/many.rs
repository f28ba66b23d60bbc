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

/// Three of them are branches of one: their names are the same, so only `branch_name` tells the
/// cards apart.
const BRANCHES: [(u32, &str); 3] = [
    (10, "Вологодский филиал"),
    (20, "Псковский филиал"),
    (30, "Тверской филиал"),
];

pub fn organization(number: u32) -> Organization {
    let branch = BRANCHES.iter().find(|(branch, _)| *branch == number);
    let named_as = branch.map_or(number, |_| BRANCHES[0].0);
    let at = named_as as usize - 1;
    let (noun, city) = (
        NOUNS[at % NOUNS.len()],
        CITIES[at / NOUNS.len() % CITIES.len()],
    );
    let (short, full) = match named_as % 4 {
        0 => ("АО", "Акционерное общество"),
        _ => ("ООО", "Общество с ограниченной ответственностью"),
    };
    Organization {
        id: format!("kd-{number:04}"),
        short_name: format!("{short} «{noun} {city}»"),
        full_name: format!("{full} «{noun} {city}»"),
        branch_name: branch.map(|(_, name)| (*name).to_owned()),
        ogrn: check_digits::ogrn(&format!("10277{:07}", 5_000_000 + number * 37)),
        inn: check_digits::organization_inn(&format!("7705{number:05}")),
        liquidated: number % 20 == 19,
    }
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
