"""How often one may ask."""

from __future__ import annotations

from ..scenario import Level, NotChecked, check, scenario
from ..world import World


@scenario(
    "limits.rate",
    Level.CORE,
    does=("Спрашивает так часто, пока сервер не попросит подождать", "Asks until the server says to wait"),
    consequence=(
        "Приложение не знает, когда повторить, и человек жмёт «Повторить» зря",
        "The app does not know when to try again, and the user presses «Повторить» in vain",
    ),
    late=3,
)
def rate(world: World) -> None:
    client = world.nobody.another()
    for _ in range(world.rate_requests):
        answer = client.call("POST", "/login")
        if answer.status == 429:
            check(answer.problem == "too-many-requests", f"another problem: {answer}")
            wait = answer.headers.get("Retry-After", "")
            check(wait.isdecimal(), f"Retry-After is {wait!r}, not whole seconds")
            return
        check(answer.status < 500, answer)
    raise NotChecked(f"no 429 within {world.rate_requests} requests (RATE_REQUESTS asks for more)")
