"""Which field is at fault, and how long a text may be: the user mends what is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...client import Answer
from ...scenario import Level, check, scenario
from ...sections import at_fault
from ...world import World

ADMINISTRATION = Level.ADMINISTRATION
Body = dict[str, Any]


def _grants(world: World) -> Iterator[tuple[Body, str, str]]:
    """A body, and where and why it is at fault."""
    one, person = world.usual[:1], world.person_by_hand()
    by_hand = {"permissions": one, **world.consent()}
    staff = {"staff_id": world.candidate()["id"]}
    yield {"permissions": one}, "/staff_id", "required"
    yield {**staff, "person": person, "permissions": one}, "/staff_id", "format"
    for name in ("last_name", "first_name", "snils", "inn", "position"):
        without = {key: value for key, value in person.items() if key != name}
        yield {"person": without, **by_hand}, f"/person/{name}", "required"
        yield {"person": person | {name: ""}, **by_hand}, f"/person/{name}", "required"
    for name in ("last_name", "position"):
        yield {"person": person | {name: "   "}, **by_hand}, f"/person/{name}", "required"
    yield {"person": person | {"snils": person["snils"][:-1]}, **by_hand}, "/person/snils", "format"
    yield {"person": person | {"inn": "77-000"}, **by_hand}, "/person/inn", "format"
    yield {"person": person | {"last_name": 7}, **by_hand}, "/person/last_name", "format"
    yield staff, "/permissions", "required"
    yield {**staff, "permissions": []}, "/permissions", "required"
    yield {**staff, "permissions": [*one, *one]}, "/permissions/1", "format"
    yield {**staff, "permissions": [*one, 7]}, "/permissions/1", "format"
    yield {**staff, "permissions": [*one, "conformance.no-such-permission"]}, "/permissions/1", "unknown"
    yield {**staff, "permissions": [f"conformance.{number}" for number in range(101)]}, "/permissions", "too_long"
    if "terms" in world.offers:
        yield {**staff, "permissions": one, "valid_from": "2199-01-02", "valid_until": "2199-01-01"}, "/valid_until", "order"
        yield {**staff, "permissions": one, "valid_until": "31.12.2199"}, "/valid_until", "format"


def _others(world: World) -> Iterator[tuple[str, Body, str, str]]:
    if "templates" in world.offers:
        path = world.path("templates")
        yield path, {"permissions": world.usual[:1]}, "/name", "required"
        yield path, {"name": "   ", "permissions": world.usual[:1]}, "/name", "required"
        yield path, {"name": "я" * 101, "permissions": world.usual[:1]}, "/name", "too_long"
        yield path, {"name": "Проверка совместимости"}, "/permissions", "required"
        unknown = [*world.usual[:1], "conformance.no-such-permission"]
        yield path, {"name": "Проверка совместимости", "permissions": unknown}, "/permissions/1", "unknown"
        for code in [each["code"] for each in world.catalogue if each.get("requires")][:1]:
            yield path, {"name": "Проверка совместимости", "permissions": [code]}, "/permissions/0", "requires"
    if "check" in world.offers:
        path = world.path("employees", "check")
        yield path, {}, "/people", "required"
        yield path, {"people": []}, "/people", "required"
        yield path, {"people": [{"snils": "11223344595", "inn": "500100732259"}] * 101}, "/people", "too_long"


@scenario(
    "problems.pointers",
    ADMINISTRATION,
    does=("Ошибается в каждом поле по очереди и читает, на какое указал ответ", "Gets each field wrong in turn and reads which one the answer points at"),
    consequence=(
        "Приложение покажет ошибку не у того поля или нигде, и человек не узнает, что исправить",
        "The app shows the fault at another field or nowhere, and the user does not learn what to mend",
    ),
)
def pointers(world: World) -> None:
    for body, pointer, code in _grants(world):
        answer = world.grant(body)
        if answer.status == 201:
            world.revoke(answer["id"])
        _points(answer, pointer, code)
    for path, body, pointer, code in _others(world):
        answer = world.administrator.call("POST", path, body)
        if answer.status == 201:
            world.administrator.call("DELETE", f"{path}/{answer['id']}")
        _points(answer, pointer, code)
    if world.way.whole:
        client = world.nobody.another()
        _points(client.call("POST", "/callback", {"state": "nobody-gave-this"}), "/code", "required")
        _points(client.call("POST", "/callback", {"code": "x" * 4001, "state": "nobody-gave-this"}), "/code", "too_long")
        _points(client.call("POST", "/callback", {"code": "x"}), "/state", "required")
        _points(client.call("POST", "/login", {"max_age": "soon"}), "/max_age", "format")


def _points(answer: Answer, pointer: str, code: str) -> None:
    errors = [(error["pointer"], error["code"]) for error in answer["errors"] or []]
    right = answer.status == 422 and answer.problem == "invalid" and (pointer, code) in errors
    check(right, f"422 with `{pointer}` and `{code}` expected: {answer}, {errors}")


@scenario(
    "problems.unseen",
    ADMINISTRATION,
    does=(
        "Вводит имена с концом строки, невидимыми знаками и знаками, что разворачивают письмо",
        "Types names with an end of line, with characters that nobody sees, and with such as turn the writing round",
    ),
    consequence=(
        "Два человека в списке выглядят одинаково, либо имя читается не так, как записано",
        "Two people look the same in the list, or a name reads other than it is written",
    ),
)
def unseen(world: World) -> None:
    for odd in ("\n", "\u0000", "\u200b", "\u202e", "\u2066", "\ufeff"):
        for name in ("last_name", "position"):
            body = {"person": world.person_by_hand() | {name: f"Про{odd}веркина"}, "permissions": world.usual[:1], **world.consent()}
            answer = world.grant(body)
            if answer.status == 201:
                world.revoke(answer["id"])
            _points(answer, f"/person/{name}", "format")
        if "templates" in world.offers:
            made = world.administrator.call("POST", world.path("templates"), {"name": f"Про{odd}верка", "permissions": world.usual[:1]})
            if made.status == 201:
                world.administrator.call("DELETE", world.path("templates", made["id"]))
            _points(made, "/name", "format")


@scenario(
    "problems.longest",
    ADMINISTRATION,
    does=(
        "Вводит тексты в самую длину и на букву длиннее, русскими буквами",
        "Types texts of the greatest length, and of one letter more, in Russian letters",
    ),
    consequence=(
        "Длинная фамилия не поместится, хотя приложение её пропустило: сервер считает байты, а не буквы",
        "A long name is refused although the app let it pass: the server counts bytes and not letters",
    ),
)
def longest(world: World) -> None:
    for name, most in (("last_name", 100), ("first_name", 100), ("middle_name", 100), ("position", 200)):
        for length in (most, most + 1):
            body = {"person": world.person_by_hand() | {name: "Я" + "ю" * (length - 1)}, "permissions": world.usual[:1], **world.consent()}
            _fits(world, world.grant(body), length <= most, f"/person/{name}", lambda given: world.revoke(given))
    for path in ("/organizations", world.path("staff"), world.path("employees")):
        for length in (200, 201):
            answer = world.administrator.get(path, q="ю" * length)
            expected = 200 if length == 200 else 400
            check(answer.status == expected, f"a search of {length} letters, {expected} expected: {answer}")
        over = world.administrator.get(path, cursor="x" * 1001)
        check(over.status == 400, f"a cursor of 1001 characters: {over}")


def _fits(world: World, answer: Answer, fits: bool, pointer: str, undo: Callable[[str], None]) -> None:
    if answer.status == 201:
        undo(answer["id"])
    if fits:
        check(answer.status == 201, f"as long as may be, `{pointer}`: {answer}")
    else:
        at_fault(answer, pointer, "too_long")
