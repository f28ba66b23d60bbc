"""Rights that end: while something is being done by them, and of who is left to give access."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from ..client import Answer, Client, at
from ..scenario import Level, NotChecked, check, scenario
from ..world import ADMINISTRATOR, World, fresh, rows

ADMINISTRATION = Level.ADMINISTRATION
# So many are sent at once.
MANY = 12


def _same_person(client: Client) -> Client:
    """The same session in a connection of its own."""
    copy = client.another(client.name)
    copy.http.cookies.update(client.http.cookies)
    copy.http.headers.update(client.http.headers)
    return copy


@scenario(
    "roles.revoked-meanwhile",
    ADMINISTRATION,
    capability="journal",
    does=(
        "Отзывает доступ у администратора, пока тот даёт доступ многим сразу, и смотрит в журнал",
        "Revokes an administrator's access while they give access to many at once, and looks into the journal",
    ),
    consequence=(
        "Уволенный администратор успеет раздать доступ уже после отзыва",
        "A dismissed administrator still gives access after their own was revoked",
    ),
)
def revoked_meanwhile(world: World) -> None:
    name = world.employee_name.split(maxsplit=1)[0]
    staff = rows(world.administrator, world.path("staff"), limit=100, q=name)
    own = world.employee.get("/session")["person"]
    full = ("last_name", "first_name", "middle_name")
    member = next((row for row in staff if all(row.get(part) == own.get(part) for part in full)), None)
    if member is None or member["has_access"]:
        raise NotChecked(f"«{world.employee_name}» has access already, or is not in the staff directory")
    if not world.may_appoint:
        raise NotChecked("nobody is made an administrator here")
    given = fresh(world.grant({"staff_id": member["id"], "permissions": [ADMINISTRATOR]}))
    check(given.status == 201, f"not given: {given}")
    consent = world.consent()

    def grant(client: Client) -> Answer:
        body = {"person": world.person_by_hand(), "permissions": world.usual[:1], **consent}
        return world.grant(body, client=client)

    made: list[Answer] = []
    try:
        with ThreadPoolExecutor(MANY) as pool:
            begun = [pool.submit(grant, _same_person(world.employee)) for _ in range(MANY)]
            path = world.path("employees", given["id"])
            revoked = world.administrator.call("DELETE", path, If_Match=given.headers.get("ETag"))
            made = [each.result() for each in begun]
        check(revoked.status == 204, f"not revoked: {revoked}")
        for answer in made:
            check(answer.status in (201, 403), f"neither given nor forbidden: {answer}")
        newer = []
        for entry in rows(world.administrator, world.path("journal"), limit=100, most=2 * MANY):
            if entry["action"] == "revoked" and entry["employee"]["id"] == given["id"]:
                break
            newer.append(entry)
        late = [entry for entry in newer if entry["action"] == "granted" and entry["actor"]["name"] == _name_of(given)]
        check(not late, f"{len(late)} of {MANY} were given after the revocation of who gave them")
    finally:
        for answer in made:
            if answer.status == 201:
                world.revoke(answer["id"])
        world.revoke(given["id"])


def _name_of(given: Answer) -> str:
    return " ".join(filter(None, (given["last_name"], given["first_name"], given["middle_name"])))


@scenario(
    "roles.last-administrator-for-good",
    ADMINISTRATION,
    capability="terms",
    does=(
        "Пробует ограничить по времени последнего администратора, рядом с которым есть только временный и будущий",
        "Tries to give the last administrator an end date, beside one for a time and one to come",
    ),
    consequence=(
        "Доступ всех администраторов однажды закончится, и вернуть его будет некому",
        "One day the access of all administrators is over, and nobody can give it back",
    ),
    late=1,
)
def for_good(world: World) -> None:
    client, today = world.administrator, datetime.now(UTC).date()
    chosen = next((each for each in world.administered if each.get("role") != "head"), None)
    if chosen is None:
        raise NotChecked("the руководитель is an administrator everywhere, whatever is given")
    base = at("organizations", chosen["id"], "employees")
    held = rows(client, base, limit=100, most=500)
    mine = [row for row in held if ADMINISTRATOR in row["permissions"]]
    others = [row for row in held if ADMINISTRATOR not in row["permissions"]]
    if len(mine) != 1 or not mine[0].get("is_me") or mine[0].get("valid_until") or not others:
        raise NotChecked(f"{chosen['short_name']} has no single administrator without an end, or nobody besides")

    def change(row: dict, codes: list[str], **span: str | None) -> Answer:
        path = f"{base}/{row['id']}"
        tag = client.get(path).headers.get("ETag")
        body = {"permissions": codes, **span}
        return client.call("PUT", f"{path}/permissions", body, If_Match=tag, Confirm="own-rights")

    me, other = mine[0], others[0]
    soon, later = str(today + timedelta(days=5)), str(today + timedelta(days=20))
    try:
        for span in ({"valid_from": None, "valid_until": later}, {"valid_from": soon, "valid_until": None}):
            beside = change(other, [ADMINISTRATOR], **span)
            check(beside.status == 200, f"one more administrator, {span}: {beside}")
            answer = change(me, me["permissions"], valid_until=later)
            right = answer.status == 409 and answer.problem == "last-administrator"
            check(right, f"beside one with {span} the last one got an end: {answer}")
    finally:
        change(me, me["permissions"], valid_until=None)
        before = {"valid_from": other.get("valid_from"), "valid_until": other.get("valid_until")}
        change(other, other["permissions"], **before)
