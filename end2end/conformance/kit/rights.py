"""What follows from the catalogue of permissions."""

from __future__ import annotations

from typing import Any

ADMINISTRATOR = "administrator"


def closed(catalogue: list[dict[str, Any]], *codes: str) -> list[str]:
    """These and all they need: `requires` names what a code needs itself, and that may need more."""
    needs = {each["code"]: each.get("requires") or [] for each in catalogue}
    found: list[str] = []
    waiting = list(codes)
    while waiting:
        code = waiting.pop(0)
        if code not in found:
            found.append(code)
            waiting += needs.get(code, [])
    return found


def without(catalogue: list[dict[str, Any]], held: list[str], code: str) -> list[str]:
    """What is left of a set when `code` goes, and what needs it."""
    return [each for each in held if code not in closed(catalogue, each)]


def conflicts(catalogue: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs that must not be in one set; either of the two may say so."""
    return [(each["code"], other) for each in catalogue for other in each.get("conflicts") or []]


def fits(catalogue: list[dict[str, Any]], codes: list[str]) -> bool:
    return not any(one in codes and other in codes for one, other in conflicts(catalogue))


def sensitive(catalogue: list[dict[str, Any]], codes: list[str]) -> bool:
    """Whether giving them may need more than being signed in."""
    return any(each["code"] in codes and (each.get("sensitive") or each["code"] == ADMINISTRATOR) for each in catalogue)
