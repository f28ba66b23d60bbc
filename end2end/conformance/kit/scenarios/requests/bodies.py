"""Methods and bodies that are not the contract's."""

from __future__ import annotations

from ...client import Answer
from ...scenario import Level, check, scenario
from ...world import World

# TRACE and others that no app sends are left to the server in front.
_OTHERS = ("PATCH", "PUT", "DELETE")


@scenario(
    "problems.method",
    Level.CORE,
    does=("Спрашивает методами, которых у адреса нет", "Asks by methods that the address does not have"),
    consequence=(
        "Ошибка в приложении или прокси будет выглядеть сбоем сервера, и её будут искать не там",
        "A mistake in the app or a proxy looks like a server error, and is looked for in the wrong place",
    ),
)
def method(world: World) -> None:
    for name in _OTHERS:
        answer = world.administrator.call(name, "/organizations")
        check(answer.status in (404, 405), f"405 expected: {answer}")
        check(answer.status != 405 or answer.headers.get("Allow"), f"405 without `Allow`: {answer}")


@scenario(
    "problems.media-type",
    Level.ADMINISTRATION,
    does=(
        "Шлёт верный JSON, помеченный как текст, форма и вовсе не помеченный",
        "Sends right JSON that is marked as a text, as a form, and not at all",
    ),
    consequence=(
        "Форма на чужом сайте отправит запрос без вопроса браузера, и сервер его выполнит",
        "A form on another site sends a request without the browser's question, and the server obeys it",
    ),
)
def media_type(world: World) -> None:
    body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1]}
    for marked in ("text/plain", "application/x-www-form-urlencoded", None):
        answer = world.grant(body, Content_Type=marked)
        _revoked(world, answer)
        check(answer.status == 415, f"Content-Type: {marked}, 415 expected: {answer}")
    for marked in ("application/json; charset=utf-8", "Application/JSON"):
        answer = world.grant(body, Content_Type=marked)
        _revoked(world, answer)
        check(answer.status == 201, f"Content-Type: {marked}: {answer}")


@scenario(
    "problems.large-body",
    Level.ADMINISTRATION,
    does=("Шлёт запрос почти в 64 КиБ, с полем, которого контракт не знает", "Sends a request of nearly 64 KiB, with a field that the contract does not know"),
    consequence=(
        "Длинный список людей или новое поле приложения получит отказ, которого никто не ждёт",
        "A long list of people, or a new field of the app, is refused although nobody expects it",
    ),
)
def large_body(world: World) -> None:
    body = {"staff_id": world.candidate()["id"], "permissions": world.usual[:1], "conformance_padding": "x" * 60_000}
    answer = world.grant(body)
    _revoked(world, answer)
    check(answer.status == 201, f"a body of nearly 64 KiB, most of it in a field to be ignored: {answer}")


def _revoked(world: World, answer: Answer) -> None:
    if answer.status == 201:
        world.revoke(answer["id"])
