//! The people who can sign in at the stand. All are invented, their numbers too.

use crate::domain::person::Details;
use crate::domain::person::{Names, Snils};

/// Somebody with an account at the stand-in provider.
pub struct Persona {
    /// Of the person in the cabinet.
    pub id: &'static str,
    /// Of the account at the provider.
    pub subject: &'static str,
    pub last_name: &'static str,
    pub first_name: &'static str,
    pub middle_name: &'static str,
    pub snils: &'static str,
    pub inn: &'static str,
    /// An unconfirmed account never gets in.
    pub confirmed: bool,
}

pub const PEOPLE: [Persona; 7] = [
    IVANOVA, PETROV, SIDOROVA, KUZNETSOV, VOLKOVA, NOVIKOV, SMIRNOV,
];

pub const IVANOVA: Persona = Persona {
    id: "p-ivanova",
    subject: "1000300101",
    last_name: "Иванова",
    first_name: "Мария",
    middle_name: "Петровна",
    snils: "90010020194",
    inn: "770100000142",
    confirmed: true,
};

pub const PETROV: Persona = Persona {
    id: "p-petrov",
    subject: "1000300102",
    last_name: "Петров",
    first_name: "Сергей",
    middle_name: "Иванович",
    snils: "90001996464",
    inn: "770100000216",
    confirmed: true,
};

pub const SIDOROVA: Persona = Persona {
    id: "p-sidorova",
    subject: "1000300103",
    last_name: "Сидорова",
    first_name: "Анна",
    middle_name: "Викторовна",
    snils: "11223344595",
    inn: "500100732259",
    confirmed: true,
};

pub const KUZNETSOV: Persona = Persona {
    id: "p-kuznetsov",
    subject: "1000300104",
    last_name: "Кузнецов",
    first_name: "Олег",
    middle_name: "Дмитриевич",
    snils: "90010030298",
    inn: "770100000463",
    confirmed: true,
};

pub const VOLKOVA: Persona = Persona {
    id: "p-volkova",
    subject: "1000300105",
    last_name: "Волкова",
    first_name: "Елена",
    middle_name: "Андреевна",
    snils: "90010040301",
    inn: "770100000537",
    confirmed: true,
};

pub const NOVIKOV: Persona = Persona {
    id: "p-novikov",
    subject: "1000300106",
    last_name: "Новиков",
    first_name: "Илья",
    middle_name: "Олегович",
    snils: "90010050405",
    inn: "770100000600",
    confirmed: true,
};

pub const SMIRNOV: Persona = Persona {
    id: "p-smirnov",
    subject: "1000300107",
    last_name: "Смирнов",
    first_name: "Пётр",
    middle_name: "Алексеевич",
    snils: "90010060509",
    inn: "770100000784",
    confirmed: false,
};

impl Persona {
    pub fn of(subject: &str) -> Option<&'static Self> {
        const ALL: &[Persona] = &PEOPLE;
        ALL.iter().find(|persona| persona.subject == subject)
    }

    pub fn full_name(&self) -> String {
        self.names().full()
    }

    pub fn names(&self) -> Names {
        Names {
            last_name: self.last_name.to_owned(),
            first_name: self.first_name.to_owned(),
            middle_name: Some(self.middle_name.to_owned()),
        }
    }

    /// The same person as an employee somewhere.
    pub fn employed_as(&self, position: &str) -> Details {
        Details {
            names: self.names(),
            snils: Snils::new(self.snils),
            inn: Some(self.inn.to_owned()),
            position: Some(position.to_owned()),
        }
    }
}
