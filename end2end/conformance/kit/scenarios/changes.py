"""Changing access: nobody overwrites what they have not seen."""

from __future__ import annotations

import re

from ..rights import without
from ..scenario import Level, NotChecked, check, scenario
from ..world import World, rows

ADMINISTRATION = Level.ADMINISTRATION


@scenario(
    "changes.etag",
    ADMINISTRATION,
    does=("Смотрит на ETag до и после изменения", "Looks at the ETag before and after a change"),
    consequence=(
        "Приложение не сможет сказать серверу, что видел человек: изменить доступ нельзя или можно вслепую",
        "The app cannot tell the server what the user saw: access cannot be changed, or only blindly",
    ),
)
def etag(world: World) -> None:
    with world.granted() as granted:
        tags = [granted.headers.get("ETag"), world.read(granted["id"]).headers.get("ETag")]
        for tag in tags:
            check(tag and re.fullmatch(r'"[^"]+"', tag), f"no strong tag: {tag}")
        check(tags[0] == tags[1], f"the grant says {tags[0]}, reading says {tags[1]}")
        listed = rows(world.administrator, world.path("employees"), limit=100)
        version = next((row.get("version") for row in listed if row["id"] == granted["id"]), None)
        check(version in (None, tags[0]), f"the list says {version}, reading says {tags[0]}")
        changed = world.change(granted["id"], world.usual[:2], If_Match=tags[1])
        check(changed.status == 200, f"with the present tag: {changed}")
        after = changed.headers.get("ETag")
        check(after and after != tags[1], f"the tag is {after} after the change too")
        check(world.read(granted["id"]).headers.get("ETag") == after, "reading has another tag than the change said")


@scenario(
    "changes.if-match",
    ADMINISTRATION,
    does=("Меняет и отзывает доступ с тегом, который устарел", "Changes and revokes access with a tag that is out of date"),
    consequence=(
        "Второй администратор молча затрёт решение первого",
        "The second administrator overwrites the first one's decision without a word",
    ),
)
def if_match(world: World) -> None:
    with world.granted() as granted:
        old = granted.headers.get("ETag")
        changed = world.change(granted["id"], world.usual[:2], If_Match=old)
        check(changed.status == 200, f"with the present tag: {changed}")
        for stale in (old, '"nobody-gave-this"'):
            late = world.change(granted["id"], world.usual[:1], If_Match=stale)
            check(late.status == 412 and late.problem == "changed-meanwhile", f"{stale}: {late}")
        path = world.path("employees", granted["id"])
        gone = world.administrator.call("DELETE", path, If_Match=old)
        check(gone.status == 412, f"revoked with an old tag: {gone}")
        present = world.read(granted["id"])
        check(set(present["permissions"] or []) == set(world.usual[:2]), "412, and yet something was changed")


@scenario(
    "changes.if-match-required",
    ADMINISTRATION,
    does=("Меняет и отзывает доступ без If-Match", "Changes and revokes access without If-Match"),
    consequence=(
        "Старая или чужая программа сможет менять доступ вслепую",
        "An old program, or another one, can change access blindly",
    ),
)
def if_match_required(world: World) -> None:
    with world.granted() as granted:
        change = world.change(granted["id"], world.usual[:2])
        check(change.status == 428 and change.problem == "precondition-required", f"without If-Match: {change}")
        gone = world.administrator.call("DELETE", world.path("employees", granted["id"]))
        check(gone.status == 428 and gone.problem == "precondition-required", f"without If-Match: {gone}")


@scenario(
    "changes.unknown-permission",
    ADMINISTRATION,
    does=("Сохраняет набор, в котором есть код не из каталога", "Saves a set with a code that the catalogue does not have"),
    consequence=(
        "Сохранив одно право, администратор незаметно отнимет другое, которого не видит",
        "Saving one permission, an administrator takes another away without seeing it",
    ),
)
def unknown_permission(world: World) -> None:
    known = {each["code"] for each in world.catalogue}
    for row in rows(world.administrator, world.path("employees"), limit=100):
        strange = [code for code in row["permissions"] if code not in known]
        if strange and not row.get("is_me"):
            break
    else:
        raise NotChecked("nobody has a code that the catalogue does not have")
    present = world.read(row["id"])
    extra = next((code for code in world.usual if code not in row["permissions"]), None)
    wanted = [*row["permissions"], *([extra] if extra else [])]
    saved = world.change(row["id"], wanted, If_Match=present.headers.get("ETag"))
    try:
        check(saved.status == 200, f"the set as it was, and one more: {saved}")
        check(set(strange) <= set(saved["permissions"]), f"{strange} was lost")
    finally:
        world.change(row["id"], row["permissions"], If_Match=world.read(row["id"]).headers.get("ETag"))


@scenario(
    "changes.own-rights",
    ADMINISTRATION,
    does=("Отнимает право у себя, не подтвердив", "Takes a permission from oneself without confirming"),
    consequence=(
        "Администратор случайно отнимет доступ у себя, и приложение не успеет спросить",
        "An administrator takes access from themself by mistake, before the app can ask",
    ),
)
def own_rights(world: World) -> None:
    mine = [row for row in rows(world.administrator, world.path("employees"), limit=100) if row.get("is_me")]
    if not mine:
        raise NotChecked(f"«{world.administrator_name}» is not in the list of those with access")
    me, spare = mine[0], world.usual[0]
    # Something to spare: given first, if need be, and everything is put back at the end.
    more = world.change(me["id"], sorted({*me["permissions"], spare}), If_Match=world.read(me["id"]).headers.get("ETag"))
    check(more.status == 200, f"giving oneself one more: {more}")
    left = without(world.catalogue, more["permissions"], spare) or [world.usual[1]]
    tag = more.headers.get("ETag")
    try:
        answer = world.change(me["id"], left, If_Match=tag)
        unconfirmed = answer.status == 409 and answer.problem == "own-rights-unconfirmed"
        check(unconfirmed, f"without `Confirm: own-rights`: {answer}")
        check(world.read(me["id"]).headers.get("ETag") == tag, "409, and yet something was changed")
        confirmed = world.change(me["id"], left, If_Match=tag, Confirm="own-rights")
        check(confirmed.status == 200, f"with `Confirm: own-rights`: {confirmed}")
    finally:
        present = world.read(me["id"])
        if present["permissions"] != me["permissions"]:
            headers = {"If_Match": present.headers.get("ETag"), "Confirm": "own-rights"}
            world.change(me["id"], me["permissions"], **headers)
