"""Numbers that are masked, are masked in every answer."""

from __future__ import annotations

from ...numbers import fields, is_whole
from ...scenario import Failed, Level, check, scenario
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
