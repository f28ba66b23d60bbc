"""Access that ends, ends at once: in every session that is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from ...client import Answer, Client
from ...rights import ADMINISTRATOR, closed
from ...scenario import Level, check, scenario
from ...world import World

ADMINISTRATION = Level.ADMINISTRATION
# What a section opens is read here.
_READ = {
    "training_registry": "training-records",
    "sout_reports": "sout-reports",
    "declarations": "declarations",
    "violations": "violations",
}


def _sets(world: World) -> Iterator[tuple[list[str], list[str]]]:
    """What the employee is given, and which lists that opens."""
    for codes, sections, _ in world.openings:
        paths = [_READ[section] for section in sections & set(world.offers) if section in _READ]
        if paths:
            yield codes, paths
            break
    else:
        yield world.usual[:1], []
    # The last: it may need a sign-in of late.
    if world.may_appoint:
        yield closed(world.catalogue, ADMINISTRATOR), ["employees", "staff"]


@contextmanager
def _opened(world: World, codes: list[str], paths: list[str]) -> Iterator[str]:
    """The employee uses what they were given, in the session that is open."""
    with world.employee_with(*codes) as given:
        seen = world.employee.get(world.path())
        check((seen["access"] or {}).get("state") == "open", f"{codes} were given, and access is {seen['access']}: {seen}")
        # The code is reserved for this, whatever else the catalogue has.
        check(ADMINISTRATOR not in codes or seen["administration"], f"`{ADMINISTRATOR}` was given, and no administration: {seen}")
        for path in paths:
            answer = world.employee.get(world.path(path))
            check(answer.status == 200, f"{codes} were given, and {answer}")
        yield given


def _closed(world: World, client: Client, paths: list[str], since: str, reason: str | None) -> None:
    seen = client.get(world.path())
    access = seen["access"] or {}
    check(access.get("state") == "closed", f"{since}, and {seen} says that access is {access}")
    check(reason is None or access.get("reason") == reason, f"{since}, and the reason is `{access.get('reason')}`, not `{reason}`: {seen}")
    more = {name: seen[name] for name in ("administration", "sections", "actions") if seen[name]}
    check(not more, f"{since}, and {seen} still offers {more}")
    answers = [client.get(world.path(path)) for path in paths]
    if "employees" in paths:
        answers.append(_forbidden_write(world, client))
    for answer in answers:
        check(answer.status == 403 and answer.problem == "forbidden", f"{since}, and {answer}")


def _forbidden_write(world: World, client: Client) -> Answer:
    body = {"staff_id": "nobody-at-all", "permissions": world.usual[:1]}
    return world.grant(body, client=client)


@scenario(
    "roles.revoked",
    ADMINISTRATION,
    does=("Отзывает доступ у того, чей сеанс открыт, и спрашивает в том же сеансе", "Revokes the access of somebody whose session is open, and asks in that session"),
    consequence=(
        "Уволенный работает в кабинете, пока сам не выйдет",
        "Somebody dismissed works in the cabinet until they sign out themselves",
    ),
)
def revoked(world: World) -> None:
    for codes, paths in _sets(world):
        with _opened(world, codes, paths) as given:
            gone = world.administrator.call("DELETE", world.path("employees", given), If_Match=world.read(given).headers.get("ETag"))
            check(gone.status == 204, f"not revoked: {gone}")
            _closed(world, world.employee, paths, "access was revoked", None)


@scenario(
    "terms.over",
    ADMINISTRATION,
    capability="terms",
    does=(
        "Заканчивает доступ вчерашним днём и откладывает его до завтра, пока сеанс открыт",
        "Ends access with a day that is past, and puts it off to a day to come, while the session is open",
    ),
    consequence=(
        "Временный доступ не закончится: приложение покажет «до 31 декабря», а сервер пустит и в январе",
        "Access for a time does not end: the app shows its last day, and the server lets in after it",
    ),
)
def over(world: World) -> None:
    today = datetime.now(UTC).date()
    # Two days, since the backend's day may be another than here.
    past, later = str(today - timedelta(days=2)), str(today + timedelta(days=2))
    for codes, paths in _sets(world):
        with _opened(world, codes, paths) as given:
            for days, reason in (
                ({"valid_from": None, "valid_until": past}, "expired"),
                ({"valid_from": later, "valid_until": None}, "not_yet"),
            ):
                _set_days(world, given, codes, days)
                _closed(world, world.employee, paths, f"the days are {days}", reason)
            _set_days(world, given, codes, {"valid_from": None, "valid_until": past})
            anew = world.nobody.another(world.employee_name)
            world.way.sign_in(anew, world.employee_name)
            _closed(world, anew, paths, "access is over, and the employee signed in after that", "expired")
            _set_days(world, given, codes, {"valid_from": None, "valid_until": None})
            seen = world.employee.get(world.path())
            check(seen["access"]["state"] == "open", f"the days were removed, and access is {seen['access']}: {seen}")


def _set_days(world: World, given: str, codes: list[str], days: dict[str, str | None]) -> None:
    path, tag = world.path("employees", given, "permissions"), world.read(given).headers.get("ETag")
    answer = world.administrator.call("PUT", path, {"permissions": codes, **days}, If_Match=tag)
    check(answer.status == 200, f"{days}: {answer}")
