"""Which sections a person's permissions open, and what they may do in them."""

from __future__ import annotations

from .model import ADMINISTRATOR, Organization, Person
from .web import Call, Problem

_SECTIONS = {
    "registry.view": "training_registry",
    "sout.view": "sout_reports",
    "declarations.view": "declarations",
    "violations.view": "violations",
}
_ACTIONS = {
    "registry.send": "registry_send",
    "declarations.submit": "declarations_submit",
    "violations.answer": "violations_answer",
}


def _named(names: dict[str, str], organization: Organization, person: Person) -> list[str]:
    access = organization.access_of(person.snils)
    held = access.permissions if access is not None else []
    return [name for code, name in names.items() if ADMINISTRATOR in held or code in held]


def sections(organization: Organization, person: Person) -> list[str]:
    return _named(_SECTIONS, organization, person)


def actions(organization: Organization, person: Person) -> list[str]:
    return _named(_ACTIONS, organization, person)


def opened(call: Call, section: str, or_action: str | None = None) -> Organization:
    """The organization in the path, for those to whom it shows this section."""
    organization = call.organization()
    shown = section in sections(organization, call.person) or or_action in actions(organization, call.person)
    if not shown and not call.site.broken("section-open"):
        raise Problem(403, "forbidden")
    return organization


def acting(call: Call, action: str) -> Organization:
    """The organization in the path, for those who may do this in it."""
    organization = call.organization()
    if action not in actions(organization, call.person) and not call.site.broken("acting-by-viewers"):
        raise Problem(403, "forbidden")
    return organization
