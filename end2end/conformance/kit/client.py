"""Somebody's browser, as far as the backend sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests

from .contract import Contract
from .exchange import RECENT, Exchange
from .numbers import place_of

SAFE = ("GET", "HEAD")
TIMEOUT = 30


@dataclass
class Answer:
    method: str
    path: str
    status: int
    headers: requests.structures.CaseInsensitiveDict[str]
    text: str

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.text)
        except ValueError:
            return None

    def __getitem__(self, name: str) -> Any:
        body = self.json
        return body.get(name) if isinstance(body, dict) else None

    @property
    def problem(self) -> str:
        """The last part of the problem's type."""
        return str(self["type"] or "").rsplit(":", 1)[-1]

    def __str__(self) -> str:
        more = f" `{self.problem}`" if self.status >= 400 else ""
        return f"{self.method} {self.path}: {self.status}{more}"


@dataclass
class Complaint:
    """How often, and the first time."""

    first: Exchange
    times: int = 0


@dataclass
class Watch:
    """What was seen of all answers."""

    contract: Contract
    requests: int = 0
    complaints: dict[str, Complaint] = field(default_factory=dict)
    # Digits that only `revealNumbers` may answer, and the answers that held them all the same.
    numbers: set[str] = field(default_factory=set)
    leaks: list[tuple[str, Exchange]] = field(default_factory=list)

    def look(self, answer: Answer, body: bytes, exchange: Exchange) -> None:
        self.requests += 1
        operation = self.contract.operation(answer.method, answer.path)
        if operation is None:
            return
        place = place_of(self.numbers, answer.text, answer.headers) if operation["operationId"] != "revealNumbers" else None
        if place is not None:
            self.leaks.append((place, exchange))
        for complaint in self.contract.complaints(answer.method, answer.path, answer.status, answer.headers, body):
            text = f"{operation['operationId']}, {answer.status}: {complaint}"
            self.complaints.setdefault(text, Complaint(exchange)).times += 1


class Client:
    def __init__(self, base: str, origin: str, watch: Watch, name: str = "") -> None:
        self.base, self.origin, self.watch, self.name = base.rstrip("/"), origin, watch, name
        self.http = requests.Session()
        # Nothing of the environment, neither proxies nor passwords.
        self.http.trust_env = False
        # A kept connection that the server is just closing would look like a fault of it.
        self.http.headers["Connection"] = "close"

    def another(self, name: str = "") -> Client:
        """Another browser, in which nobody is signed in."""
        return Client(self.base, self.origin, self.watch, name)

    def call(
        self, method: str, path: str, body: object = None, *, query: dict[str, object] | None = None, **headers: str | None
    ) -> Answer:
        """Headers are named with `_` for `-`; None leaves out one that the app would send."""
        sent: dict[str, str | None] = {"Accept": "application/json"}
        if method not in SAFE:
            sent |= {"X-Requested-By": "cabinet", "Origin": self.origin}
        if body is not None:
            sent |= {"Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.http.request(
            method,
            self.base + path,
            params={name: str(value) for name, value in (query or {}).items() if value is not None},
            data=None if body is None else json.dumps(body, ensure_ascii=False).encode(),
            headers=sent,
            timeout=TIMEOUT,
            allow_redirects=False,
        )
        answer = Answer(method, path, response.status_code, response.headers, response.content.decode(errors="replace"))
        asked = response.request
        exchange = Exchange(
            method,
            (asked.url or "").removeprefix(self.base),
            asked.headers,
            asked.body or b"",
            answer.status,
            answer.headers,
            answer.text,
            str(answer),
        )
        RECENT.append(exchange)
        self.watch.look(answer, response.content, exchange)
        return answer

    def get(self, path: str, **query: object) -> Answer:
        return self.call("GET", path, query={name.rstrip("_"): value for name, value in query.items()})


def at(*parts: str) -> str:
    """A path of ids and names."""
    return "/" + "/".join(quote(part, safe="~") for part in parts)
