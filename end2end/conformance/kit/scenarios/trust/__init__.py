"""Who may do what, and for how long: what a backend is trusted with."""

from . import borders, endings, guards, numbers

__all__ = ["borders", "endings", "guards", "numbers"]
