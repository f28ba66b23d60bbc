"""Requests and answers: problems, ids, who asks, and what keeps forged requests out."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .model import ADMINISTRATOR, Organization, Person, Session, State, now
from .texts import unseen

COOKIE = "kabinet"
SESSION_LENGTH = timedelta(minutes=30)
LARGEST_BODY = 2 * 1024 * 1024
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
        if self.session is None or self.session.person is None:
            raise Problem(401, "unauthenticated")
        return self.session.person

    def organization(self) -> Organization:
        """The one in the path, for those who belong to it."""
        person = self.person
        organization = self.site.state.organizations.get(self.request.path_params["organization_id"])
        if organization is None:
            raise not_found()
        if not organization.has(person):
            if self.site.broken("foreign-organization-forbidden"):
                raise Problem(403, "forbidden")
            raise not_found()
        return organization

    def administered(self, open_by: str = "") -> Organization:
        organization = self.organization()
        if ADMINISTRATOR not in self.held(organization) and not self.site.broken(open_by):
            raise Problem(403, "forbidden")
        return organization

    def longer(self, text: str, longest: int) -> bool:
        return len(text.encode() if self.site.broken("text-in-bytes") else text) > longest

    def held(self, organization: Organization) -> list[str]:
        """The permissions that this person has here today, asked anew for each request."""
        access = organization.access_of(self.person.snils)
        over = access is not None and access.outside is not None and not self.site.broken("ended-access-holds")
        kept = self.session.held if self.session is not None else {}
        if self.site.broken("revoked-goes-on") and access is None or self.site.broken("expired-goes-on") and over:
            return kept.get(organization.id, [])
        present = access.permissions if access is not None and not over else []
        if access is not None and access.granted_at and self.site.broken("administrator-of-nothing"):
            present = [code for code in present if code != ADMINISTRATOR]
        post = organization.post_of(self.person)
        if post is not None and post.role == "head" and ADMINISTRATOR not in present:
            present = [ADMINISTRATOR, *present]
        kept[organization.id] = present
        return present

    def role(self, organization: Organization) -> str:
        post = organization.post_of(self.person)
        if post is not None and post.role == "head":
            return "head"
        return ADMINISTRATOR if ADMINISTRATOR in self.held(organization) else "employee"

    def asks_for_numbers(self, how_many: int) -> None:
        if wait := self.site.wait_for_numbers(self.person.id, how_many):
            raise Problem(429, "too-many-requests", {"Retry-After": str(wait)})

    async def body(self) -> dict[str, object]:
        marked = self.request.headers.get("Content-Type", "").split(";")[0].strip().lower()
        # A form of another site is sent as something else, and without a question of the browser.
        if marked != "application/json" and not self.site.broken("media-type-ignored"):
            raise Problem(415, "bad-request")
        sent = await self.request.body()
        if len(sent) > (4096 if self.site.broken("body-of-4-kib") else LARGEST_BODY):
            raise Problem(413, "bad-request")
        try:
            body = json.loads(sent)
        except ValueError:
            raise bad_request() from None
        if not isinstance(body, dict):
            raise invalid(("", "format"))
        odd = [] if self.site.broken("unseen-accepted") else list(unseen(body))
        if odd:
            raise invalid(*[(pointer, "format") for pointer in odd])
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
        date = format_datetime(now() + timedelta(seconds=wait), usegmt=True)
        headers = {"Retry-After": date if site.broken("retry-after-is-a-date") else str(wait)}
        headers = {} if site.broken("retry-after-missing") else headers
        raise Problem(429, "too-many-requests", headers)
    if request.method not in SAFE:
        asked_by_app = request.headers.get("X-Requested-By") == "cabinet" or site.broken("requested-by-unchecked")
        origin = request.headers.get("Origin", site.origin)
        from_here = origin == site.origin or site.broken("origin-unchecked")
        from_here = from_here or site.broken("origin-begins-like-ours") and origin.startswith(site.origin)
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
    if session is None or session.person is None:
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
    if "errors" in body and call.site.broken("pointer-of-the-first-part"):
        # `/person/snils` and `/permissions/1` point at `/person` and `/permissions`.
        body["errors"] = [error | {"pointer": "/".join(error["pointer"].split("/")[:2])} for error in problem.more["errors"]]
    media_type = "application/json" if call.site.broken("problem-content-type") else "application/problem+json"
    return Response(json.dumps(body, ensure_ascii=False), problem.status, problem.headers, media_type)


def ok(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(body, status, headers)
