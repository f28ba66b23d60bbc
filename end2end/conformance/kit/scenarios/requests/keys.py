"""The Idempotency-Key: its form, and what a refusal leaves of it."""

from __future__ import annotations

import uuid

from ...scenario import Level, check, scenario
from ...world import World

ADMINISTRATION = Level.ADMINISTRATION


@scenario(
    "grants.key-form",
    ADMINISTRATION,
    does=("Даёт доступ без ключа и с ключом не той формы", "Gives access without a key, and with one of another form"),
    consequence=(
        "Старая программа без ключа даст доступ дважды, и никто не узнает почему",
        "An old program without a key gives access twice, and nobody learns why",
    ),
)
def form(world: World) -> None:
    body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
    for key in (None, "too-short", "x" * 101, "with_underscores_in_it", "with spaces in the key"):
        answer = world.administrator.call("POST", world.path("employees"), body, Idempotency_Key=key)
        if answer.status == 201:
            world.revoke(answer["id"])
        check(answer.status == 400 and answer.problem == "bad-request", f"the key {key!r}, 400 `bad-request` expected: {answer}")


@scenario(
    "grants.key-after-failure",
    ADMINISTRATION,
    does=(
        "Получает отказ, исправляет запрос и шлёт его с тем же ключом",
        "Is refused, mends the request and sends it under the same key",
    ),
    consequence=(
        "После исправленной опечатки человек снова увидит старый отказ и не сможет дать доступ",
        "After a slip was mended the user sees the old refusal again and cannot give access",
    ),
)
def after_failure(world: World) -> None:
    staff = world.candidate()["id"]
    right = {"staff_id": staff, "permissions": world.usual[:1]}
    for wrong, status in (
        ({"staff_id": staff, "permissions": ["conformance.no-such-permission"]}, 422),
        ({"staff_id": "nobody-at-all", "permissions": world.usual[:1]}, 404),
    ):
        key = str(uuid.uuid4())
        refused = world.grant(wrong, key)
        check(refused.status == status, f"{status} expected: {refused}")
        mended = world.grant(right, key)
        if mended.status == 201:
            world.revoke(mended["id"])
        check(mended.status == 201, f"mended, and under the key of a refusal: {mended}")
