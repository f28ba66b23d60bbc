"""Requests and answers: problems, ids, who asks, and what keeps forged requests out."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .model import Organization, Person, Session, State, now

COOKIE = "kabinet"
SESSION_LENGTH = timedelta(minutes=30)
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


@dataclass
class Site:
    """One running backend."""

    state: State
    origin: str
    provider: str
    defect: str | None = None
    # Requests a minute, in all.
    limit: int = 100_000
    # Of masked numbers, that one person may ask for in an hour.
    number_limit: int = 100_000
    _seen: list[float] = field(default_factory=list)
    _numbers: dict[str, list[float]] = field(default_factory=dict)

    def broken(self, defect: str) -> bool:
        return self.defect == defect

    def wait(self) -> int:
        """How many seconds this request comes too early."""
        present = time.monotonic()
        self._seen = [moment for moment in self._seen if moment > present - 60]
        if len(self._seen) >= self.limit:
            return int(self._seen[0] + 60 - present) + 1
        self._seen.append(present)
        return 0


    def wait_for_numbers(self, person: str, how_many: int) -> int:
        """The same of so many numbers of this person."""
        present = time.monotonic()
        asked = [moment for moment in self._numbers.get(person, []) if moment > present - 3600]
        early = len(asked) + how_many > self.number_limit
        if not early:
            asked += [present] * how_many
        self._numbers[person] = asked
        return int(asked[0] + 3600 - present) + 1 if early and asked else 0


class Problem(Exception):
    """A failure that the contract names."""

    def __init__(self, status: int, kind: str, headers: dict[str, str] | None = None, **more: object) -> None:
        super().__init__(kind)
        self.status, self.kind, self.headers, self.more = status, kind, headers or {}, more


def bad_request() -> Problem:
    return Problem(400, "bad-request")


def not_found() -> Problem:
    return Problem(404, "not-found")


def invalid(*errors: tuple[str, str]) -> Problem:
    return Problem(422, "invalid", errors=[{"pointer": pointer, "code": code} for pointer, code in errors])


@dataclass
class Call:
    """A request on its way, and who makes it."""

    site: Site
    request: Request
    id: str
    session: Session | None = None

    @property
    def person(self) -> Person:
        if self.session is None:
            raise Problem(401, "unauthenticated")
        return self.session.person

    def organization(self) -> Organization:
        """The one in the path, for those who belong to it."""
        person = self.person
        organization = self.site.state.organizations.get(self.request.path_params["organization_id"])
        if organization is None:
            raise not_found()
        if organization.role_of(person) is None:
            if self.site.broken("foreign-organization-forbidden"):
                raise Problem(403, "forbidden")
            raise not_found()
        return organization

    def administered(self, open_by: str = "") -> Organization:
        organization = self.organization()
        if not organization.administered_by(self.person) and not self.site.broken(open_by):
            raise Problem(403, "forbidden")
        return organization

    def asks_for_numbers(self, how_many: int) -> None:
        if wait := self.site.wait_for_numbers(self.person.id, how_many):
            raise Problem(429, "too-many-requests", {"Retry-After": str(wait)})

    async def body(self) -> dict[str, object]:
        try:
            body = json.loads(await self.request.body())
        except ValueError:
            raise bad_request() from None
        if not isinstance(body, dict):
            raise invalid(("", "format"))
        return body


Handler = Callable[[Call], Awaitable[Response]]


def operation(site: Site, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """What every operation has in common."""

    async def answer(request: Request) -> Response:
        call = Call(site, request, secrets.token_hex(8))
        try:
            response = await _guarded(call, handler)
        except Problem as problem:
            response = problem_answer(call, problem)
        except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a problem with an id
            print(f"{call.id}: {error!r}", flush=True)
            response = problem_answer(call, Problem(500, "server-error"))
        if not site.broken("request-id-missing"):
            response.headers["X-Request-Id"] = call.id
        if call.session is not None:
            response.headers["Session-Expires-In"] = str(int(SESSION_LENGTH.total_seconds()))
        return response

    return answer


async def _guarded(call: Call, handler: Handler) -> Response:
    site, request = call.site, call.request
    if wait := site.wait():
        headers = {} if site.broken("retry-after-missing") else {"Retry-After": str(wait)}
        raise Problem(429, "too-many-requests", headers)
    if request.method not in SAFE:
        asked_by_app = request.headers.get("X-Requested-By") == "cabinet" or site.broken("requested-by-unchecked")
        from_here = request.headers.get("Origin", site.origin) == site.origin or site.broken("origin-unchecked")
        if not (asked_by_app and from_here):
            raise Problem(403, "csrf")
    # Whoever sends it slowly: rights are read when all of it is here, and nothing else happens between
    # that and the change.
    await request.body()
    call.session = present_session(site, request)
    return await handler(call)


def present_session(site: Site, request: Request) -> Session | None:
    token = request.cookies.get(COOKIE, "")
    session = site.state.sessions.get(token)
    if session is None:
        return None
    if session.used_at < now() - SESSION_LENGTH:
        del site.state.sessions[token]
        return None
    session.used_at = now()
    return session


def problem_answer(call: Call, problem: Problem) -> Response:
    kind = "about:blank" if call.site.broken("problem-type-bare") else f"urn:lkot:problem:{problem.kind}"
    body = {
        "type": kind,
        "title": f"Не получилось: {problem.kind}",
        "status": problem.status,
        "request_id": "another" if call.site.broken("request-id-differs") else call.id,
        **problem.more,
    }
    media_type = "application/json" if call.site.broken("problem-content-type") else "application/problem+json"
    return Response(json.dumps(body, ensure_ascii=False), problem.status, problem.headers, media_type)


def ok(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(body, status, headers)
