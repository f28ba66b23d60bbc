"""Giving access: once, and only what fits together."""

from __future__ import annotations

import uuid
from typing import Any

from ..client import Answer
from ..rights import closed, conflicts, fits, sensitive
from ..scenario import Level, NotChecked, check, scenario
from ..world import World, rows

ADMINISTRATION = Level.ADMINISTRATION


def _at_fault(answer: Answer, pointer: str, code: str) -> None:
    check(answer.status == 422 and answer.problem == "invalid", f"422 `invalid` expected: {answer}")
    errors = [(error["pointer"], error["code"]) for error in answer["errors"] or []]
    found = any(each.startswith(pointer) and kind == code for each, kind in errors)
    check(found, f"{answer} names {errors}, not `{pointer}` with `{code}`")


def _refused(world: World, answer: Answer) -> Answer:
    """Leaves nothing behind when it was not refused after all."""
    if answer.status == 201:
        world.revoke(answer["id"])
    return answer


@scenario(
    "grants.directory",
    ADMINISTRATION,
    does=("Даёт доступ сотруднику из справочника и ищет его в списке", "Gives somebody of the directory access and looks for them in the list"),
    consequence=(
        "Главное не работает: доступ не даётся, либо данный доступ не виден",
        "The main thing does not work: access is not given, or is not seen when it is",
    ),
)
def directory(world: World) -> None:
    member = world.candidate()
    answer = world.grant({"staff_id": member["id"], "permissions": world.usual[:2]})
    check(answer.status == 201, f"not given: {answer}")
    try:
        check(set(answer["permissions"]) == set(world.usual[:2]), f"other permissions: {answer['permissions']}")
        listed = rows(world.administrator, world.path("employees"), limit=100, q=member["last_name"])
        check(answer["id"] in [row["id"] for row in listed], "who was given access is not in the list")
        staff = rows(world.administrator, world.path("staff"), limit=100, q=member["last_name"])
        marked = [row["has_access"] for row in staff if row["id"] == member["id"]]
        check(marked == [True], "the directory does not say that they have access now")
        again = world.grant({"staff_id": member["id"], "permissions": world.usual[:1]})
        check(again.status == 409 and again.problem == "already-has-access", f"a second access: {again}")
        check(again["employee_id"] == answer["id"], f"`employee_id` is {again['employee_id']}, not who has it")
    finally:
        world.revoke(answer["id"])


