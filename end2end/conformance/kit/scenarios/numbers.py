"""Numbers that are shown masked: a search finds by what is shown, or by the whole of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..scenario import Level, NotChecked, check, scenario
from ..world import World, rows

ADMINISTRATION = Level.ADMINISTRATION


@contextmanager
def _somebody(world: World) -> Iterator[tuple[dict[str, Any], str]]:
    """A person typed by hand, whose numbers are known here, and the id of their access."""
    person = world.person_by_hand()
    given = world.grant({"person": person, "permissions": world.usual[:1], **world.consent()})
    check(given.status == 201, f"not given: {given}")
    try:
        yield person, given["id"]
    finally:
        world.revoke(given["id"])


def _finds(world: World, query: str, employee: str) -> bool:
    answer = world.administrator.get(world.path("employees"), q=query, limit=100)
    check(answer.status == 200, f"`{query}`: {answer}")
    return employee in [row["id"] for row in answer["items"]]


@scenario(
    "numbers.masked",
    ADMINISTRATION,
    does=(
        "Ищет сотрудника по частям СНИЛС и ИНН, которые скрыты, по четырём цифрам, что показаны, и по номеру целиком",
        "Searches somebody by parts of numbers that are masked, by the four digits that are shown, by a whole number",
    ),
    consequence=(
        "Кто видит список, за несколько десятков запросов узнает любой СНИЛС и ИНН, и в журнале этого не будет",
        "Whoever sees the list finds out anybody's numbers within some dozens of requests, and no journal tells",
    ),
)
def masked(world: World) -> None:
    with _somebody(world) as (person, employee):
        snils, inn = person["snils"], person["inn"]
        hidden = [snils[:length] for length in range(4, 11)]
        hidden += [snils[1:5], snils[3:7], snils[2:9], snils[4:11], snils[5:11], snils[6:11]]
        hidden += [inn[:length] for length in (4, 7, 10, 11)] + [inn[at : at + 4] for at in range(9)] + [inn[1:]]
        for part in hidden:
            if part not in snils[7:]:
                check(not _finds(world, part, employee), f"{len(part)} digits that are masked find who has them")
        for query in (snils[7:], f"{snils[7:9]} {snils[9:]}", f"***-***-*{snils[7:9]} {snils[9:]}"):
            check(_finds(world, query, employee), "the four digits that are shown do not find who has them")
        grouped = f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}"
        for query in (snils, grouped, inn):
            check(_finds(world, query, employee), "a whole number does not find who has it")


@scenario(
    "numbers.journalled",
    ADMINISTRATION,
    capability="journal",
    does=("Находит сотрудника по номеру целиком и читает об этом в журнале", "Finds somebody by a whole number and reads of it in the journal"),
    consequence=(
        "Никто не узнает, кто проверял, чей это номер",
        "Nobody learns who found out whose number it is",
    ),
)
def journalled(world: World) -> None:
    def newest(employee: str) -> tuple[str, int]:
        entries = rows(world.administrator, world.path("journal"), limit=100, employee_id=employee)
        return entries[0]["action"], len(entries)

    with _somebody(world) as (person, employee):
        _finds(world, person["last_name"], employee)
        _finds(world, person["snils"][7:], employee)
        check(newest(employee)[0] == "granted", "a search by a name, or by what is shown, is written down")
        for number in (person["snils"], person["inn"]):
            before = newest(employee)[1]
            _finds(world, number, employee)
            check(newest(employee) == ("looked_up", before + 1), f"the newest entry is `{newest(employee)[0]}`")
        if "check" in world.offers:
            before = newest(employee)[1]
            people = {"people": [{"snils": person["snils"], "inn": person["inn"]}]}
            world.administrator.call("POST", world.path("employees", "check"), people)
            check(newest(employee) == ("looked_up", before + 1), "`checkPeople` is not written down")


@scenario(
    "numbers.limited",
    ADMINISTRATION,
    does=("Ищет по цифрам, пока сервер не попросит подождать", "Searches for digits until the server says to wait"),
    consequence=(
        "Номер можно подобрать: сто тысяч вопросов, и скрытые цифры известны",
        "A number can be found by trying: a hundred thousand questions, and what is masked is known",
    ),
    late=1,
)
def limited(world: World) -> None:
    client, path = world.administrator, world.path("staff")
    for _ in range(world.rate_requests):
        answer = client.get(path, q="000-000-000 00", limit=1)
        if answer.status == 429:
            check(answer.problem == "too-many-requests", f"another problem: {answer}")
            wait = answer.headers.get("Retry-After", "")
            check(wait, "no Retry-After")
            if client.get(path, q="слово", limit=1).status == 429:
                raise NotChecked("the limit of all requests was met first")
            return
        check(answer.status == 200, answer)
    raise NotChecked(f"no 429 within {world.rate_requests} numbers (RATE_REQUESTS asks for more)")


@scenario(
    "lists.search-of-people",
    ADMINISTRATION,
    does=("Ищет сотрудника так, как пишут в документах: с инициалами и с запятой", "Searches somebody as documents write them: with initials, with a comma"),
    consequence=(
        "Кто вставит «Антонов К. В.» из приказа, никого не найдёт",
        "Whoever pastes «Антонов К. В.» out of an order finds nobody",
    ),
)
def search_of_people(world: World) -> None:
    client = world.administrator
    member = world.candidate()
    last, first, middle = member["last_name"], member["first_name"], member.get("middle_name")
    queries = [f"{last}, {first}", f"{last} {first[0]}."]
    if middle:
        queries += [f"{last} {first[0]}. {middle[0]}.", f"{last} {first[0]}.{middle[0]}.", f"{last}, {first} {middle}"]
    for query in queries:
        found = client.get(world.path("staff"), q=query, limit=100)
        check(member["id"] in [row["id"] for row in found["items"] or []], f"`{query}` finds not {last}")
    other = next(letter for letter in "ЩЪЫЬЭ" if letter not in (first + (middle or "")).upper())
    wrong = client.get(world.path("staff"), q=f"{last} {other}.", limit=100)
    check(member["id"] not in [row["id"] for row in wrong["items"] or []], "somebody with other initials is found")
