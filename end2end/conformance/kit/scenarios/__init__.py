"""Importing this names every scenario."""

from . import changes, declarations, extras, grants, guard, limits, lists, numbers, problems, registry, roles, session, sout, violations

__all__ = [
    *("changes", "declarations", "extras", "grants", "guard", "limits", "lists", "numbers", "problems", "registry"),
    *("roles", "session", "sout", "violations"),
]