@scenario(
    "grants.replayed",
    ADMINISTRATION,
    does=("Повторяет тот же запрос с тем же Idempotency-Key", "Repeats the same request with the same Idempotency-Key"),
    consequence=(
        "После обрыва связи повтор даст доступ второй раз или покажет ошибку, хотя доступ дан",
        "After a lost answer the repeat gives access twice, or shows an error although it was given",
    ),
)
def replayed(world: World) -> None:
    key, body = str(uuid.uuid4()), {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
    first = world.grant(body, key)
    check(first.status == 201, f"not given: {first}")
    try:
        second = world.grant(body, key)
        check(second.status == 201, f"the repeat: {second}")
        check(second["id"] == first["id"], "the repeat gave access a second time")
        check(second.headers.get("Idempotency-Replayed") == "true", "the repeat has no Idempotency-Replayed: true")
        check(second.json == first.json, "the repeat has another answer")
    finally:
        world.revoke(first["id"])


@scenario(
    "grants.key-reused",
    ADMINISTRATION,
    does=("Даёт другой доступ с уже использованным ключом", "Gives another access under a used key"),
    consequence=(
        "Приложение скажет «доступ дан» о человеке, которому его не дали",
        "The app says that access is given to somebody who did not get it",
    ),
)
def key_reused(world: World) -> None:
    key = str(uuid.uuid4())
    body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
    first = world.grant(body, key)
    check(first.status == 201, f"not given: {first}")
    try:
        other = world.grant(body | {"permissions": world.usual[:2]}, key)
        check(other.status == 422 and other.problem == "idempotency-key-reused", f"another body: {other}")
    finally:
        world.revoke(first["id"])


@scenario(
    "grants.requires",
    ADMINISTRATION,
    does=("Даёт право без того, которое для него нужно, и право, которого нет", "Gives a permission without what it needs, and one that does not exist"),
    consequence=(
        "Сотрудник получит набор, который не работает: подачу без просмотра",
        "An employee gets a set that does not work: submitting without viewing",
    ),
)
def requires(world: World) -> None:
    staff = world.candidate()["id"]
    unknown = world.grant({"staff_id": staff, "permissions": [*world.usual[:1], "conformance.no-such-permission"]})
    _at_fault(_refused(world, unknown), "/permissions", "unknown")
    empty = _refused(world, world.grant({"staff_id": staff, "permissions": []}))
    check(empty.status == 422, f"an empty set: {empty}")
    nobody = world.grant({"staff_id": "nobody-at-all", "permissions": world.usual[:1]})
    check(nobody.status == 404 and nobody.problem == "staff-not-found", f"nobody of the directory: {nobody}")
    sets = [closed(world.catalogue, each["code"]) for each in world.catalogue]
    whole = [codes for codes in sets if len(codes) > 1]
    if not whole:
        raise NotChecked("no permission of the catalogue requires another")
    for codes in whole[:10]:
        # Each but the first is needed by another of them, at first hand or not.
        for missing in codes[1:]:
            torn = [code for code in codes if code != missing]
            _at_fault(_refused(world, world.grant({"staff_id": staff, "permissions": torn})), "/permissions", "requires")
    usual = [codes for codes in whole if fits(world.catalogue, codes) and not sensitive(world.catalogue, codes)]
    # With all that is needed, in whatever order.
    for codes in usual[:3]:
        with world.granted(*reversed(codes)) as granted:
            check(set(granted["permissions"]) == set(codes), f"{codes} became {granted['permissions']}")


@scenario(
    "grants.conflicts",
    ADMINISTRATION,
    does=("Даёт вместе два права, которые нельзя дать вместе", "Gives two permissions together that must not be had together"),
    consequence=(
        "Один человек и готовит, и утверждает: каталог это запрещает, а сервер нет",
        "One person both prepares and approves: the catalogue forbids it, the server does not",
    ),
)
def excluded(world: World) -> None:
    pairs = conflicts(world.catalogue)
    if not pairs:
        raise NotChecked("no permission of the catalogue conflicts with another")
    for one, other in pairs[:5]:
        # Whichever of the two is named first.
        for first, second in ((one, other), (other, one)):
            codes = closed(world.catalogue, first, second)
            answer = _refused(world, world.grant({"staff_id": world.candidate()["id"], "permissions": codes}))
            _at_fault(answer, "/permissions", "conflicts")
    apart = closed(world.catalogue, pairs[0][0])
    if fits(world.catalogue, apart) and not sensitive(world.catalogue, apart):
        with world.granted(*apart) as granted:
            both = closed(world.catalogue, *pairs[0])
            changed = world.change(granted["id"], both, If_Match=granted.headers.get("ETag"))
            _at_fault(changed, "/permissions", "conflicts")


@scenario(
    "grants.by-hand",
    ADMINISTRATION,
    does=("Даёт доступ человеку, введённому вручную; путает в номерах цифру", "Gives somebody typed by hand access; gets a digit of the numbers wrong"),
    consequence=(
        "Опечатка в СНИЛС или ИНН даст доступ другому человеку или никому",
        "A slip in СНИЛС or ИНН gives access to somebody else, or to nobody",
    ),
)
def by_hand(world: World) -> None:
    person = world.person_by_hand()

    def body(**changed: str) -> dict[str, Any]:
        return {"person": person | changed, "permissions": world.usual[:1], **world.consent()}

    for name in ("snils", "inn"):
        wrong = person[name][:-1] + str((int(person[name][-1]) + 1) % 10)
        answer = _refused(world, world.grant(body(**{name: wrong})))
        _at_fault(answer, f"/person/{name}", "check_digits")
    given = world.grant(body())
    check(given.status == 201, f"not given: {given}")
    try:
        again = world.grant(body(last_name="Другая"))
        check(again.status == 409 and again.problem == "already-has-access", f"the same СНИЛС: {again}")
    finally:
        world.revoke(given["id"])


@scenario(
    "grants.consent",
    ADMINISTRATION,
    capability="consent",
    does=("Даёт доступ введённому вручную без согласия, с прежней версией и с завтрашним днём", "Gives somebody typed by hand access without consent, with an old version, with a day to come"),
    consequence=(
        "Доступ дан, а того, что согласие получено, нигде не записано",
        "Access is given, and nothing says that there was a consent",
    ),
)
def consent(world: World) -> None:
    body = {"person": world.person_by_hand(), "permissions": world.usual[:1]}
    held = world.consent()["consent"]
    _at_fault(_refused(world, world.grant(body)), "/consent", "required")
    old = body | {"consent": held | {"version": held["version"] + "-of-before"}}
    _at_fault(_refused(world, world.grant(old)), "/consent/version", "outdated")
    early = body | {"consent": held | {"given_on": "2199-01-01"}}
    _at_fault(_refused(world, world.grant(early)), "/consent/given_on", "order")
    given = world.grant(body | {"consent": held})
    check(given.status == 201, f"not given: {given}")
    try:
        kept = world.read(given["id"])["consent"] or {}
        check(kept.get("version") == held["version"], f"what was confirmed is not kept: {kept}")
        check(kept.get("confirmed_by") and kept.get("confirmed_at"), f"who confirmed it is not kept: {kept}")
    finally:
        world.revoke(given["id"])
