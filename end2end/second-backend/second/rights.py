"""Which sections a person's permissions open, and what they may do in them."""

from __future__ import annotations

from .model import ADMINISTRATOR, Organization
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


def _named(names: dict[str, str], call: Call, organization: Organization) -> list[str]:
    held = call.held(organization)
    return [name for code, name in names.items() if ADMINISTRATOR in held or code in held]


def sections(call: Call, organization: Organization) -> list[str]:
    return _named(_SECTIONS, call, organization)


def actions(call: Call, organization: Organization) -> list[str]:
    return _named(_ACTIONS, call, organization)


def opened(call: Call, section: str, or_action: str | None = None) -> Organization:
    """The organization in the path, for those to whom it shows this section."""
    organization = call.organization()
    shown = section in sections(call, organization) or or_action in actions(call, organization)
    if not shown and not call.site.broken("section-open"):
        raise Problem(403, "forbidden")
    return organization


def acting(call: Call, action: str) -> Organization:
    """The organization in the path, for those who may do this in it."""
    organization = call.organization()
    if action not in actions(call, organization) and not call.site.broken("acting-by-viewers"):
        raise Problem(403, "forbidden")
    return organization
