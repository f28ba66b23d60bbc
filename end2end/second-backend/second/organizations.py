"""The organizations of a person, and the catalogue of permissions."""

from __future__ import annotations

from starlette.responses import Response

from .demo import CATALOGUE
from .lists import Key, asked, folded, page, searched
from .model import ADMINISTRATOR, Organization
from .rights import actions, sections
from .web import Call, ok

OFFERS = [
    *("terms", "journal", "templates", "restore", "consent", "reveal", "sign_out_everywhere"),
    *("training_registry", "sout_reports", "declarations", "violations"),
]
_RANKS = ("head", ADMINISTRATOR, "employee")


async def get_capabilities(call: Call) -> Response:
    lie = ["check"] if call.site.broken("capability-without-operation") else []
    return ok({"contract": "1.2.0", "offers": OFFERS + lie})


def _access(call: Call, organization: Organization) -> dict[str, object]:
    if call.held(organization):
        return {"state": "open"}
    given = organization.access_of(call.person.snils)
    if given is not None:
        return {"state": "closed", "reason": given.outside}
    return {"state": "closed", "reason": "not_granted" if organization.access else "not_administrator"}


def _summary(call: Call, organization: Organization) -> dict[str, object]:
    return {
        "id": organization.id,
        "short_name": organization.short_name,
        "full_name": organization.full_name,
        "ogrn": organization.ogrn,
        "role": call.role(organization),
        "access": _access(call, organization),
    }


async def list_organizations(call: Call) -> Response:
    person, request = call.person, call.request
    role = asked(request, "role", _RANKS)
    state = asked(request, "state", ("open", "closed", "liquidated"))
    order = asked(request, "sort", ("name", "-name", "role")) or "name"
    fits = searched(call)

    def wanted(organization: Organization) -> bool:
        return (
            organization.has(person)
            and role in (None, call.role(organization))
            and state in (None, _access(call, organization)["state"])
            and fits(f"{organization.short_name} {organization.full_name}", organization.ogrn)
        )

    def key(organization: Organization) -> Key:
        rank = str(_RANKS.index(call.role(organization))) if order == "role" else ""
        return [rank, folded(organization.short_name), organization.id]

    found = sorted(filter(wanted, call.site.state.organizations.values()), key=key, reverse=order == "-name")
    return ok(page(call, found, key, lambda organization: _summary(call, organization), order))


async def get_organization(call: Call) -> Response:
    organization = call.organization()
    return ok(
        {
            **_summary(call, organization),
            "administration": _administers(call, organization),
            "sections": sections(call, organization),
            "actions": actions(call, organization),
        }
    )


def _administers(call: Call, organization: Organization) -> bool:
    unknown = call.role(organization) == "head" and call.site.broken("head-without-administration")
    return ADMINISTRATOR in call.held(organization) and not unknown


async def list_permissions(call: Call) -> Response:
    call.organization()
    elsewhere = call.site.broken("administrator-elsewhere")
    return ok({"items": [each for each in CATALOGUE if not (elsewhere and each["code"] == ADMINISTRATOR)]})
