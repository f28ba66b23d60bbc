"""Failures that the app can explain, and what a backend says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..client import Answer, at
from ..scenario import Failed, Level, check, scenario
from ..sections import SECTIONS
from ..world import World


def _provoked(world: World) -> Iterator[tuple[Answer, int, str]]:
    yield world.nobody.another().get("/organizations"), 401, "unauthenticated"
    yield world.nobody.another().call("POST", "/logout", X_Requested_By=None), 403, "csrf"
    yield world.administrator.get(at("organizations", "nobody-has-this-one")), 404, "not-found"
    yield world.administrator.get("/organizations", limit=0), 400, "bad-request"
    yield world.administrator.get("/organizations", cursor="nobody-gave-this"), 400, "cursor-invalid"


@scenario(
    "problems.details",
    Level.CORE,
    does=("Вызывает пять отказов и читает их как RFC 9457", "Provokes five refusals and reads them as RFC 9457"),
    consequence=(
        "Приложение не сможет объяснить отказ: вместо причины и совета будет общее «что-то пошло не так»",
        "The app cannot explain a refusal: instead of reason and advice there is one general sentence",
    ),
)
def details(world: World) -> None:
    for answer, status, kind in _provoked(world):
        if answer.status == 404 and answer.path == "/logout":
            continue  # profile `oidc`
        check(answer.status == status, f"{status} expected: {answer}")
        media_type = answer.headers.get("Content-Type", "").split(";")[0]
        check(media_type == "application/problem+json", f"{answer} is {media_type}")
        check(answer["type"] == f"urn:lkot:problem:{kind}", f"`type` of {answer} is {answer['type']}, not …:{kind}")
        check(answer["status"] == status, f"`status` in the body of {answer} is {answer['status']}")


@scenario(
    "problems.request-id",
    Level.CORE,
    does=(
        "Сверяет X-Request-Id с телом отказа, и что у каждого ответа он свой",
        "Compares X-Request-Id with the refusal's body, and whether each answer has its own",
    ),
    consequence=(
        "Человеку нечего назвать поддержке, а поддержке нечего искать в журнале сервера",
        "The user has nothing to tell the support, and the support nothing to look for in the log",
    ),
)
def request_id(world: World) -> None:
    good = world.administrator.get("/organizations", limit=1)
    check(good.headers.get("X-Request-Id"), f"{good} has no X-Request-Id")
    seen = {good.headers["X-Request-Id"]}
    for answer, _, _ in _provoked(world):
        name = answer.headers.get("X-Request-Id")
        check(name, f"{answer} has no X-Request-Id")
        check(answer["request_id"] == name, f"{answer}: the body says {answer['request_id']}, the header {name}")
        check(name not in seen, f"{name} names two requests")
        seen.add(name)


@scenario(
    "problems.unknown",
    Level.CORE,
    does=("Спрашивает о том, чего нет", "Asks for what is not there"),
    consequence=(
        "Вместо «не найдено» человек увидит сбой сервера и будет повторять запрос зря",
        "Instead of «not found» the user sees a server error and repeats the request in vain",
    ),
)
def unknown(world: World) -> None:
    paths = [at("organizations", "nobody-has-this-one"), world.path("employees", "nobody-has-this-one")]
    for path in paths:
        answer = world.administrator.get(path)
        check(answer.status == 404 and answer.problem == "not-found", answer)


_OPERATIONS = {
    "search_filters": ("GET", "employees"),
    "reveal": ("POST", "employees/nobody-has-this-one/reveal"),
    "journal": ("GET", "journal"),
    "templates": ("GET", "templates"),
    "restore": ("POST", "employees/nobody-has-this-one/restore"),
    "consent": ("GET", "consent-form"),
    "check": ("POST", "employees/check"),
    "training_registry": ("GET", "training-submissions"),
    "sout_reports": ("GET", "sout-reports"),
    "declarations": ("GET", "declarations"),
    "violations": ("GET", "violations"),
}


@scenario(
    "capabilities.honoured",
    Level.CORE,
    does=("Пробует каждую возможность из `offers`", "Tries each capability of `offers`"),
    consequence=(
        "Приложение покажет кнопку или раздел, которые всегда отказывают",
        "The app shows a button or a page that always refuses",
    ),
)
def capabilities(world: World) -> None:
    answer = world.nobody.another().get("/capabilities")
    check(answer.status in (200, 404), f"neither a list nor 404: {answer}")
    if answer.status == 404:
        return
    check(answer["contract"].split(".")[0] == "1", f"of another major version: {answer['contract']}")
    check(len(set(answer["offers"])) == len(answer["offers"]), f"offered twice: {answer['offers']}")
    for capability in answer["offers"]:
        if capability not in _OPERATIONS:
            continue
        method, rest = _OPERATIONS[capability]
        body = {"people": [{"snils": "11223344595", "inn": "500100732259"}]} if capability == "check" else None
        tried = world.administrator.call(method, world.path(*rest.split("/")), body)
        # What is asked for by an id may well not be there; the operation is, if the others do not know it either.
        there = tried.status == 200 or ("nobody-has-this-one" in rest and tried.status == 404)
        # So it is where it asks for a sign-in of late first.
        there = there or tried.problem == "fresh-sign-in-required"
        # An administrator may well lack a section's permission.
        there = there or (capability in SECTIONS and tried.problem == "forbidden")
        check(there, f"`{capability}` is offered, and {tried}")


@scenario(
    "answers.documented",
    Level.CORE,
    does=(
        "Сверяет каждый ответ, полученный за всю проверку, с контрактом: код, заголовки, тип, схема",
        "Compares each answer of the whole run with the contract: status, headers, type, schema",
    ),
    consequence=(
        "Приложение прочтёт ответ не так или не прочтёт вовсе и скажет, что сервер ответил непонятно",
        "The app reads an answer wrongly or not at all, and says that the server's answer makes no sense",
    ),
    late=4,
)
def documented(world: World) -> None:
    complaints = world.nobody.watch.complaints
    most = sorted(complaints, key=lambda text: -complaints[text].times)[:20]
    lines = [line for text in most for line in (f"{text} (×{complaints[text].times})", *complaints[text].first.lines())]
    if lines:
        raise Failed(lines[0], lines[1:])
