//! The many organizations of Кузнецов.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rows::{Organization, Post, SECTIONS, data};
use crate::check_digits;
use crate::domain::access::Role;

/// What they are called by.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Words {
    nouns: Vec<&'static str>,
    cities: Vec<&'static str>,
    /// Of names that are made of two parts.
    beginnings: Vec<&'static str>,
    ends: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data(include_str!("data/many.json")));

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
    let Words {
        nouns,
        cities,
        beginnings,
        ends,
    } = &*WORDS;
    // Once the nouns have all stood with every city, names are made of two parts.
    let Some(at) = at.checked_sub(nouns.len() * cities.len()) else {
        let city = cities[at / nouns.len() % cities.len()];
        return format!("{} {city}", nouns[at % nouns.len()]);
    };
    let (end, at) = (ends[at % ends.len()], at / ends.len());
    let (beginning, at) = (beginnings[at % beginnings.len()], at / beginnings.len());
    format!("{beginning}{end} {}", cities[at % cities.len()])
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
