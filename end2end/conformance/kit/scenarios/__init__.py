"""Importing this names every scenario."""

from . import changes, extras, grants, limits, lists, problems, roles, session

__all__ = ["changes", "extras", "grants", "limits", "lists", "problems", "roles", "session"]
