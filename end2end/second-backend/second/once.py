"""What a client may ask again without doing it twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.responses import Response

from .model import Organization
from .web import Call, Problem, bad_request, problem_answer

_KEY = re.compile(r"[A-Za-z0-9-]{16,100}")
_TAG = re.compile(r'"[^"]+"')
_KEPT = ("content-type", "etag", "location")


def once(call: Call, organization: Organization, body: object, make: Callable[[], Response]) -> Response:
    """The answer of `make`, or the one that this Idempotency-Key has had already; failures are not kept."""
    site, key = call.site, call.request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key) and not site.broken("key-malformed-accepted"):
        raise bad_request()
    whose = "anybody" if site.broken("key-shared-by-people") else call.person.id
    where = "anywhere" if site.broken("key-shared-by-organizations") else organization.id
    mark = (whose, where, key)
    asked = (call.request.url.path.replace(organization.id, where), body)
    if (earlier := site.state.answers.get(mark)) and not site.broken("replay-forgotten"):
        first, answer = earlier
        if answer.status_code >= 400:
            return answer
        if first != asked and not site.broken("key-reused-accepted"):
            raise Problem(422, "idempotency-key-reused")
        kept = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        return Response(answer.body, answer.status_code, {**kept, "Idempotency-Replayed": "true"})
    try:
        answer = make()
    except Problem as refusal:
        if not site.broken("refusal-kept"):
            raise
        answer = problem_answer(call, refusal)
    site.state.answers[mark] = (asked, answer)
    return answer


def seen_by_user(call: Call, present: str, ignored_by: str = "if-match-ignored") -> None:
    """Whether the user saw what is saved now."""
    tag = call.request.headers.get("If-Match")
    if tag is None:
        if call.site.broken("if-match-not-required"):
            return
        raise Problem(428, "precondition-required")
    same = _TAG.fullmatch(tag) and tag == present
    # As a web server understands it, of files that are put in place.
    any_fits = tag == "*" or present in [each.strip().removeprefix("W/") for each in tag.split(",")]
    same = same or any_fits and call.site.broken("if-match-of-files")
    if not same and not call.site.broken(ignored_by):
        raise Problem(412, "changed-meanwhile")
