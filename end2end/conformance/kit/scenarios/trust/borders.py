"""What belongs to one organization, or to one person, is not another's."""

from __future__ import annotations

import uuid

from ...client import Answer
from ...rights import ADMINISTRATOR
from ...scenario import Level, check, scenario
from ...world import World, fresh

ADMINISTRATION = Level.ADMINISTRATION


@scenario(
    "journal.own",
    ADMINISTRATION,
    capability="journal",
    does=("Даёт доступ в одной организации и ищет запись об этом в журнале другой", "Gives access in one organization and looks for it in the journal of another"),
    consequence=(
        "Администратор одной организации увидит, кто работает в другой и что ему доступно",
        "An administrator of one organization sees who works in another and what they may do",
    ),
)
def journal(world: World) -> None:
    journals = world.elsewhere("journal")
    with world.granted() as granted:
        for path in journals:
            by_name = world.administrator.get(path, employee_id=granted["id"])
            check(by_name.status == 200 and by_name["items"] == [], f"by `employee_id`, {by_name} has {len(by_name['items'] or [])} of its entries")
            newest = world.administrator.get(path, limit=20)
            there = [entry["id"] for entry in newest["items"] if entry["employee"]["id"] == granted["id"]]
            check(not there, f"{newest} shows what was done in {world.organization}")


@scenario(
    "templates.foreign",
    ADMINISTRATION,
    capability="templates",
    does=("Ищет и удаляет шаблон одной организации по пути другой", "Looks for a template of one organization under another, and deletes it there"),
    consequence=(
        "Администратор одной организации удалит шаблоны другой",
        "An administrator of one organization deletes the templates of another",
    ),
)
def templates(world: World) -> None:
    others = world.elsewhere("templates")
    path, name = world.path("templates"), f"Проверка совместимости {uuid.uuid4().hex[:8]}"
    made = world.administrator.call("POST", path, {"name": name, "permissions": world.usual[:1]})
    check(made.status == 201, f"not kept: {made}")
    try:
        for other in others:
            listed = [each["id"] for each in world.administrator.get(other)["items"]]
            check(made["id"] not in listed, f"{other} lists a template of {world.organization}")
            gone = world.administrator.call("DELETE", f"{other}/{made['id']}")
            check(gone.status == 404, f"under another organization: {gone}")
        own = [each["id"] for each in world.administrator.get(path)["items"]]
        check(made["id"] in own, "404, and yet it is gone")
    finally:
        world.administrator.call("DELETE", f"{path}/{made['id']}")


@scenario(
    "reveal.foreign",
    ADMINISTRATION,
    capability="reveal",
    does=("Просит номера сотрудника одной организации по пути другой", "Asks for the numbers of somebody of one organization under another"),
    consequence=(
        "Администратор любой организации узнает СНИЛС и ИНН любого человека",
        "An administrator of any organization learns anybody's СНИЛС and ИНН",
    ),
)
def reveal(world: World) -> None:
    with world.granted() as granted:
        for path in world.elsewhere("employees", granted["id"], "reveal"):
            answer = fresh(world.administrator.call("POST", path))
            check(answer.status == 404, f"under another organization: {answer}")


@scenario(
    "restore.foreign",
    ADMINISTRATION,
    capability="restore",
    does=("Отзывает доступ в одной организации и отменяет это по пути другой", "Revokes access in one organization and undoes it under another"),
    consequence=(
        "Уволенный получит доступ в организации, где никогда не работал",
        "Somebody dismissed gets access to an organization where they never worked",
    ),
)
def restore(world: World) -> None:
    others = world.elsewhere("employees")
    with world.granted() as granted:
        world.revoke(granted["id"])
        for path in others:
            answer = world.administrator.call("POST", f"{path}/{granted['id']}/restore")
            if answer.status == 200:
                world.administrator.call("DELETE", f"{path}/{granted['id']}", If_Match=answer.headers.get("ETag"))
            check(answer.status == 404, f"under another organization: {answer}")
        back = world.administrator.call("POST", world.path("employees", granted["id"], "restore"))
        check(back.status == 200, f"where it was revoked: {back}")


@scenario(
    "grants.key-scope",
    ADMINISTRATION,
    does=(
        "Даёт доступ с одним и тем же ключом в двух организациях и двумя администраторами",
        "Gives access under one key in two organizations, and as two administrators",
    ),
    consequence=(
        "Приложение скажет «доступ дан», хотя сервер вернул ответ, данный другому человеку или в другой организации",
        "The app says that access is given, and the answer was somebody else's or another organization's",
    ),
)
def key_scope(world: World) -> None:
    key = str(uuid.uuid4())
    body = {"person": world.person_by_hand(), "permissions": world.usual[:1], **world.consent()}
    first = world.grant(body, key)
    check(first.status == 201, f"not given: {first}")
    try:
        if world.may_appoint:
            with world.employee_with(ADMINISTRATOR):
                again = world.grant(body, key, world.employee)
                # Theirs is another request, which finds what the first one did.
                check(again.status == 409 and again.problem == "already-has-access", f"another administrator with the same key: {again}")
        for path, form in zip(world.elsewhere("employees")[:1], world.elsewhere("consent-form"), strict=False):
            _another_organization(world, path, body | world.consent(form), key)
    finally:
        world.revoke(first["id"])


def _another_organization(world: World, path: str, body: dict[str, object], key: str) -> None:
    answer = world.administrator.call("POST", path, body, Idempotency_Key=key)
    try:
        made = answer.status == 201 and "Idempotency-Replayed" not in answer.headers
        check(made, f"the same key in another organization: {answer}{_replayed(answer)}")
        listed = world.administrator.get(f"{path}/{answer['id']}")
        check(listed.status == 200, f"the same key in another organization says that access was given, and {listed}")
    finally:
        present = world.administrator.get(f"{path}/{answer['id']}") if answer.status == 201 else answer
        if present.status == 200:
            world.administrator.call("DELETE", f"{path}/{answer['id']}", If_Match=present.headers.get("ETag"))


def _replayed(answer: Answer) -> str:
    return ", replayed" if "Idempotency-Replayed" in answer.headers else ""
