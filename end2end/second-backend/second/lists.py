"""Pages of lists: a cursor is the key of the last row, so it holds while the list changes."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from starlette.requests import Request

from .web import Call, Problem, bad_request

Row = TypeVar("Row")
Key = list[str]
ID = "[A-Za-z0-9_~-]{1,100}"

_LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")


def folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("«", "").replace("»", "").replace('"', "")


def asked(request: Request, name: str, values: tuple[str, ...] = (), shape: str = "") -> str | None:
    """A parameter that is one of `values`, or of this shape, if any are named."""
    value = request.query_params.get(name)
    if value is not None and (values and value not in values or shape and not re.fullmatch(shape, value)):
        raise bad_request()
    return value


_MOST_WORDS = 16


@dataclass
class Sought:
    """What `q` asks for. `numbers`: how many it asks about."""

    readings: list[list[str]]
    number: str = ""

    def __call__(self, words: str, shown: str, masked: Iterable[str] = ()) -> bool:
        """Whether a row with these words is meant, which shows these digits and has these numbers masked."""
        if self.number:
            return self.number in shown or self.names(masked)
        text = f" {folded(words)}"
        return any(all(word in text for word in reading) for reading in self.readings)

    def names(self, masked: Iterable[str]) -> bool:
        """Whether it is the whole of one of these numbers."""
        return bool(self.number) and self.number in masked


def _words(text: str) -> list[str]:
    """Without commas; of an initial the letter that a name begins with."""
    words = re.sub(r"(?<=\b\w)\.", ". ", folded(text).replace(",", " ")).split()
    found = [f" {word[0]}" if re.fullmatch(r"[^\W\d]\.", word) else word for word in words]
    return list(dict.fromkeys(found))[:_MOST_WORDS]


def sought(request: Request) -> Sought:
    query = request.query_params.get("q", "")
    if len(query) > 200:
        raise bad_request()
    number = "".join(character for character in query if character.isdecimal() and character.isascii())
    only_number = len(number) >= 4 and not any(character.isalpha() for character in query)
    readings = [_words(query), _words(query.casefold().translate(_LAYOUT))]
    return Sought(readings, number if only_number else "")


def ignores_search(call: Call) -> bool:
    """Whether a defect has it answer as if nothing was searched."""
    reads_on = "cursor" in call.request.query_params and call.site.broken("cursor-of-other-words")
    return reads_on or call.site.broken("search-ignored")


def searched(call: Call) -> Callable[..., bool]:
    """The same, of a list that somebody is chosen from."""
    return (lambda *_: True) if ignores_search(call) else sought(call.request)


def day(text: str | None) -> date | None:
    """A day of a query."""
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise bad_request() from None


def digits_of(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def page(call: Call, rows: list[Row], key: Callable[[Row], Key], show: Callable[[Row], object], order: str = "", longest: int = 100) -> dict[str, object]:
    """One page of `rows`, which are sorted by `key`; `order` says how, and a cursor belongs to it."""
    site, request = call.site, call.request
    limit = _limit(request, longest)
    if site.broken("pages-half-full"):
        limit = (limit + 1) // 2
    # A cursor belongs to its order; of one that belongs to its words too, that is no other order.
    order += request.query_params.get("q", "") if site.broken("cursor-of-its-query") else ""
    rest, backwards = rows, order.startswith("-")
    if (cursor := request.query_params.get("cursor")) is not None:
        try:
            last = _read(cursor, order)
        except (ValueError, KeyError, TypeError):
            if not site.broken("cursor-rubbish-accepted"):
                raise Problem(400, "cursor-invalid") from None
            last = []
        keys = [key(row) for row in rows]
        start = next((at for at, each in enumerate(keys) if (each < last if backwards else each > last)), len(rows))
        if site.broken("cursor-loses-row"):
            start += 1
        if site.broken("cursor-doubles-row"):
            start -= 1
        rest = rows[max(start, 0) :]
    if site.broken("empty-page-promises-more") and "cursor" not in request.query_params and rows:
        return {"items": [], "total": len(rows), "next_cursor": _written([""] * len(key(rows[0])), order)}
    shown = rest if site.broken("limit-ignored") else rest[:limit]
    more = len(rest) > len(shown)
    return {
        "items": [show(row) for row in shown],
        "total": len(shown) if site.broken("total-wrong") else len(rows),
        "next_cursor": _written(key(shown[-1]), order) if more else None,
    }


def _limit(request: Request, longest: int) -> int:
    text = request.query_params.get("limit", "50")
    if not (text.isascii() and text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= longest):
        raise bad_request()
    return int(text)


def _written(last: Key, order: str) -> str:
    text = json.dumps({"after": last, "order": order}, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, order: str) -> Key:
    if len(cursor) > 1000 or not cursor.isascii():
        raise ValueError(cursor)
    read = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    if read["order"] != order or not all(isinstance(part, str) for part in read["after"]):
        raise ValueError(cursor)
    return list(read["after"])
