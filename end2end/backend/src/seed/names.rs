//! Invented colleagues: the same number always gives the same person.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rows::data;
use crate::check_digits;
use crate::domain::person::Details;
use crate::domain::person::{Names, Snils};

/// None of the people who sign in is called so: a search by their names finds them alone.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Known {
    last: Vec<&'static str>,
    men: Vec<&'static str>,
    women: Vec<&'static str>,
    /// The отчества of a son and of a daughter.
    fathers: Vec<(&'static str, &'static str)>,
    positions: Vec<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| data(include_str!("data/names.json")));

/// One person in forty has no отчество.
const NO_FATHER: u64 = 40;

/// Gives one colleague after another, each with numbers of their own.
#[derive(Default)]
pub struct Colleagues(u32);

impl Colleagues {
    /// Those after this number: far from the others, they are other people.
    pub fn after(number: u32) -> Self {
        Self(number)
    }

    pub fn next(&mut self) -> Details {
        self.0 += 1;
        let number = self.0;
        let mut dice = Dice::new(u64::from(number));
        let woman = dice.below(2) == 1;
        let last = dice.pick(&KNOWN.last);
        let (first, (son, daughter)) = (
            dice.pick(if woman { &KNOWN.women } else { &KNOWN.men }),
            dice.pick(&KNOWN.fathers),
        );
        let middle = if woman { daughter } else { son };
        Details {
            names: Names {
                last_name: if woman {
                    format!("{last}а")
                } else {
                    (*last).to_owned()
                },
                first_name: (*first).to_owned(),
                middle_name: (dice.below(NO_FATHER) > 0).then(|| (*middle).to_owned()),
            },
            snils: Snils::new(check_digits::snils(&scattered(number))),
            inn: Some(check_digits::person_inn(&format!("7802{number:06}"))),
            position: Some((*dice.pick(&KNOWN.positions)).to_owned()),
        }
    }

    pub fn employed_as(&mut self, position: &str) -> Details {
        Details {
            position: Some(position.to_owned()),
            ..self.next()
        }
    }
}

/// Nine digits from 901-000-000 on: no number twice within a million, no two alike in a row.
fn scattered(number: u32) -> String {
    (901_000_000 + u64::from(number) * 7919 % 1_000_000).to_string()
}

/// `SplitMix64`: small, and the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    /// Of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = self.below(list.len() as u64);
        &list[usize::try_from(at).unwrap_or_default()]
    }
}
