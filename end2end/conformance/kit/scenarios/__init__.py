"""Importing this names every scenario."""

from . import changes, declarations, extras, grants, limits, lists, problems, registry, requests
from . import roles, session, sout, trust, violations

__all__ = [
    *("changes", "declarations", "extras", "grants", "limits", "lists", "problems", "registry"),
    *("requests", "roles", "session", "sout", "trust", "violations"),
]
