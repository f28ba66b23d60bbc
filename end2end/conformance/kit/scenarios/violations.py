"""Signs of violations. A state is put back where the backend lets it; the comments stay in the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from ..client import Answer, Client
from ..scenario import Level, NotChecked, check, scenario
from ..sections import at_fault, check_elsewhere, check_orders, check_pages, conflict, forbidden, needs, outsider, viewer, write_elsewhere
from ..world import World, rows

SECTION, ACTION = "violations", "violations_answer"
COMMENT = "Проверка совместимости"
STATES = ("in_work", "disputed", "fixed", "new", "closed")


def _read(world: World, violation: str) -> Answer:
    return world.administrator.get(world.path("violations", violation))


def _answer(
    world: World, violation: str, state: object, tag: str | None, comment: object = COMMENT, client: Client | None = None
) -> Answer:
    path = world.path("violations", violation, "state")
    return (client or world.administrator).call("PUT", path, {"state": state, "comment": comment}, If_Match=tag)


@contextmanager
def _open_one(world: World) -> Iterator[Answer]:
    """A sign that can be answered; its state is put back at the end, if it can be."""
    needs(world, SECTION, ACTION)
    found = rows(world.administrator, world.path("violations"), limit=100, most=100)
    # From these there is most likely a way back.
    found.sort(key=lambda row: STATES.index(row["state"]) if row["state"] in STATES else len(STATES))
    for row in found[:20]:
        present = _read(world, row["id"])
        if present["next_states"]:
            try:
                yield present
            finally:
                after = _read(world, row["id"])
                if after["state"] != row["state"] and row["state"] in (after["next_states"] or []):
                    _answer(world, row["id"], row["state"], after.headers.get("ETag"))
            return
    raise NotChecked("no sign can be answered")


@scenario(
    "violations.lists",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает признаки страницами, по состояниям, просроченные, в разном порядке", "Reads signs by pages, by state, the overdue ones, in several orders"),
    consequence=("Просроченное потеряется среди прочего, и срок будет пропущен", "What is overdue is lost among the rest, and a day is missed"),
)
def lists(world: World) -> None:
    needs(world, SECTION)
    path, client = world.path("violations"), world.administrator
    found = check_pages(world, path, 100)
    check_orders(world, path, {"due": "due_on", "-found": "-found_on"})
    for state in {row["state"] for row in found} & set(STATES):
        some = client.get(path, limit=100, state=state)["items"]
        check(some and all(row["state"] == state for row in some), f"state={state} finds others too, or nothing")
    # The backend's day may be another than here.
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    for row in client.get(path, limit=100, state="overdue")["items"]:
        late = row.get("due_on") is not None and row["due_on"] < tomorrow and row["state"] not in ("fixed", "closed")
        check(late, f"state=overdue finds one that is `{row['state']}` and due {row.get('due_on')}")
        check(row.get("overdue"), "state=overdue finds what is not marked `overdue`")
    wrong = client.get(path, state="whatever")
    check(wrong.status == 400, f"an unknown state: {wrong}")


@scenario(
    "violations.answers",
    Level.SECTIONS,
    capability=SECTION,
    does=("Меняет состояние на допустимое и на недопустимое, читает историю", "Sets a state that is allowed and one that is not, and reads the history"),
    consequence=("Ответ организации не сохранится, или признак «закроется» в обход порядка", "The organization's answer is not kept, or a sign is closed past the rules"),
)
def answers(world: World) -> None:
    with _open_one(world) as sign:
        tag, allowed = sign.headers.get("ETag"), sign["next_states"]
        check(sign["version"] in (None, tag), f"`version` is {sign['version']}, the tag {tag}")
        wrong = next((state for state in STATES if state not in (*allowed, sign["state"])), sign["state"])
        conflict(_answer(world, sign["id"], wrong, tag), "transition-not-allowed")
        check(_read(world, sign["id"]).headers.get("ETag") == tag, "409, and yet something was changed")
        said = _answer(world, sign["id"], allowed[0], tag)
        check(said.status == 200 and said["state"] == allowed[0], f"`{allowed[0]}` is among next_states: {said}")
        present = _read(world, sign["id"])
        check(present.headers.get("ETag") == said.headers.get("ETag") != tag, "the tag is not that of the change")
        last = present["history"][-1]
        check((last["state"], last["comment"]) == (allowed[0], COMMENT) and last["by"], f"the history ends with {last}")


@scenario(
    "violations.if-match",
    Level.SECTIONS,
    capability=SECTION,
    does=("Отвечает с устаревшим тегом и без тега", "Answers with a tag that is out of date, and without one"),
    consequence=("Второй ответ молча затрёт первый", "A second answer overwrites the first without a word"),
)
def if_match(world: World) -> None:
    with _open_one(world) as sign:
        state = sign["next_states"][0]
        none = _answer(world, sign["id"], state, None)
        check(none.status == 428 and none.problem == "precondition-required", f"without If-Match: {none}")
        said = _answer(world, sign["id"], state, sign.headers.get("ETag"))
        check(said.status == 200, f"with the present tag: {said}")
        further = [*said["next_states"], sign["state"]][0]
        late = _answer(world, sign["id"], further, sign.headers.get("ETag"))
        check(late.status == 412 and late.problem == "changed-meanwhile", f"with the tag of before: {late}")
        check(_read(world, sign["id"])["state"] == state, "412, and yet something was changed")


@scenario(
    "violations.comment",
    Level.SECTIONS,
    capability=SECTION,
    does=("Отвечает без комментария, с пустым и со слишком длинным", "Answers without a comment, with an empty one, with one that is too long"),
    consequence=("В истории будет смена состояния, о которой никто не скажет почему", "The history has a change of which nobody says why"),
)
def comment(world: World) -> None:
    with _open_one(world) as sign:
        for wrong in (None, "", "я" * 2001):
            at_fault(_answer(world, sign["id"], sign["next_states"][0], sign.headers.get("ETag"), wrong), "/comment")
        check(_read(world, sign["id"]).headers.get("ETag") == sign.headers.get("ETag"), "422, and yet something was changed")


@scenario(
    "violations.rights",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает и отвечает тем, кто только смотрит, и тем, у кого раздела нет", "Reads and answers as somebody who only views, and as somebody without the section"),
    consequence=("За организацию ответит тот, кому это не поручено, или кнопка ответа всегда откажет", "Somebody answers for the organization who may not, or the button always refuses"),
)
def rights(world: World) -> None:
    with _open_one(world) as sign:
        tag, state, path = sign.headers.get("ETag"), sign["next_states"][0], world.path("violations", sign["id"])
        with viewer(world, SECTION, ACTION):
            seen = world.employee.get(path)
            check(seen.status == 200, f"who may view: {seen}")
            check(seen["next_states"] == [], f"who may not answer is offered {seen['next_states']}")
            forbidden(_answer(world, sign["id"], state, tag, client=world.employee))
        check(_read(world, sign["id"]).headers.get("ETag") == tag, "403, and yet something was changed")
        with outsider(world, SECTION, ACTION):
            for answer in (world.employee.get(path), world.employee.get(world.path("violations"))):
                forbidden(answer)
            forbidden(_answer(world, sign["id"], state, tag, client=world.employee))


@scenario(
    "violations.foreign",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает признак одной организации по пути другой и отвечает на него", "Reads a sign of one organization under another, and answers it"),
    consequence=("Из одной организации будет видно, что нарушено в другой", "One organization sees what is wrong in another"),
)
def foreign(world: World) -> None:
    with _open_one(world) as sign:
        check_elsewhere(world, "violations", sign["id"])
        tag, body = sign.headers.get("ETag"), {"state": sign["next_states"][0], "comment": COMMENT}
        write_elsewhere(world, "PUT", "violations", sign["id"], "state", body=body, If_Match=tag)
        present = _read(world, sign["id"])
        check(present.headers.get("ETag") == tag, f"404, and yet something was changed: {present}")
