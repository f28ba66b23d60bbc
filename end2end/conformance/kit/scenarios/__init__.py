"""Importing this names every scenario."""

from . import changes, declarations, extras, grants, guard, limits, lists, numbers, problems, registry, requests
from . import roles, session, sout, trust, violations

__all__ = [
    *("changes", "declarations", "extras", "grants", "guard", "limits", "lists", "numbers", "problems", "registry"),
    *("requests", "roles", "session", "sout", "trust", "violations"),
]
