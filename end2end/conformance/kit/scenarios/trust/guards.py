"""Somebody can always give access. Nothing is taken from the руководитель: without `Confirm` the question would come first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ...client import Answer, at
from ...rights import ADMINISTRATOR, without
from ...scenario import Level, NotChecked, check, scenario
from ...world import World, fresh, rows

ADMINISTRATION = Level.ADMINISTRATION
REFUSED = ("last-administrator", "head-is-administrator")


def _save(world: World, base: str, row: dict[str, Any], body: dict[str, object]) -> Answer:
    present = world.administrator.get(f"{base}/{row['id']}")
    return fresh(world.administrator.call("PUT", f"{base}/{row['id']}/permissions", body, If_Match=present.headers.get("ETag")))


@scenario(
    "roles.head",
    ADMINISTRATION,
    does=(
        "Пробует забрать у руководителя «Администратор», отозвать его доступ и назначить ему срок",
        "Tries to take «administrator» from the руководитель, to revoke their access, to give it an end",
    ),
    consequence=(
        "Руководитель останется без доступа к своей организации, хотя Госуслуги его подтверждают",
        "The руководитель loses their own organization, although Госуслуги vouches for them",
    ),
)
def head(world: World) -> None:
    headed = [each for each in world.administered if each.get("role") == "head"]
    if not headed:
        raise NotChecked(f"«{world.administrator_name}» is the руководитель of no organization")
    base = at("organizations", headed[0]["id"], "employees")
    mine = [row for row in rows(world.administrator, base, limit=100, most=2000) if row.get("is_me")]
    if not mine or ADMINISTRATOR not in mine[0]["permissions"]:
        raise NotChecked("the руководитель has no `administrator` in the list that could be taken")
    me, path = mine[0], f"{base}/{mine[0]['id']}"
    left = without(world.catalogue, me["permissions"], ADMINISTRATOR) or world.usual[:1]
    tried = [_save(world, base, me, {"permissions": left})]
    tried.append(world.administrator.call("DELETE", path, If_Match=world.administrator.get(path).headers.get("ETag")))
    if "terms" in world.offers:
        soon = str(datetime.now(UTC).date() + timedelta(days=30))
        tried.append(_save(world, base, me, {"permissions": me["permissions"], "valid_until": soon}))
        if tried[-1].status == 200:
            _save(world, base, me, {"permissions": me["permissions"], "valid_until": None})
    for answer in tried:
        # `own-rights-unconfirmed` comes last: where it comes, confirming would have done it.
        check(answer.status == 409 and answer.problem in REFUSED, f"409 `head-is-administrator` expected: {answer}")


@scenario(
    "roles.last-administrator-term",
    ADMINISTRATION,
    capability="terms",
    does=(
        "Назначает срок доступа всем администраторам по очереди и возвращает как было",
        "Gives the access of each administrator an end in turn, and puts it back",
    ),
    consequence=(
        "Через месяц в организации не останется никого, кто даёт доступ",
        "In a month nobody is left who gives access",
    ),
    late=1,
)
def last_term(world: World) -> None:
    chosen = sorted(world.administered, key=lambda each: each.get("role") == "head")[0]
    base = at("organizations", chosen["id"], "employees")
    listed = rows(world.administrator, base, limit=100, most=2000)
    held = sorted((row for row in listed if ADMINISTRATOR in row["permissions"]), key=lambda row: bool(row.get("is_me")))
    if not held or len(held) > 20:
        raise NotChecked(f"{chosen['short_name']} has {len(held)} administrators")
    soon, ended, refused = str(datetime.now(UTC).date() + timedelta(days=30)), [], []
    try:
        for row in held:
            answer = _save(world, base, row, {"permissions": row["permissions"], "valid_until": soon})
            (ended if answer.status == 200 else refused).append(row)
            check(answer.status == 200 or answer.status == 409 and answer.problem in REFUSED, f"an end for an administrator: {answer}")
        check(refused, f"{chosen['short_name']}: all {len(held)} administrators were given an end, the last by {answer}")
    finally:
        for row in ended:
            _save(world, base, row, {"permissions": row["permissions"], "valid_until": row.get("valid_until")})


@scenario(
    "organizations.administration",
    Level.CORE,
    does=("Сверяет роль, доступ и `administration` в организациях обоих людей", "Compares role, access and `administration` in the organizations of both people"),
    consequence=(
        "Руководитель не увидит «Администрирование», либо его увидит сотрудник и получит отказ",
        "The руководитель does not see «Администрирование», or an employee sees it and is refused",
    ),
)
def administration(world: World) -> None:
    for client in (world.administrator, world.employee):
        for row in rows(client, "/organizations", limit=100, most=30)[:30]:
            answer = client.get(at("organizations", row["id"]))
            is_open = answer["access"]["state"] == "open"
            if answer["role"] in ("head", ADMINISTRATOR):
                check(bool(answer["administration"]) == is_open, f"role `{answer['role']}`, access {answer['access']}, administration {answer['administration']}: {answer}")
            check(is_open or not (answer["sections"] or answer["actions"]), f"access is closed, and sections are open: {answer}")
