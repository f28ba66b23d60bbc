"""The organizations of a person, and the catalogue of permissions."""

from __future__ import annotations

from starlette.responses import Response

from .demo import CATALOGUE
from .lists import Key, asked, folded, page, sought
from .model import ADMINISTRATOR, Organization, Person
from .rights import actions, sections
from .web import Call, ok

OFFERS = [
    *("journal", "templates", "consent", "reveal"),
    *("training_registry", "sout_reports", "declarations", "violations"),
]
_RANKS = ("head", ADMINISTRATOR, "employee")


async def get_capabilities(call: Call) -> Response:
    lie = ["check"] if call.site.broken("capability-without-operation") else []
    return ok({"contract": "1.2.0", "offers": OFFERS + lie})


def _summary(organization: Organization, person: Person) -> dict[str, object]:
    is_open = organization.access_of(person.snils) is not None
    reason = "not_granted" if organization.access else "not_administrator"
    return {
        "id": organization.id,
        "short_name": organization.short_name,
        "full_name": organization.full_name,
        "ogrn": organization.ogrn,
        "role": organization.role_of(person),
        "access": {"state": "open"} if is_open else {"state": "closed", "reason": reason},
    }


async def list_organizations(call: Call) -> Response:
    person, request = call.person, call.request
    role = asked(request, "role", _RANKS)
    state = asked(request, "state", ("open", "closed", "liquidated"))
    order = asked(request, "sort", ("name", "-name", "role")) or "name"
    fits = sought(request) if not call.site.broken("search-ignored") else lambda *_: True

    def wanted(organization: Organization) -> bool:
        is_open = organization.access_of(person.snils) is not None
        return (
            organization.role_of(person) is not None
            and role in (None, organization.role_of(person))
            and state in (None, "open" if is_open else "closed")
            and fits(f"{organization.short_name} {organization.full_name}", organization.ogrn)
        )

    def key(organization: Organization) -> Key:
        rank = str(_RANKS.index(organization.role_of(person) or "employee")) if order == "role" else ""
        return [rank, folded(organization.short_name), organization.id]

    found = sorted(filter(wanted, call.site.state.organizations.values()), key=key, reverse=order == "-name")
    return ok(page(call, found, key, lambda organization: _summary(organization, person), order))


async def get_organization(call: Call) -> Response:
    organization = call.organization()
    return ok(
        {
            **_summary(organization, call.person),
            "administration": organization.administered_by(call.person),
            "sections": sections(organization, call.person),
            "actions": actions(organization, call.person),
        }
    )


async def list_permissions(call: Call) -> Response:
    call.organization()
    return ok({"items": CATALOGUE})
