"""Declarations of conformity of working conditions: drafts, and what was submitted."""

from __future__ import annotations

import re

from starlette.responses import Response

from .holdings import Declaration, Event, Report
from .incoming import day_of, text_error
from .lists import ID, Key, asked, digits_of, page, sought
from .model import Organization, now, stamp
from .once import once, seen_by_user
from .rights import acting, actions, opened
from .web import Call, Problem, invalid, not_found, ok

STATES = ("draft", "submitted", "registered", "rejected", "terminated")
_TEXTS = {"address": 500, "signed_by": 300, "signed_by_position": 300, "note": 2000}


def history(events: list[Event]) -> list[dict[str, object]]:
    return [{"at": stamp(each.at), "state": each.state, "by": each.by, "comment": each.comment} for each in events]


def _tag(declaration: Declaration) -> str:
    return f'"{declaration.id}.{declaration.revision}"'


def _report(organization: Organization, declaration: Declaration) -> Report | None:
    return organization.holdings.reports.get(str(declaration.content["report_id"]))


def _summary(organization: Organization, declaration: Declaration) -> dict[str, object]:
    report = _report(organization, declaration)
    return {
        "id": declaration.id,
        "state": declaration.state,
        "registry_number": declaration.registry_number,
        "report_id": declaration.content["report_id"],
        "report_number": report.number if report else None,
        "workplaces": len(declaration.content["workplaces"]),
        **_times(declaration),
    }


def _times(declaration: Declaration) -> dict[str, object]:
    return {
        "created_at": stamp(declaration.created_at),
        "submitted_at": stamp(declaration.submitted_at) if declaration.submitted_at else None,
        "valid_until": declaration.valid_until.isoformat() if declaration.valid_until else None,
    }


def _shown(organization: Organization, declaration: Declaration, status: int = 200, **headers: str) -> Response:
    report = _report(organization, declaration)
    named = [place for place in report.workplaces if place.id in declaration.content["workplaces"]] if report else []
    body = {
        "id": declaration.id,
        "state": declaration.state,
        "version": _tag(declaration),
        "registry_number": declaration.registry_number,
        "report_number": report.number if report else None,
        **_times(declaration),
        "content": declaration.content,
        "workplaces": [
            {"id": each.id, "number": each.number, "name": each.name, "employees": each.employees} for each in named
        ],
        "history": history(declaration.history),
    }
    return ok(body, status, {"ETag": _tag(declaration), **headers})


def _sees_drafts(call: Call, organization: Organization) -> bool:
    return "declarations_submit" in actions(call, organization) or call.site.broken("drafts-shown")


async def list_declarations(call: Call) -> Response:
    organization, request = opened(call, "declarations"), call.request
    state = asked(request, "state", STATES)
    fits = sought(request)

    def wanted(declaration: Declaration) -> bool:
        report, content = _report(organization, declaration), declaration.content
        number = f"{declaration.registry_number or ''} {report.number if report else ''}"
        words = f"{number} {content['address'] or ''} {content['signed_by'] or ''} {content['note'] or ''}"
        return (
            state in (None, declaration.state)
            and (declaration.state != "draft" or _sees_drafts(call, organization))
            and fits(words, digits_of(words))
        )

    def key(declaration: Declaration) -> Key:
        return [declaration.created_at.isoformat(), declaration.id]

    found = sorted(filter(wanted, organization.holdings.declarations.values()), key=key, reverse=True)
    return ok(page(call, found, key, lambda each: _summary(organization, each), "-created"))


def _content(body: dict[str, object]) -> dict[str, object]:
    """Its form only; whatever is missing is None."""
    errors = []
    for name, longest in _TEXTS.items():
        value = body.get(name)
        if value not in (None, "") and (code := text_error(value, longest)):
            errors.append((f"/{name}", code))
    report, places, signed_on = body.get("report_id"), body.get("workplaces", []), body.get("signed_on")
    if report is not None and not (isinstance(report, str) and re.fullmatch(ID, report)):
        errors.append(("/report_id", "format"))
    if signed_on is not None and day_of(signed_on) is None:
        errors.append(("/signed_on", "format"))
    if not isinstance(places, list):
        errors.append(("/workplaces", "format"))
    else:
        wrong = [
            at
            for at, place in enumerate(places)
            if not (isinstance(place, str) and re.fullmatch(ID, place)) or place in places[:at]
        ]
        errors += [(f"/workplaces/{at}", "format") for at in wrong]
        if len(places) > 1000:
            errors.append(("/workplaces", "too_long"))
    if errors:
        raise invalid(*errors)
    return {name: body.get(name) for name in (*_TEXTS, "report_id", "signed_on")} | {"workplaces": places}


