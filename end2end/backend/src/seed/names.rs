//! Invented colleagues: the same number always gives the same person.

use crate::check_digits;
use crate::domain::person::Details;
use crate::domain::person::{Names, Snils};

/// None of the people who sign in is called so: a search by their names finds them alone.
const LAST_NAMES: [&str; 48] = [
    "Алексеев",
    "Андреев",
    "Антонов",
    "Баранов",
    "Беляев",
    "Богданов",
    "Борисов",
    "Васильев",
    "Виноградов",
    "Власов",
    "Воробьёв",
    "Гаврилов",
    "Герасимов",
    "Голубев",
    "Григорьев",
    "Гусев",
    "Давыдов",
    "Денисов",
    "Егоров",
    "Ершов",
    "Жуков",
    "Зайцев",
    "Захаров",
    "Зуев",
    "Игнатов",
    "Калинин",
    "Киселёв",
    "Комаров",
    "Королёв",
    "Крылов",
    "Лебедев",
    "Макаров",
    "Матвеев",
    "Медведев",
    "Миронов",
    "Никитин",
    "Орлов",
    "Осипов",
    "Павлов",
    "Поляков",
    "Романов",
    "Рябов",
    "Семёнов",
    "Соловьёв",
    "Тарасов",
    "Титов",
    "Фролов",
    "Щербаков",
];
const MEN: [&str; 20] = [
    "Александр",
    "Алексей",
    "Андрей",
    "Артём",
    "Василий",
    "Виктор",
    "Владимир",
    "Денис",
    "Евгений",
    "Иван",
    "Игорь",
    "Кирилл",
    "Максим",
    "Михаил",
    "Никита",
    "Николай",
    "Павел",
    "Роман",
    "Семён",
    "Фёдор",
];
const WOMEN: [&str; 20] = [
    "Александра",
    "Алёна",
    "Валентина",
    "Вера",
    "Галина",
    "Дарья",
    "Екатерина",
    "Ирина",
    "Ксения",
    "Лариса",
    "Любовь",
    "Людмила",
    "Марина",
    "Надежда",
    "Наталья",
    "Ольга",
    "Полина",
    "Светлана",
    "Татьяна",
    "Юлия",
];
const FATHERS: [(&str, &str); 16] = [
    ("Александрович", "Александровна"),
    ("Алексеевич", "Алексеевна"),
    ("Андреевич", "Андреевна"),
    ("Борисович", "Борисовна"),
    ("Васильевич", "Васильевна"),
    ("Владимирович", "Владимировна"),
    ("Геннадьевич", "Геннадьевна"),
    ("Евгеньевич", "Евгеньевна"),
    ("Игоревич", "Игоревна"),
    ("Константинович", "Константиновна"),
    ("Леонидович", "Леонидовна"),
    ("Михайлович", "Михайловна"),
    ("Николаевич", "Николаевна"),
    ("Павлович", "Павловна"),
    ("Семёнович", "Семёновна"),
    ("Юрьевич", "Юрьевна"),
];
const POSITIONS: [&str; 16] = [
    "Бухгалтер",
    "Ведущий инженер",
    "Водитель",
    "Главный механик",
    "Инженер",
    "Инженер по охране труда",
    "Кладовщик",
    "Мастер участка",
    "Менеджер по персоналу",
    "Начальник отдела",
    "Оператор станков",
    "Слесарь-ремонтник",
    "Специалист по кадрам",
    "Технолог",
    "Электромонтёр",
    "Юрисконсульт",
];

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
        let last = dice.pick(&LAST_NAMES);
        let (first, (son, daughter)) = (
            dice.pick(if woman { &WOMEN } else { &MEN }),
            dice.pick(&FATHERS),
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
            position: Some((*dice.pick(&POSITIONS)).to_owned()),
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
