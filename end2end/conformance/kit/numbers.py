"""СНИЛС and ИНН: made up ones, and where whole ones are that should not be."""

from __future__ import annotations

import base64
import binascii
import random
import re
from collections.abc import Iterator, Mapping

_CURSOR = re.compile(r'"next_cursor": ?"([^"]+)"')
# As people group digits.
_BETWEEN = re.compile(r"(?<=[0-9])[ \u00a0\u202f.-](?=[0-9])")


def snils() -> str:
    nine = f"9{random.randrange(10**8):08}"
    return nine + _snils_check(nine)


def inn() -> str:
    ten = f"77{random.randrange(10**8):08}"
    return ten + _inn_check(ten)


def _snils_check(nine: str) -> str:
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(nine))
    return f"{total % 101 % 100:02}"


def _inn_check(ten: str) -> str:
    digits = [int(digit) for digit in ten]
    for weights in ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)):
        digits.append(sum(a * b for a, b in zip(digits, weights, strict=True)) % 11 % 10)
    return "".join(map(str, digits[10:]))


def is_whole(value: object) -> bool:
    """Whether it is a СНИЛС or an ИНН of a person, by its length and check digits."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return False
    digits = _BETWEEN.sub("", str(value))
    if not (digits.isascii() and digits.isdecimal()):
        return False
    return len(digits) == 11 and digits[9:] == _snils_check(digits[:9]) or len(digits) == 12 and digits[10:] == _inn_check(digits[:10])


def place_of(numbers: set[str], text: str, headers: Mapping[str, str]) -> str | None:
    """Where an answer holds one of these numbers, however its digits are grouped; a cursor is decoded."""
    if not numbers:
        return None
    said = {"its body": text} | {f"its header {name}": value for name, value in headers.items()}
    said |= {"its cursor, once decoded": _decoded(cursor) for cursor in _CURSOR.findall(text)}
    for place, value in said.items():
        together = _BETWEEN.sub("", value)
        for number in numbers:
            at = together.find(number)
            if at >= 0:
                # What leads there, without the digits.
                return f"{place}, after `{together[max(at - 40, 0) : at]}`"
    return None


def _decoded(cursor: str) -> str:
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode(errors="replace")
    except (ValueError, binascii.Error):
        return ""


def fields(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Everything in a JSON value that holds nothing more, with the names that lead there; places in lists are left out."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from fields(each, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for each in value:
            yield from fields(each, name)
    else:
        yield name, value
