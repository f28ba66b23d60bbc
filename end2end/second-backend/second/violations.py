"""Signs of violations, and what the organization says of them."""

from __future__ import annotations

from starlette.responses import Response

from .declarations import history
from .holdings import Event, Violation
from .incoming import text_error
from .lists import Key, asked, digits_of, page, sought
from .model import Organization, now
from .once import seen_by_user
from .rights import acting, actions, opened
from .web import Call, Problem, invalid, not_found, ok

STATES = ("new", "in_work", "fixed", "disputed", "closed")
NEXT: dict[str, tuple[str, ...]] = {
    "new": ("in_work", "disputed"),
    "in_work": ("fixed", "disputed"),
    "fixed": ("in_work",),
    "disputed": ("in_work",),
}


def _tag(violation: Violation) -> str:
    return f'"{violation.id}.{violation.revision}"'


def _overdue(violation: Violation) -> bool:
    late = violation.due_on is not None and violation.due_on < now().date()
    return late and violation.state not in ("fixed", "closed")


def _summary(violation: Violation) -> dict[str, object]:
    return {
        "id": violation.id,
        "what": violation.what,
        "where": violation.where,
        "found_on": violation.found_on.isoformat(),
        "due_on": violation.due_on.isoformat() if violation.due_on else None,
        "state": violation.state,
        "overdue": _overdue(violation),
        "version": _tag(violation),
    }


def _shown(call: Call, organization: Organization, violation: Violation) -> Response:
    answers = "violations_answer" in actions(call, organization) or call.site.broken("next-states-for-all")
    body = {
        **_summary(violation),
        "to_do": violation.to_do,
        "next_states": list(NEXT.get(violation.state, ())) if answers else [],
        "history": history(violation.history),
    }
    return ok(body, headers={"ETag": _tag(violation)})


async def list_violations(call: Call) -> Response:
    organization, request = opened(call, "violations"), call.request
    state = asked(request, "state", (*STATES, "overdue"))
    order = asked(request, "sort", ("due", "-found")) or "due"
    fits = sought(request)

    def wanted(violation: Violation) -> bool:
        words = f"{violation.what} {violation.where}"
        late = _overdue(violation) or call.site.broken("overdue-ignored")
        return (late if state == "overdue" else state in (None, violation.state)) and fits(words, digits_of(words))

    def key(violation: Violation) -> Key:
        if order == "-found":
            return [violation.found_on.isoformat(), violation.id]
        return [violation.due_on.isoformat() if violation.due_on else "none", violation.id]

    found = sorted(filter(wanted, organization.holdings.violations.values()), key=key, reverse=order == "-found")
    return ok(page(call, found, key, _summary, order))


def _violation(call: Call, organization: Organization) -> Violation:
    sought_id = call.request.path_params["violation_id"]
    violation = organization.holdings.violations.get(sought_id)
    if violation is None and call.request.method != "GET" and call.site.broken("violation-answered-elsewhere"):
        everywhere = [each.holdings.violations for each in call.site.state.organizations.values()]
        violation = next((kept[sought_id] for kept in everywhere if sought_id in kept), None)
    if violation is None:
        raise not_found()
    return violation


async def get_violation(call: Call) -> Response:
    organization = opened(call, "violations")
    return _shown(call, organization, _violation(call, organization))


async def change_violation_state(call: Call) -> Response:
    organization, site = acting(call, "violations_answer"), call.site
    violation = _violation(call, organization)
    if call.request.headers.get("If-Match") is None:
        seen_by_user(call, _tag(violation))
    body = await call.body()
    state, comment = body.get("state"), body.get("comment")
    errors = [(f"/{name}", code) for name, code in (("state", text_error(state, 100)), ("comment", _comment(comment))) if code]
    if site.broken("comment-optional"):
        errors = [error for error in errors if error != ("/comment", "required")]
    if errors:
        raise invalid(*errors)
    seen_by_user(call, _tag(violation), "answer-overwritten")
    if state not in NEXT.get(violation.state, ()) and not site.broken("transition-unchecked"):
        raise Problem(409, "transition-not-allowed")
    violation.state = str(state)
    violation.revision += 1
    violation.history.append(Event(now(), violation.state, call.person.short_name, comment))
    return _shown(call, organization, violation)


def _comment(value: object) -> str | None:
    blank = isinstance(value, str) and not value.strip()
    return "required" if blank else text_error(value, 2000)
