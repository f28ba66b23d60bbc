"""What was sent and what came back, short and without secrets: whoever mends a backend begins with that."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

# What a session, a sign-in or a person could be stolen with.
_SECRET_HEADERS = ("authorization", "cookie", "set-cookie")
_SECRET_FIELDS = ("code", "state", "authorize_url", "redirect_url")
# Of a request that signs in, or its answer; elsewhere a state is that of an access or a declaration.
_SIGNING_IN = ("/login", "/callback", "/logout")
_WHOLE_NUMBER = re.compile(r"(?<![\w-])\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}(?![\w-])")
# Those by which one request differs from another.
_SENT = ("Origin", "X-Requested-By", "Content-Type", "If-Match", "Idempotency-Key", "Confirm", "Cookie", "Authorization", "Sec-Fetch-Site")
_CAME = ("Content-Type", "ETag", "Location", "Retry-After", "Cache-Control", "Idempotency-Replayed", "X-Request-Id", "Set-Cookie")
_SHORT = 400


@dataclass
class Exchange:
    method: str
    path: str
    sent: Mapping[str, str]
    body: bytes
    status: int
    came: Mapping[str, str]
    text: str
    # As a check's sentence names the answer.
    name: str = field(default="")

    def lines(self) -> list[str]:
        signing_in = self.path.split("?")[0] in _SIGNING_IN
        asked = [f"{self.method} {masked(unquote_plus(self.path))}", *_headers(self.sent, _SENT)]
        body = self.body.decode(errors="replace")
        answered = [str(self.status), *_headers(self.came, _CAME)]
        return [
            f"послано / sent: {'; '.join(asked)}{_text(body, signing_in)}",
            f"пришло / came: {'; '.join(answered)}{_text(self.text, signing_in)}",
        ]


# The newest last. One backend is checked in a process at a time.
RECENT: deque[Exchange] = deque(maxlen=40)


def told(sentence: str) -> list[str]:
    """The exchange that a sentence is about: the newest one whose answer it names, or else the newest."""
    named = [each for each in RECENT if each.name in sentence]
    return [*named, *RECENT][len(named) - 1 if named else -1].lines() if RECENT else []


def _headers(headers: Mapping[str, str], shown: tuple[str, ...]) -> list[str]:
    return [f"{name}: {_header(name, headers[name])}" for name in shown if headers.get(name)]


def _header(name: str, value: str) -> str:
    if name.lower() in _SECRET_HEADERS:
        # Which one it was, and what it is bound to, is no secret.
        return re.sub(r"(^|; ?|, ?)([\w.-]+)=[^;,]*", _hidden, value) if "=" in value else f"{value.split(' ')[0]} …"
    return masked(value)


def _hidden(found: re.Match[str]) -> str:
    bound = found[2].lower() in ("path", "max-age", "samesite", "domain", "expires")
    return found[0] if bound else f"{found[1]}{found[2]}=…"


def _text(text: str, signing_in: bool) -> str:
    if not text:
        return ""
    try:
        shown = json.dumps(_without_secrets(json.loads(text), signing_in), ensure_ascii=False)
    except ValueError:
        shown = " ".join(text.split())
    shown = masked(shown)
    return f" {shown[:_SHORT]}…" if len(shown) > _SHORT else f" {shown}"


def _without_secrets(value: object, signing_in: bool) -> object:
    if isinstance(value, dict):
        hidden = _SECRET_FIELDS if signing_in else ()
        return {
            name: "…" if name in hidden and each not in ("signed_in", "signed_out") else _without_secrets(each, signing_in)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_without_secrets(each, signing_in) for each in value]
    return value


def masked(text: str) -> str:
    """Without whole numbers of people."""
    return _WHOLE_NUMBER.sub(lambda found: f"***{found[0][-2:]}", text)
