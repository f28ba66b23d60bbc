"""What not every backend has. Not offered is not checked, and nothing is held against it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ..client import at
from ..scenario import Level, check, scenario
from ..world import World, fresh, rows

ADMINISTRATION = Level.ADMINISTRATION


def _entries(world: World, employee: str) -> list[dict[str, Any]]:
    return rows(world.administrator, world.path("journal"), limit=100, employee_id=employee)


@scenario(
    "journal.entries",
    ADMINISTRATION,
    capability="journal",
    does=("Даёт, меняет и отзывает доступ и читает об этом в журнале", "Gives, changes and revokes access and reads of it in the journal"),
    consequence=(
        "В журнале не будет видно, кто и что изменил: спор о доступе не разрешить",
        "The journal does not show who changed what: no dispute about access can be settled",
    ),
)
def journal(world: World) -> None:
    with world.granted() as granted:
        saved = world.change(granted["id"], world.usual[:2], If_Match=granted.headers.get("ETag"))
        check(saved.status == 200, f"not changed: {saved}")
    found = _entries(world, granted["id"])
    actions = [entry["action"] for entry in found]
    check(actions[:3] == ["revoked", "changed", "granted"], f"the newest entries are {actions[:4]}")
    change = found[1]
    check(set(change["before"]) == set(world.usual[:1]), f"`before` of the change is {change['before']}")
    check(set(change["after"]) == set(world.usual[:2]), f"`after` of the change is {change['after']}")
    check(found[2]["before"] is None and found[0]["after"] is None, "a grant has a `before`, or a revocation an `after`")
    only = world.administrator.get(world.path("journal"), action="changed", limit=100)
    check({entry["action"] for entry in only["items"]} == {"changed"}, "action=changed finds others too")
    wrong = world.administrator.get(world.path("journal"), action="whatever")
    check(wrong.status == 400, f"an unknown action: {wrong}")


@scenario(
    "templates.names",
    ADMINISTRATION,
    capability="templates",
    does=("Сохраняет шаблон, затем ещё один с тем же именем в другом регистре, удаляет", "Keeps a template, then one of the same name in another case, deletes it"),
    consequence=(
        "В списке шаблонов будут два с одним именем, и администратор выберет не тот",
        "Two templates have one name, and an administrator chooses the wrong one",
    ),
)
def templates(world: World) -> None:
    path, name = world.path("templates"), "Проверка совместимости «её»"
    for old in world.administrator.get(path)["items"] or []:
        if old["name"].casefold() == name.casefold():
            world.administrator.call("DELETE", at("organizations", world.organization, "templates", old["id"]))
    made = world.administrator.call("POST", path, {"name": name, "permissions": world.usual[:1]})
    check(made.status == 201, f"not kept: {made}")
    doubles = []
    try:
        listed = [each["id"] for each in world.administrator.get(path)["items"]]
        check(made["id"] in listed, "what was kept is not in the list")
        for other in (name, name.upper(), f"  {name} ", name.replace("ё", "е"), name.replace("«", '"').replace("»", '"')):
            again = world.administrator.call("POST", path, {"name": other, "permissions": world.usual[:1]})
            doubles += [again["id"]] if again.status == 201 else []
            check(again.status == 409 and again.problem == "template-exists", f"«{other}»: {again}")
    finally:
        for each in [*doubles, made["id"]]:
            gone = world.administrator.call("DELETE", f"{path}/{each}")
    check(gone.status == 204, f"not deleted: {gone}")
    for built_in in [each for each in world.administrator.get(path)["items"] if each.get("built_in")][:1]:
        kept = world.administrator.call("DELETE", f"{path}/{built_in['id']}")
        check(kept.status == 404, f"a built-in template: {kept}")


@scenario(
    "reveal.numbers",
    ADMINISTRATION,
    capability="reveal",
    does=("Просит номера одного сотрудника и смотрит, записано ли это и не хранит ли ответ кеш", "Asks for one employee's numbers; looks whether it is written down and kept by no cache"),
    consequence=(
        "Полные номера останутся в кеше браузера или прокси, либо никто не узнает, кто их смотрел",
        "Whole numbers stay in a cache, or nobody learns who looked at them",
    ),
)
def reveal(world: World) -> None:
    with world.granted() as granted:
        path = world.path("employees", granted["id"], "reveal")
        answer = fresh(world.administrator.call("POST", path))
        check(answer.status == 200, f"not shown: {answer}")
        check("no-store" in answer.headers.get("Cache-Control", ""), "no `Cache-Control: no-store`")
        check(str(answer["snils"]).endswith(granted["snils_masked"][-2:]), "the numbers are somebody else's")
        refused = world.employee.call("POST", path)
        check(refused.status == 403, f"an employee who administers nothing: {refused}")
        if "journal" in world.offers:
            newest = _entries(world, granted["id"])[0]
            check(newest["action"] == "revealed", f"the journal's newest entry is `{newest['action']}`")


@scenario(
    "restore.undoes",
    ADMINISTRATION,
    capability="restore",
    does=("Отзывает доступ и отменяет это, дважды", "Revokes access and undoes it, twice"),
    consequence=("«Отменить» после отзыва не вернёт того, что было", "Undoing a revocation does not give back what was there"),
)
def restore(world: World) -> None:
    with world.granted(*world.usual[:2]) as granted:
        world.revoke(granted["id"])
        path = world.path("employees", granted["id"], "restore")
        back = world.administrator.call("POST", path)
        check(back.status == 200, f"not undone: {back}")
        check(back["id"] == granted["id"], "under another id")
        check(set(back["permissions"]) == set(world.usual[:2]), f"with other permissions: {back['permissions']}")
        check(back.headers.get("ETag") != granted.headers.get("ETag"), "with the tag of before")
        again = world.administrator.call("POST", path)
        check(again.status == 409 and again.problem == "already-has-access", f"a second time: {again}")


@scenario(
    "terms.days",
    ADMINISTRATION,
    capability="terms",
    does=("Даёт доступ на срок, меняет и снимает его, путает дни", "Gives access for a time, changes and removes the bound, mixes up the days"),
    consequence=("Временный доступ не закончится в свой день или закончится раньше", "Access for a time does not end on its day, or ends before"),
)
def terms(world: World) -> None:
    today = datetime.now(UTC).date()
    soon, later = str(today + timedelta(days=5)), str(today + timedelta(days=30))
    body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
    wrong = world.grant(body | {"valid_from": later, "valid_until": soon})
    check(wrong.status == 422, f"ends before it begins: {wrong}")
    given = world.grant(body | {"valid_until": later})
    check(given.status == 201 and given["valid_until"] == later, f"until {later}: {given}, {given['valid_until']}")
    path = world.path("employees", given["id"], "permissions")
    try:
        same = world.change(given["id"], world.usual[:2], If_Match=given.headers["ETag"])
        check(same["valid_until"] == later, f"the days were not sent, and became {same['valid_until']}")
        bound = {"permissions": world.usual[:2], "valid_until": None}
        free = world.administrator.call("PUT", path, bound, If_Match=same.headers["ETag"])
        check(free.status == 200 and free["valid_until"] is None, f"null removes the bound: {free['valid_until']}")
    finally:
        world.revoke(given["id"])


@scenario(
    "check.people",
    ADMINISTRATION,
    capability="check",
    does=("Спрашивает о списке людей: новый, с доступом, с опечаткой", "Asks about a list: somebody new, somebody with access, a slip"),
    consequence=("Загрузка списка не скажет заранее, кому доступ дать нельзя", "A list does not say beforehand to whom access cannot be given"),
)
def check_people(world: World) -> None:
    person = world.person_by_hand()
    given = world.grant({"person": person, "permissions": world.usual[:1], **world.consent()})
    check(given.status == 201, f"not given: {given}")
    try:
        new = world.person_by_hand()
        slip = new["snils"][:-1] + str((int(new["snils"][-1]) + 1) % 10)
        people = [{"snils": snils, "inn": each["inn"]} for each, snils in ((new, new["snils"]), (person, person["snils"]), (new, slip))]
        path = world.path("employees", "check")
        answer = world.administrator.call("POST", path, {"people": people})
        outcomes = [item["outcome"] for item in answer["items"] or []]
        check(outcomes == ["new", "has_access", "unknown_number"], f"{answer}: {outcomes}")
        check(answer["items"][1]["employee"]["id"] == given["id"], "who has access is somebody else")
        many = world.administrator.call("POST", path, {"people": people * 34})
        check(many.status == 422, f"102 people: {many}")
        check(len(rows(world.administrator, world.path("employees"), limit=100, q="Проверкина")) == 1, "somebody new was let in")
    finally:
        world.revoke(given["id"])


@scenario(
    "filters.employees",
    ADMINISTRATION,
    capability="search_filters",
    does=("Отбирает сотрудников по праву и состоянию, меняет порядок", "Filters employees by permission and state, and changes the order"),
    consequence=("Отбор «кому скоро закончится доступ» покажет не тех", "A filter shows others than it says"),
)
def filters(world: World) -> None:
    path, client = world.path("employees"), world.administrator
    with world.granted(world.usual[1]) as granted:
        held = rows(client, path, limit=100, permission=world.usual[1])
        check(granted["id"] in [row["id"] for row in held], "who has the permission is not found by it")
        check(all(world.usual[1] in row["permissions"] for row in held), "found without the permission")
        idle = [row["id"] for row in rows(client, path, limit=100, state="idle")]
        check(granted["id"] in idle or granted["last_sign_in_at"], "who never signed in is not idle")
    plain = [row["id"] for row in rows(client, path, limit=100, sort="name")]
    check([row["id"] for row in rows(client, path, limit=100, sort="-name")] == plain[::-1], "`-name` is not `name` from the end")
    for wrong in ({"state": "whatever"}, {"sort": "whatever"}):
        answer = client.get(path, **wrong)
        check(answer.status == 400, f"{wrong}: {answer}")
