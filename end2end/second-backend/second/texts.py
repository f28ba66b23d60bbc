"""Texts that are kept and shown to others: nothing in them that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Several lines are fine in these only.
_LINES = ("comment", "note")
# Controls, what has no width or turns the direction of writing, ends of line and of paragraph.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def unseen(value: object, at: str = "") -> Iterator[str]:
    """Where in a body such a text is."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from unseen(each, f"{at}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from unseen(each, f"{at}/{place}")
    elif isinstance(value, str):
        plain = "\n\r\t" if at.rsplit("/", 1)[-1] in _LINES else ""
        if any(unicodedata.category(character) in _UNSEEN and character not in plain for character in value):
            yield at
