"""People and organizations to show, all invented."""

from .demo_sections import furnish
from .model import ADMINISTRATOR, Access, Organization, Person, Post, State, Template, stable_id
from .numbers import with_inn_check, with_snils_check

CATALOGUE: list[dict[str, object]] = [
    {"code": ADMINISTRATOR, "label": "Администратор", "description": "Даёт доступ другим.", "sensitive": True},
    {"code": "registry.view", "label": "Реестр обученных: просмотр", "group": "Разделы"},
    {
        "code": "registry.send",
        "label": "Реестр обученных: передача записей",
        "group": "Разделы",
        "requires": ["registry.view"],
    },
    {"code": "sout.view", "label": "Отчёты СОУТ: просмотр", "group": "Разделы"},
    {"code": "declarations.view", "label": "Декларации: просмотр", "group": "Декларации"},
    {
        "code": "declarations.submit",
        "label": "Декларации: подача",
        "group": "Декларации",
        "requires": ["declarations.view"],
    },
    {"code": "violations.view", "label": "Признаки нарушений: просмотр", "group": "Разделы"},
    {
        "code": "violations.answer",
        "label": "Признаки нарушений: ответ",
        "group": "Разделы",
        "requires": ["violations.view"],
    },
    {
        "code": "violations.close",
        "label": "Признаки нарушений: закрытие",
        "group": "Разделы",
        # And of that what it needs itself.
        "requires": ["violations.answer"],
    },
    {
        "code": "registry.audit",
        "label": "Реестр обученных: проверка переданного",
        "group": "Разделы",
        # Who sends does not check what was sent.
        "conflicts": ["registry.send"],
    },
]
CODES = [str(permission["code"]) for permission in CATALOGUE]
# All that can be had together.
HEADS = [code for code in CODES if code != "registry.audit"]
CONSENT: dict[str, object] = {
    "version": "2026-01",
    "title": "Согласие на обработку персональных данных (образец)",
    "paragraphs": ["Организация: {organization}.", "Сотрудник: {employee}, {position}."],
}

_SIGNING_IN = (
    ("Иванова", "Мария", "Петровна"),
    ("Петров", "Сергей", "Иванович"),
    ("Сидорова", "Анна", "Викторовна"),
    ("Кузнецов", "Олег", "Дмитриевич"),
)
_LAST = ("Абрамов", "Белов", "Власов", "Громов", "Денисов", "Ершов")
_FIRST = (("Антон", "Львович"), ("Борис", "Ильич"), ("Виктор", "Олегович"), ("Глеб", None), ("Денис", "Юрьевич"), ("Егор", "Ильич"))


def _person(number: int, last_name: str, first_name: str, middle_name: str | None) -> Person:
    return Person(
        id=stable_id(f"person {number}"),
        last_name=last_name,
        first_name=first_name,
        middle_name=middle_name,
        snils=with_snils_check(f"2000{number:05}"),
        inn=with_inn_check(f"50{number:08}"),
    )


def _organization(state: State, short_name: str, full_name: str, ogrn: str) -> Organization:
    organization = Organization(stable_id(short_name), short_name, full_name, ogrn)
    view = Template("view", "Только просмотр", ["registry.view", "sout.view"], built_in=True)
    organization.templates[view.id] = view
    state.organizations[organization.id] = organization
    return organization


def _add(state: State, to: Organization, person: Person, position: str, role: str, permissions: list[str]) -> None:
    post = Post(stable_id(to.id + person.id), person, position, role)
    to.staff[post.id] = post
    if permissions:
        access = Access(state.next_id(), person, position, permissions, head=role == "head")
        to.access[access.id] = access


def demo() -> State:
    state = State()
    ivanova, petrov, sidorova, kuznetsov = (
        _person(number, *names) for number, names in enumerate(_SIGNING_IN, start=1)
    )
    state.people = {person.id: person for person in (ivanova, petrov, sidorova, kuznetsov)}
    colleagues = [
        _person(100 + number, last, *first)
        for number, (last, first) in enumerate((last, first) for last in _LAST for first in _FIRST)
    ]

    romashka = _organization(
        state, "ООО «Ромашка»", "Общество с ограниченной ответственностью «Ромашка»", "1027700132195"
    )
    _add(state, romashka, ivanova, "Генеральный директор", "head", HEADS)
    # What an older version of this backend knew: the catalogue has it no longer.
    _add(state, romashka, petrov, "Заместитель директора", "employee", ["sout.view", "archive.view"])
    _add(state, romashka, sidorova, "Специалист по охране труда", "employee", [])
    _add(state, romashka, kuznetsov, "Бухгалтер", "employee", [])
    for number, colleague in enumerate(colleagues):
        _add(state, romashka, colleague, "Монтажник", "employee", ["sout.view"] if number < 5 else [])

    vektor = _organization(state, "АО «Вектор»", "Акционерное общество «Вектор»", "1037739877295")
    _add(state, vektor, petrov, "Генеральный директор", "head", HEADS)
    _add(state, vektor, ivanova, "Консультант", "employee", [])

    school = _organization(
        state, "МБУ «Школа № 7»", "Муниципальное бюджетное учреждение «Школа № 7»", "1027700305709"
    )
    _add(state, school, ivanova, "Специалист по охране труда", "employee", [ADMINISTRATOR, "sout.view"])
    for colleague in colleagues[:6]:
        _add(state, school, colleague, "Учитель", "employee", [])
    _add(state, school, colleagues[7], "Завхоз", "employee", ["sout.view"])

    furnish(state, romashka, records=300, reports=5, workplaces=60)
    furnish(state, school, records=20, reports=1, workplaces=8)

    sever = _organization(state, "АО «Север»", "Акционерное общество «Север»", "1022900500447")
    _add(state, sever, kuznetsov, "Директор", "head", HEADS)
    return state
