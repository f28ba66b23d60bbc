"""Who may do what: the server decides, whatever the app shows."""

from __future__ import annotations

from ..client import at
from ..scenario import Level, NotChecked, check, scenario
from ..rights import ADMINISTRATOR, without
from ..world import World, fresh, rows

ADMINISTRATION = Level.ADMINISTRATION


@scenario(
    "roles.reads",
    ADMINISTRATION,
    does=("Сотрудник без администрирования читает списки администратора", "An employee who administers nothing reads the administrator's lists"),
    consequence=(
        "Любой сотрудник увидит, у кого какой доступ, и данные сослуживцев",
        "Any employee sees who has which access, and the data of colleagues",
    ),
)
def reads(world: World) -> None:
    with world.granted() as granted:
        paths = [("employees",), ("staff",), ("employees", granted["id"])]
        paths += [(name,) for name in ("journal", "templates") if name in world.offers]
        for path in paths:
            answer = world.employee.get(world.path(*path))
            check(answer.status == 403 and answer.problem == "forbidden", answer)
            of_nobody = world.nobody.another().get(world.path(*path))
            check(of_nobody.status == 401 and of_nobody.problem == "unauthenticated", of_nobody)


@scenario(
    "roles.changes",
    ADMINISTRATION,
    does=("Сотрудник без администрирования даёт, меняет и отзывает доступ", "An employee who administers nothing gives, changes and revokes access"),
    consequence=(
        "Любой сотрудник сможет дать себе права администратора",
        "Any employee can make themself an administrator",
    ),
)
def changes(world: World) -> None:
    with world.granted() as granted:
        tag, path = granted.headers["ETag"], world.path("employees", granted["id"])
        body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
        tried = [
            world.grant(body, client=world.employee),
            world.employee.call("PUT", path + "/permissions", {"permissions": world.usual[:2]}, If_Match=tag),
            world.employee.call("DELETE", path, If_Match=tag),
        ]
        for answer in tried:
            check(answer.status == 403 and answer.problem == "forbidden", answer)
        present = world.read(granted["id"])
        check(present.headers.get("ETag") == tag, "403, and yet something was changed")


@scenario(
    "roles.catalogue",
    ADMINISTRATION,
    does=("Любой член организации читает каталог прав; коды в нём сходятся", "Any member reads the catalogue of permissions; its codes fit together"),
    consequence=(
        "Приложение не сможет назвать права и проставить те, что нужны вместе",
        "The app cannot name permissions, nor tick those that are needed together",
    ),
)
def catalogue(world: World) -> None:
    answer = world.employee.get(world.path("permissions"))
    check(answer.status == 200, f"a member without administration: {answer}")
    codes = [each["code"] for each in answer["items"]]
    check(len(set(codes)) == len(codes), f"codes twice: {codes}")
    for each in answer["items"]:
        for name in ("requires", "conflicts"):
            strange = [code for code in each.get(name, []) if code not in codes]
            check(not strange, f"{each['code']} {name} what is not in the catalogue: {strange}")


@scenario(
    "roles.foreign-employee",
    ADMINISTRATION,
    does=("Просит сотрудника одной организации по пути другой", "Asks for an employee of one organization under another"),
    consequence=(
        "Администратор одной организации сможет читать и менять доступ в другой",
        "An administrator of one organization can read and change access in another",
    ),
)
def foreign_employee(world: World) -> None:
    others = [each["id"] for each in world.administered if each["id"] != world.organization]
    if not others:
        raise NotChecked(f"«{world.administrator_name}» administers one organization only")
    with world.granted() as granted:
        for other in others[:3]:
            path = at("organizations", other, "employees", granted["id"])
            read = world.administrator.get(path)
            check(read.status == 404, f"under another organization: {read}")
            gone = world.administrator.call("DELETE", path, If_Match=granted.headers["ETag"])
            check(gone.status == 404, f"under another organization: {gone}")
            more = {"permissions": world.usual[:2]}
            changed = world.administrator.call("PUT", f"{path}/permissions", more, If_Match=granted.headers["ETag"])
            check(changed.status == 404, f"under another organization: {changed}")


@scenario(
    "roles.last-administrator",
    ADMINISTRATION,
    does=(
        "Пробует забрать «Администратор» у всех по очереди и возвращает как было",
        "Tries to take «administrator» from everybody in turn, and puts it back",
    ),
    consequence=(
        "В организации не останется никого, кто даёт доступ, и исправить это через приложение нельзя",
        "Nobody is left who gives access, and nothing in the app can mend it",
    ),
    late=1,
)
def last_administrator(world: World) -> None:
    # Where the руководитель is an administrator, that cannot be taken and nobody is the last.
    chosen = sorted(world.administered, key=lambda each: each.get("role") == "head")[0]
    base = at("organizations", chosen["id"], "employees")
    client = world.administrator
    held = [row for row in rows(client, base, limit=100, most=2000) if ADMINISTRATOR in row["permissions"]]
    if len(held) > 20:
        raise NotChecked(f"{chosen['short_name']} has {len(held)} administrators: choose a smaller one")
    if not held:
        raise NotChecked(f"{chosen['short_name']} lists nobody with `administrator`: who is one is decided elsewhere")
    held.sort(key=lambda row: bool(row.get("is_me")))
    taken, refused = [], []
    # What is taken has to be given back: whether that needs a sign-in of late is seen before anything is taken.
    path = f"{base}/{held[0]['id']}"
    same = {"permissions": held[0]["permissions"]}
    fresh(client.call("PUT", f"{path}/permissions", same, If_Match=client.get(path).headers.get("ETag")))
    try:
        for row in held:
            present = client.get(f"{base}/{row['id']}")
            headers = {"If_Match": present.headers.get("ETag"), "Confirm": "own-rights"}
            left = without(world.catalogue, row["permissions"], ADMINISTRATOR) or world.usual[:1]
            answer = client.call("PUT", f"{base}/{row['id']}/permissions", {"permissions": left}, **headers)
            (taken if answer.status == 200 else refused).append(row)
            right = ("last-administrator", "head-is-administrator")
            check(answer.status in (200, 409), answer)
            check(answer.status == 200 or answer.problem in right, f"refused for another reason: {answer}")
    finally:
        for row in taken:
            present = client.get(f"{base}/{row['id']}")
            back = {"permissions": row["permissions"]}
            client.call("PUT", f"{base}/{row['id']}/permissions", back, If_Match=present.headers.get("ETag"))
    check(refused, f"{chosen['short_name']}: «administrator» could be taken from all {len(held)}")
    for row in refused:
        present = client.get(f"{base}/{row['id']}")
        answer = client.call("DELETE", f"{base}/{row['id']}", If_Match=present.headers.get("ETag"), Confirm="own-rights")
        check(answer.status == 409, f"what could not be taken could be revoked: {answer}")
