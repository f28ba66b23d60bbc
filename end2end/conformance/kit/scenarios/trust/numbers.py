"""Numbers that are masked, are masked in every answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...numbers import fields, is_whole
from ...scenario import Failed, Level, NotChecked, check, scenario
from ...world import World, rows

ADMINISTRATION = Level.ADMINISTRATION


@scenario(
    "roles.masking",
    ADMINISTRATION,
    does=(
        "Даёт доступ человеку с известными номерами и ищет их во всех ответах: списках, отказах, курсорах, заголовках",
        "Gives somebody with known numbers access and looks for them in all answers: lists, refusals, cursors, headers",
    ),
    consequence=(
        "Полные номера всех сотрудников окажутся в браузере каждого администратора без записи о том, кто смотрел",
        "Everybody's full numbers are in each administrator's browser, and nothing tells who looked",
    ),
)
def masking(world: World) -> None:
    person, next_one = world.person_by_hand(), world.person_by_hand() | {"first_name": "Ярослава"}
    bodies = [{"person": each, "permissions": world.usual[:1], **world.consent()} for each in (person, next_one)]
    given = [world.grant(body) for body in bodies]
    try:
        check(all(answer.status == 201 for answer in given), f"not given: {given[-1]}")
        one, tag = given[0]["id"], given[0].headers.get("ETag")
        # Once as it should be, then refused: of somebody known, and with a tag that is out of date.
        world.change(one, world.usual[:2], If_Match=tag)
        world.change(one, world.usual[:1], If_Match=tag)
        world.grant(bodies[0])
        _look(world, one)
        if "journal" in world.offers:
            world.administrator.get(world.path("journal"), limit=1)
        if "check" in world.offers:
            numbers = {"snils": person["snils"], "inn": person["inn"]}
            world.administrator.call("POST", world.path("employees", "check"), {"people": [numbers]})
    finally:
        for answer in given:
            if answer.status == 201:
                world.revoke(answer["id"])
    _whole_nowhere(world)


def _look(world: World, given: str) -> None:
    client = world.administrator
    for path in (world.path("staff"), world.path("employees"), world.path("employees", given)):
        answer = client.get(path, limit=100) if path != world.path("employees", given) else client.get(path)
        found: dict[str, list[object]] = {}
        for row in answer["items"] or [answer.json]:
            for name, value in fields(row):
                found.setdefault(name, []).append(value)
        for name, values in found.items():
            there = [value for value in values if value is not None]
            last = name.rsplit(".", 1)[-1]
            masked = last != "snils_masked" or all(str(value).startswith("***-***-*") for value in there)
            check(masked, f"{answer}: `{name}` is not masked")
            # A number of another kind may have the right check digits once, not in every row.
            whole = last in ("snils", "inn") and there or len(there) > 2 and all(map(is_whole, there))
            check(not whole or last == "id", f"{answer}: the field `{name}` holds whole numbers")
    # Where a page ends, its cursor is of that row.
    rows(client, world.path("employees"), limit=1, most=60, q="Проверкина")


def _found(world: World, query: str) -> list[str]:
    """Who has access and is found by this; whoever may ask only so often is told so."""
    page = world.administrator.get(world.path("employees"), q=query, limit=100)
    if page.status == 429:
        raise NotChecked(f"numbers may be asked for only so often: Retry-After {page.headers.get('Retry-After')}")
    check(page.status == 200, f"a search for digits: {page}")
    check(page["total"] == len(page["items"]) or page["next_cursor"], f"{page['total']} are said to be found, and {len(page['items'])} are: {page}")
    return [row["id"] for row in page["items"]]


@contextmanager
def _known(world: World) -> Iterator[tuple[str, str, str]]:
    """The id and the numbers of somebody with access."""
    person = world.person_by_hand()
    given = world.grant({"person": person, "permissions": world.usual[:1], **world.consent()})
    check(given.status == 201, f"not given: {given}")
    try:
        yield given["id"], person["snils"], person["inn"]
    finally:
        world.revoke(given["id"])


@scenario(
    "lists.masked-digits",
    ADMINISTRATION,
    does=(
        "Ищет человека по скрытым цифрам СНИЛС и ИНН, по показанным и по номерам целиком",
        "Looks for somebody by digits of СНИЛС and ИНН that are masked, by those that are shown, by whole numbers",
    ),
    consequence=(
        "Скрытый номер любого сотрудника подберут поиском за несколько минут",
        "Anybody's masked number is found out by searching, in a few minutes",
    ),
)
def masked_digits(world: World) -> None:
    with _known(world) as (given, snils, inn):
        parts = [snils[:4], snils[2:8], snils[:10], snils[1:], inn[:4], inn[4:9], inn[:11], inn[1:]]
        for part in parts:
            if part not in snils[-4:]:
                last = snils if part in snils else inn
                hidden = f"{len(part)} digits of the {'СНИЛС' if last is snils else 'ИНН'}, not all of them shown"
                check(given not in _found(world, part), f"{hidden}, find who has them: GET {world.path('employees')}: 200")
        whole = f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}"
        for query, what in ((snils[-4:], "the four digits that are shown"), (whole, "the whole СНИЛС"), (inn, "the whole ИНН")):
            check(given in _found(world, query), f"{what}, find nobody: GET {world.path('employees')}: 200")


@scenario(
    "journal.lookups",
    ADMINISTRATION,
    capability="journal",
    does=("Ищет человека по СНИЛС целиком и читает об этом в журнале", "Looks somebody up by the whole СНИЛС and reads of it in the journal"),
    consequence=(
        "Никто не узнает, кто проверял чужие номера",
        "Nobody learns who tried out other people's numbers",
    ),
)
def lookups(world: World) -> None:
    with _known(world) as (given, snils, _):
        check(given in _found(world, snils), "the whole СНИЛС finds nobody")
        newest = world.administrator.get(world.path("journal"), limit=5, employee_id=given)
        actions = [entry["action"] for entry in newest["items"] or []]
        check(actions[:1] == ["looked_up"], f"found by the whole number, and the journal has {actions}: {newest}")


@scenario(
    "answers.masked",
    Level.CORE,
    does=("Ищет во всех ответах проверки номера, которые она сама вводила", "Looks in all answers of the run for the numbers that it typed itself"),
    consequence=(
        "Полный СНИЛС уйдёт туда, где его никто не ждёт: в отказ, в адрес, в курсор, в журнал прокси",
        "A whole СНИЛС goes where nobody expects it: into a refusal, an address, a cursor, a proxy's log",
    ),
    late=4,
)
def everywhere(world: World) -> None:
    _whole_nowhere(world)


def _whole_nowhere(world: World) -> None:
    leaks = world.nobody.watch.leaks
    for place, exchange in leaks[:1]:
        raise Failed(f"{exchange.name}: a СНИЛС or ИНН is whole in {place} (so are {len(leaks) - 1} more answers)", exchange.lines())
