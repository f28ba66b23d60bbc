//! Organizations of Кузнецов that are chosen one by one: names alike, one of each reason for being
//! refused, names that are hard to show. More reasons are among the many: he is blocked in
//! `kd-0009`, `kd-0019` is liquidated, his access to `kd-0008` begins later, and that to `kd-0018`
//! and, as administrator, to `kd-0028` is over; in `romashka` nothing was granted to him.

use super::rows::{Organization, Post, SECTIONS};
use crate::check_digits;
use crate::domain::access::{Hold, Role};

/// With `romashka`, which others have too.
pub const COUNT: u32 = 12;

#[derive(Clone, Copy)]
pub struct Few {
    pub id: &'static str,
    short_name: &'static str,
    full_name: &'static str,
    branch_name: Option<&'static str>,
    /// Without their check digits; those of an ИП are longer.
    ogrn: &'static str,
    inn: &'static str,
    pub role: Role,
    pub position: &'static str,
    pub hold: Option<Hold>,
    pub permissions: &'static [&'static str],
    /// Whether its head has access.
    pub in_use: bool,
}

const USUAL: Few = Few {
    id: "",
    short_name: "",
    full_name: "",
    branch_name: None,
    ogrn: "",
    inn: "",
    role: Role::Employee,
    position: "Главный бухгалтер",
    hold: None,
    permissions: SECTIONS[5],
    in_use: true,
};

pub const ALL: [Few; COUNT as usize - 1] = [
    Few {
        id: "kd-romashka-tver",
        short_name: "ООО «Ромашка»",
        full_name: "Общество с ограниченной ответственностью «Ромашка», город Тверь",
        ogrn: "102690050011",
        inn: "690100011",
        role: Role::Head,
        position: "Директор",
        permissions: Post::ALL,
        ..USUAL
    },
    Few {
        id: "kd-romashka-rzhev",
        short_name: "ООО «Ромашка»",
        full_name: "Общество с ограниченной ответственностью «Ромашка», город Тверь",
        branch_name: Some("Ржевский филиал"),
        ogrn: "102690050011",
        inn: "690100011",
        ..USUAL
    },
    Few {
        id: "kd-romashka-plus",
        short_name: "ООО «Ромашка-Плюс»",
        full_name: "Общество с ограниченной ответственностью «Ромашка-Плюс»",
        ogrn: "102770050022",
        inn: "770600022",
        role: Role::Administrator,
        permissions: Post::ALL,
        ..USUAL
    },
    Few {
        id: "kd-romashka-ao",
        short_name: "АО «Ромашка»",
        full_name: "Акционерное общество «Ромашка»",
        ogrn: "102770050033",
        inn: "770600033",
        ..USUAL
    },
    Few {
        id: "kd-romashka-sever",
        short_name: "ООО «Ромашка Север»",
        full_name: "Общество с ограниченной ответственностью «Ромашка Север»",
        ogrn: "102290050044",
        inn: "290100044",
        ..USUAL
    },
    Few {
        id: "kd-romashkin",
        short_name: "ИП Ромашкин П. С.",
        full_name: "Индивидуальный предприниматель Ромашкин Пётр Сергеевич",
        ogrn: "31469000500055",
        inn: "6902000055",
        ..USUAL
    },
    Few {
        id: "kd-pioneer",
        short_name: "ООО «Pioneer»",
        full_name: "Общество с ограниченной ответственностью «Pioneer»",
        ogrn: "102770050066",
        inn: "770600066",
        ..USUAL
    },
    Few {
        id: "kd-not-administrator",
        short_name: "ООО «Новый дом»",
        full_name: "Общество с ограниченной ответственностью «Новый дом»",
        ogrn: "102770050077",
        inn: "770600077",
        permissions: &[],
        in_use: false,
        ..USUAL
    },
    Few {
        id: "kd-unconfirmed",
        short_name: "ООО «Тихая гавань»",
        full_name: "Общество с ограниченной ответственностью «Тихая гавань»",
        ogrn: "102770050088",
        inn: "770600088",
        hold: Some(Hold::AccountUnconfirmed),
        ..USUAL
    },
    Few {
        id: "kd-checking",
        short_name: "АО «Первый шаг»",
        full_name: "Акционерное общество «Первый шаг»",
        ogrn: "102770050099",
        inn: "770600099",
        hold: Some(Hold::Checking),
        permissions: &[],
        ..USUAL
    },
    Few {
        id: "kd-long",
        short_name: "ФГБУ «НИИ комплексных проблем охраны труда, промышленной безопасности и \
            сельскохозяйственно-перерабатывающего машиностроения им. академика \
            Преображенского-Вознесенского»",
        full_name: "Федеральное государственное бюджетное учреждение «Ордена Трудового Красного \
            Знамени Научно-исследовательский институт комплексных проблем охраны труда, \
            промышленной безопасности и сельскохозяйственно-перерабатывающего машиностроения \
            имени академика Преображенского-Вознесенского» Министерства труда и социальной защиты \
            Российской Федерации",
        ogrn: "102770050110",
        inn: "770600110",
        ..USUAL
    },
];

impl Few {
    pub fn listed(self) -> Organization {
        let inn = if self.inn.len() == 10 {
            check_digits::person_inn(self.inn)
        } else {
            check_digits::organization_inn(self.inn)
        };
        Organization {
            id: self.id.to_owned(),
            short_name: self.short_name.to_owned(),
            full_name: self.full_name.to_owned(),
            branch_name: self.branch_name.map(str::to_owned),
            ogrn: check_digits::ogrn(self.ogrn),
            inn,
            liquidated: false,
        }
    }
}
