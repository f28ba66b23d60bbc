"""What not every backend has: consent, the journal, templates, whole numbers."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from .demo import CONSENT
from .lists import ID, Key, asked, day, folded, page, sought
from .model import Access, Organization, Template, now, stamp
from .web import Call, Problem, invalid, not_found, ok

ACTIONS = ("granted", "changed", "revoked", "revealed", "restored", "looked_up")


def write(
    call: Call, organization: Organization, action: str, access: Access, before: Access | None, after: Access | None
) -> None:
    """Puts it into the journal, in the same breath as the change."""
    if call.site.broken("journal-silent") and action == "changed":
        return
    consent = access.consent if action == "granted" else None
    employee = {"id": access.id, "name": access.person.full_name}
    spans = {"before_span": before.span() if before else None, "after_span": after.span() if after else None}
    sets = {"before": before.permissions if before else None, "after": after.permissions if after else None}
    _append(call, organization, {"employee": employee, "action": action, **sets, **spans, "consent": consent})


def looked_up(call: Call, organization: Organization, found: str, name: str) -> None:
    """Somebody was found by the whole of a number that is shown masked."""
    if not call.site.broken("lookups-not-journalled"):
        employee = {"id": found, "name": name}
        _append(call, organization, {"employee": employee, "action": "looked_up", "before": None, "after": None})


def _append(call: Call, organization: Organization, entry: dict[str, object]) -> None:
    mark = {"id": f"{int(call.site.state.next_id()):09}", "at": stamp(now()), "actor": {"name": call.person.full_name}}
    organization.journal.append(mark | entry)


async def list_journal(call: Call) -> Response:
    organization, request = call.administered(), call.request
    employee, action = asked(request, "employee_id", shape=ID), asked(request, "action", ACTIONS)
    first, last = day(asked(request, "from")), day(asked(request, "to"))
    fits = sought(request)

    def wanted(item: dict) -> bool:
        on = date.fromisoformat(item["at"][:10])
        return (
            employee in (None, item["employee"]["id"])
            and action in (None, item["action"])
            and (first is None or on >= first)
            and (last is None or on <= last)
            and fits(f"{item['actor']['name']} {item['employee']['name']}", "")
        )

    def key(item: dict) -> Key:
        return [item["id"]]

    # The newest first: ids grow with time, so the list runs backwards.
    items = organization.journal
    if call.site.broken("journal-of-all"):
        items = sorted((item for other in call.site.state.organizations.values() for item in other.journal), key=key)
    return ok(page(call, list(filter(wanted, reversed(items))), key, lambda item: item, "-at"))


async def get_consent_form(call: Call) -> Response:
    call.administered()
    return ok(CONSENT)


def held_consent(call: Call, value: object) -> dict[str, object] | None:
    """What goes along with a grant by hand."""
    if value is None and call.site.broken("consent-not-required"):
        return None
    if not isinstance(value, dict) or value.get("held") is not True:
        raise invalid(("/consent", "required"))
    if value.get("version") != CONSENT["version"]:
        raise invalid(("/consent/version", "outdated"))
    given_on = value.get("given_on")
    try:
        held_on = date.fromisoformat(given_on) if given_on is not None else None
    except (TypeError, ValueError):
        raise invalid(("/consent/given_on", "format")) from None
    if held_on is not None and held_on > now().date():
        raise invalid(("/consent/given_on", "order"))
    return {
        "version": CONSENT["version"],
        "confirmed_at": stamp(now()),
        "confirmed_by": call.person.short_name,
        "given_on": given_on,
    }


def _template(template: Template) -> dict[str, object]:
    return {
        "id": template.id,
        "name": template.name,
        "permissions": template.permissions,
        "built_in": template.built_in,
    }


async def list_templates(call: Call) -> Response:
    return ok({"items": [_template(template) for template in call.administered().templates.values()]})


async def create_template(call: Call) -> Response:
    from .administration import permissions_in

    organization, body = call.administered(), await call.body()
    name = body.get("name")
    if name is None or isinstance(name, str) and not name.strip():
        raise invalid(("/name", "required"))
    if not isinstance(name, str):
        raise invalid(("/name", "format"))
    if len(name) > 100:
        raise invalid(("/name", "too_long"))
    codes = permissions_in(call, body, [])
    taken = {" ".join(folded(other.name).split()) for other in organization.templates.values()}
    if " ".join(folded(name).split()) in taken and not call.site.broken("template-doubles"):
        raise Problem(409, "template-exists")
    template = Template(f"t{call.site.state.next_id()}", name.strip(), codes)
    organization.templates[template.id] = template
    return ok(_template(template), 201)


async def delete_template(call: Call) -> Response:
    organization = call.administered()
    template = organization.templates.get(call.request.path_params["template_id"])
    if template is None and call.site.broken("template-elsewhere"):
        for organization in call.site.state.organizations.values():
            template = template or organization.templates.get(call.request.path_params["template_id"])
            if template is not None:
                break
    if template is None or template.built_in:
        raise not_found()
    del organization.templates[template.id]
    return Response(status_code=204)


async def reveal_numbers(call: Call) -> Response:
    from .administration import employee_in

    organization = call.administered()
    access = employee_in(call, organization, found_by="reveal-elsewhere")
    write(call, organization, "revealed", access, None, None)
    headers = {} if call.site.broken("reveal-cacheable") else {"Cache-Control": "no-store"}
    return ok({"snils": access.person.snils, "inn": access.person.inn}, headers=headers)
