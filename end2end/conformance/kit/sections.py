"""What the scenarios of the sections share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .client import Answer
from .scenario import NotChecked, check
from .world import World, rows

SECTIONS = ("training_registry", "sout_reports", "declarations", "violations")
# So many rows are enough to see whether the pages fit together.
MOST = 120


def needs(world: World, section: str, action: str | None = None) -> None:
    """The administrator of the run has to see the section, and may do the action in it."""
    own = world.administrator.get(world.path())
    if section not in (own["sections"] or []):
        raise NotChecked(f"`{section}` is not open to «{world.administrator_name}»")
    if action is not None and action not in (own["actions"] or []):
        raise NotChecked(f"`{action}` is not for «{world.administrator_name}»")


def check_pages(world: World, path: str, longest: int, **query: object) -> list[dict[str, Any]]:
    """Nothing lost, nothing twice, no page too long; gives the first rows."""
    client = world.administrator
    whole = rows(client, path, limit=longest, most=MOST, **query)[:MOST]
    ids = [row["id"] for row in whole]
    check(len(set(ids)) == len(ids), f"{path}: rows twice")
    for limit in (1, 7):
        most = min(len(ids), limit * 10)
        found = [row["id"] for row in rows(client, path, limit=limit, most=most, **query)][:most]
        check(found == ids[:most], f"{path}, limit {limit}: other rows than with limit {longest}")
    for wrong in (0, longest + 1, "many"):
        refused = client.get(path, limit=wrong)
        check(refused.status == 400, f"limit {wrong}: {refused}")
    first = client.get(path, limit=1, **query)
    check(len(first["items"]) <= 1, f"limit 1 gave {len(first['items'])}")
    if len(whole) < MOST:
        check(first["total"] == len(whole), f"{path}: total {first['total']}, rows {len(whole)}")
    made_up = client.get(path, cursor="nobody-gave-this")
    check(made_up.status == 400 and made_up.problem == "cursor-invalid", f"a cursor nobody gave: {made_up}")
    none = client.get(path, q="такогонигденет") if "q" in _parameters(world, path) else None
    check(none is None or none["items"] == [], f"what is nowhere is found in {path}")
    return whole


def _parameters(world: World, path: str) -> set[str]:
    contract = world.nobody.watch.contract
    operation = contract.operation("get", path) or {}
    return {contract.resolve(each)["name"] for each in operation.get("parameters", [])}


def check_orders(world: World, path: str, orders: dict[str, str]) -> None:
    """`orders`: of each, by which field; backwards with `-`. A cursor belongs to its order."""
    client = world.administrator
    for order, field in orders.items():
        found = [row.get(field.removeprefix("-")) for row in rows(client, path, limit=100, most=MOST, sort=order)]
        present = [value for value in found if value is not None]
        check(present == sorted(present, reverse=field.startswith("-")), f"{path}, sort={order}: not by {field}")
        check(None not in found[: len(present)], f"{path}, sort={order}: those without one are not last")
    one, other = list(orders)[:2]
    first = client.get(path, limit=1, sort=one)
    if first["next_cursor"]:
        mixed = client.get(path, limit=1, sort=other, cursor=first["next_cursor"])
        check(mixed.status == 400 and mixed.problem == "cursor-invalid", f"a cursor of another order: {mixed}")
    wrong = client.get(path, sort="whatever")
    check(wrong.status == 400, f"an unknown order: {wrong}")


@contextmanager
def viewer(world: World, section: str, action: str | None = None) -> Iterator[None]:
    """The employee sees the section and may not do the action, as long as it lasts."""
    for codes, sections, actions in world.openings:
        if section in sections and action not in actions:
            with world.employee_with(*codes):
                yield
            return
    raise NotChecked(f"no permission of the catalogue opens `{section}`" + (f" without `{action}`" if action else ""))


@contextmanager
def outsider(world: World, section: str, action: str | None = None) -> Iterator[None]:
    """The employee has access to the organization, but to nothing of this section."""
    for codes, sections, actions in world.openings:
        if section not in sections and action not in actions:
            with world.employee_with(*codes):
                yield
            return
    raise NotChecked(f"every permission of the catalogue opens `{section}`")


def forbidden(answer: Answer) -> None:
    check(answer.status == 403 and answer.problem == "forbidden", f"403 `forbidden` expected: {answer}")


def check_elsewhere(world: World, *rest: str) -> None:
    """What is read here is not there under another organization of the same administrator."""
    for path in world.elsewhere(*rest):
        _not_there(world.administrator.get(path))


def write_elsewhere(world: World, method: str, *rest: str, body: object = None, **headers: str | None) -> None:
    """Nor is it written to."""
    for path in world.elsewhere(*rest):
        _not_there(world.administrator.call(method, path, body, **headers))


def _not_there(answer: Answer) -> None:
    # Where the section is closed to the administrator, that comes first.
    check(answer.status == 404 or answer.problem == "forbidden", f"under another organization: {answer}")


def at_fault(answer: Answer, pointer: str, code: str | None = None) -> None:
    check(answer.status == 422 and answer.problem == "invalid", f"422 `invalid` expected: {answer}")
    errors = [(error["pointer"], error["code"]) for error in answer["errors"] or []]
    fits = [each for each, kind in errors if each.startswith(pointer) and code in (None, kind)]
    check(fits, f"{answer} names {errors}, not `{pointer}`" + (f" with `{code}`" if code else ""))


def conflict(answer: Answer, problem: str) -> None:
    check(answer.status == 409 and answer.problem == problem, f"409 `{problem}` expected: {answer}")
