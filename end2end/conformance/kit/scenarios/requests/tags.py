"""If-Match says what the user saw: one strong tag."""

from __future__ import annotations

from ...scenario import Level, check, scenario
from ...world import World


@scenario(
    "changes.if-match-form",
    Level.ADMINISTRATION,
    does=(
        "Меняет доступ с `If-Match: *`, со слабым тегом, со списком и без кавычек",
        "Changes access with `If-Match: *`, with a weak tag, with a list, and without quotation marks",
    ),
    consequence=(
        "Программа, которая ничего не видела, затрёт решение администратора",
        "A program that saw nothing overwrites an administrator's decision",
    ),
)
def forms(world: World) -> None:
    with world.granted() as granted:
        tag, path = granted.headers.get("ETag") or "", world.path("employees", granted["id"])
        for said in ("*", f"W/{tag}", f'"nobody-gave-this", {tag}', tag.strip('"')):
            for answer in (
                world.change(granted["id"], world.usual[:2], If_Match=said),
                world.administrator.call("DELETE", path, If_Match=said),
            ):
                check(answer.status == 412 and answer.problem == "changed-meanwhile", f"If-Match: {said}, 412 expected: {answer}")
        check(world.read(granted["id"]).headers.get("ETag") == tag, "412, and yet something was changed")