async def create_declaration(call: Call) -> Response:
    organization, body = acting(call, "declarations_submit"), await call.body()

    def begin() -> Response:
        declaration = Declaration(call.site.state.next_id(), _content(body), now())
        declaration.history.append(Event(declaration.created_at, "draft", call.person.short_name))
        organization.holdings.declarations[declaration.id] = declaration
        return _shown(organization, declaration, 201, Location=f"{call.request.url.path}/{declaration.id}")

    return once(call, organization, body, begin)


def _declaration(call: Call, organization: Organization) -> Declaration:
    sought_id = call.request.path_params["declaration_id"]
    declaration = organization.holdings.declarations.get(sought_id)
    if declaration is None and call.request.method != "GET" and call.site.broken("declaration-written-elsewhere"):
        everywhere = [each.holdings.declarations for each in call.site.state.organizations.values()]
        declaration = next((kept[sought_id] for kept in everywhere if sought_id in kept), None)
    if declaration is None or (declaration.state == "draft" and not _sees_drafts(call, organization)):
        raise not_found()
    return declaration


async def get_declaration(call: Call) -> Response:
    organization = opened(call, "declarations")
    return _shown(organization, _declaration(call, organization))


def _changeable(call: Call, declaration: Declaration) -> None:
    if call.request.headers.get("If-Match") is None:
        raise Problem(428, "precondition-required")
    if declaration.state != "draft" and not call.site.broken("submitted-changeable"):
        raise Problem(409, "declaration-submitted")
    seen_by_user(call, _tag(declaration), "draft-overwritten")


async def save_declaration(call: Call) -> Response:
    organization = acting(call, "declarations_submit")
    declaration, body = _declaration(call, organization), await call.body()
    content = _content(body)
    _changeable(call, declaration)
    declaration.content = content
    declaration.revision += 1
    return _shown(organization, declaration)


async def delete_declaration(call: Call) -> Response:
    organization = acting(call, "declarations_submit")
    declaration = _declaration(call, organization)
    _changeable(call, declaration)
    del organization.holdings.declarations[declaration.id]
    return Response(status_code=204)


def _missing(organization: Organization, declaration: Declaration) -> list[tuple[str, str]]:
    """What keeps a draft from being submitted."""
    content, report = declaration.content, _report(organization, declaration)
    needed = ("report_id", "workplaces", "address", "signed_by", "signed_by_position", "signed_on")
    errors = [(f"/{name}", "required") for name in needed if not str(content[name] or "").strip()]
    if content["report_id"] and report is None:
        errors.append(("/report_id", "unknown"))
    fit = {place.id for place in report.workplaces if place.declarable} if report else set()
    if report is not None:
        errors += [(f"/workplaces/{at}", "unknown") for at, place in enumerate(content["workplaces"]) if place not in fit]
    signed_on = day_of(content["signed_on"])
    if signed_on is not None and signed_on > now().date():
        errors.append(("/signed_on", "order"))
    return errors


async def submit_declaration(call: Call) -> Response:
    organization, site = acting(call, "declarations_submit"), call.site
    declaration = _declaration(call, organization)

    def submit() -> Response:
        if call.request.headers.get("If-Match") is None:
            raise Problem(428, "precondition-required")
        if declaration.state != "draft" and not site.broken("submitted-twice"):
            raise Problem(409, "declaration-submitted")
        seen_by_user(call, _tag(declaration), "draft-overwritten")
        errors = _missing(organization, declaration)
        if errors and not site.broken("incomplete-submitted"):
            raise invalid(*errors)
        declaration.state, declaration.submitted_at = "submitted", now()
        declaration.revision += 1
        declaration.history.append(Event(declaration.submitted_at, "submitted", call.person.short_name))
        return _shown(organization, declaration)

    return once(call, organization, None, submit)
