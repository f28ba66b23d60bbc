"""Which of several faults is told: whoever may not do something learns nothing from what they send."""

from __future__ import annotations

from collections.abc import Iterator

from ...client import Answer, at
from ...scenario import Level, check, scenario
from ...world import World


def _of_nobody(world: World) -> Iterator[tuple[str, Answer, int, str]]:
    nobody, foreign = world.nobody.another(), at("organizations", "nobody-has-this-one")
    yield "forged, and nobody is signed in", nobody.call("POST", world.path("employees"), {}, X_Requested_By=None), 403, "csrf"
    yield "nobody is signed in, and the organization is not there", nobody.get(foreign), 401, "unauthenticated"
    yield "nobody is signed in, and the body is wrong", nobody.call("POST", world.path("employees"), {}), 401, "unauthenticated"
    yield "nobody is signed in, and `limit` is wrong", nobody.get("/organizations", limit=0), 401, "unauthenticated"


def _of_employee(world: World, granted: Answer) -> Iterator[tuple[str, Answer, int, str]]:
    employee, elsewhere = world.employee, at("organizations", "nobody-has-this-one", "employees")
    yield "the organization is not there, and the body is wrong", world.administrator.call("POST", elsewhere, {}), 404, "not-found"
    yield "no right, and the body is wrong", employee.call("POST", world.path("employees"), {"permissions": []}), 403, "forbidden"
    yield "no right, and the body is no JSON", employee.call("POST", world.path("employees"), Content_Type="application/json"), 403, "forbidden"
    path = world.path("employees", granted["id"], "permissions")
    yield "no right, and no If-Match", employee.call("PUT", path, {"permissions": world.usual[:1]}), 403, "forbidden"
    yield "no right, and an old tag", employee.call("PUT", path, {"permissions": world.usual[:1]}, If_Match='"old"'), 403, "forbidden"
    yield "no right, and nobody of this id", employee.get(world.path("employees", "nobody-has-this-one")), 403, "forbidden"
    yield "no right, and `limit` is wrong", employee.get(world.path("staff"), limit=0), 403, "forbidden"


@scenario(
    "problems.order",
    Level.ADMINISTRATION,
    does=(
        "Шлёт запросы, в которых неверно сразу двое: нет права и тело, нет сеанса и адрес, старый тег и конфликт",
        "Sends requests with two faults at once: no right and a wrong body, no session and no such address, an old tag and a conflict",
    ),
    consequence=(
        "По отказу посторонний узнает, кто есть в организации и верен ли тег; человек увидит не ту причину",
        "A refusal tells outsiders who is in the organization and whether a tag is right; users see the wrong reason",
    ),
)
def order(world: World) -> None:
    with world.granted() as granted:
        for tried in (_of_nobody(world), _of_employee(world, granted)):
            for what, answer, status, problem in tried:
                check(answer.status == status and answer.problem == problem, f"{what}: {status} `{problem}` comes first, and {answer}")
    _tag_before_conflict(world)


def _tag_before_conflict(world: World) -> None:
    """What is decided on an old view is told before what is wrong with the decision."""
    mine = next((row for row in world.administrator.get(world.path("employees"), limit=100)["items"] if row.get("is_me")), None)
    if mine is None:
        return
    path = world.path("employees", mine["id"])
    for answer in (
        world.administrator.call("DELETE", path, If_Match='"nobody-gave-this"'),
        world.administrator.call("PUT", f"{path}/permissions", {"permissions": world.usual[:1]}, If_Match='"nobody-gave-this"'),
    ):
        check(answer.status == 412, f"an old tag, and one's own rights or the last administrator's: 412 comes first, and {answer}")
