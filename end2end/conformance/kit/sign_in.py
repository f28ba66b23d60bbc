"""How the runner becomes somebody: a stand-in provider's form, a command, a cookie or a token."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import parse_qs, urljoin, urlsplit

import requests

from .client import TIMEOUT, Answer, Client


PATIENCE = 60


class CannotSignIn(Exception):
    """With what has to be done about it."""


class Way(Protocol):
    """Makes `client` somebody."""

    # Whether it goes over `/login` and `/callback`, so that they can be checked too.
    whole: bool

    def sign_in(self, client: Client, person: str) -> Answer | None: ...


@dataclass
class Given:
    """A cookie (`name=value`) or an access token for each of the two people."""

    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    whole: bool = False

    def sign_in(self, client: Client, person: str) -> None:
        if token := self.tokens.get(person):
            client.http.headers["Authorization"] = f"Bearer {token}"
        elif cookie := self.cookies.get(person):
            client.http.headers["Cookie"] = cookie
        else:
            raise CannotSignIn(f"neither a cookie nor a token was given for «{person}»")


@dataclass
class Returned:
    """The address to which the provider sent the browser back."""

    code: str
    state: str
    iss: str | None

    @classmethod
    def of(cls, address: str) -> Returned:
        query = parse_qs(urlsplit(address).query)
        if "code" not in query or "state" not in query:
            raise CannotSignIn(f"the provider's answer has no code: {sorted(query)}")
        return cls(query["code"][0], query["state"][0], query.get("iss", [None])[0])

    def body(self) -> dict[str, str]:
        return {"code": self.code, "state": self.state} | ({"iss": self.iss} if self.iss else {})


class Redirect:
    """The whole way, as the app goes it: `/login`, the provider, `/callback`."""

    whole = True

    def begin(self, client: Client, person: str) -> Returned:
        return self.returned(client, self.start(client), person)

    def start(self, client: Client) -> str:
        """The provider's address for this sign-in."""
        start = client.call("POST", "/login")
        wait = start.headers.get("Retry-After", "") if start.status == 429 else ""
        if wait.isdecimal() and int(wait) <= PATIENCE:
            # A stand counts sign-ins, and there are some twenty of them.
            time.sleep(int(wait))
            start = client.call("POST", "/login")
        if start.status != 200 or not isinstance(start["authorize_url"], str):
            raise CannotSignIn(f"the backend began no sign-in: {start}")
        return start["authorize_url"]

    def returned(self, client: Client, url: str, person: str) -> Returned:
        return Returned.of(self.pass_provider(url, person, client.origin))

    def sign_in(self, client: Client, person: str) -> Answer:
        answer = client.call("POST", "/callback", self.begin(client, person).body())
        if answer.status != 200 or answer["state"] != "signed_in":
            raise CannotSignIn(f"the backend did not sign «{person}» in: {answer}")
        return answer

    def pass_provider(self, url: str, person: str, origin: str) -> str:
        raise NotImplementedError


@dataclass
class ByForm(Redirect):
    """Presses the button with the person's name, then whatever agrees, until it is back at the app."""

    agreeing: tuple[str, ...] = ("Предоставить", "Разрешить", "Продолжить", "Allow", "Continue")

    def pass_provider(self, url: str, person: str, origin: str) -> str:
        http = requests.Session()
        http.trust_env = False
        request = requests.Request("GET", url)
        for _ in range(12):
            response = http.send(http.prepare_request(request), timeout=TIMEOUT, allow_redirects=False)
            if "Location" in response.headers:
                url = urljoin(response.url, response.headers["Location"])
                if url.startswith(origin + "/"):
                    return url
                request = requests.Request("GET", url)
                continue
            pressed = _press(response.text, [person, *self.agreeing])
            if pressed is None:
                raise CannotSignIn(f"{urlsplit(response.url)._replace(query='').geturl()} has no button «{person}»")
            form, fields = pressed
            target = urljoin(response.url, form.action)
            keep = {"data": fields} if form.method == "post" else {"params": fields}
            own = f"{urlsplit(response.url).scheme}://{urlsplit(response.url).netloc}"
            request = requests.Request(form.method.upper(), target, headers={"Origin": own}, **keep)
        raise CannotSignIn("the provider goes round in circles")


@dataclass
class ByCommand(Redirect):
    """A command of the operator: gets the address and the person, prints the address it came back to."""

    command: str

    def pass_provider(self, url: str, person: str, origin: str) -> str:
        run = subprocess.run([*shlex.split(self.command), url, person], capture_output=True, text=True, check=False)
        lines = run.stdout.split()
        if run.returncode != 0 or not lines:
            raise CannotSignIn(f"«{self.command}» ended with {run.returncode}: {run.stderr.strip()[:300]}")
        return lines[-1]


@dataclass
class _Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    # Words on the button, its name and value.
    buttons: list[tuple[str, str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []
        self._button: dict[str, str] | None = None
        self._words = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(_Form(given.get("action", ""), given.get("method", "get").lower()))
        if not self.forms:
            return
        fields = self.forms[-1].fields
        if tag == "input" and given.get("type") in ("submit", "button"):
            self.forms[-1].buttons.append((given.get("value", ""), given.get("name", ""), given.get("value", "")))
        elif tag == "input" and "name" in given and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            fields[given["name"]] = given.get("value", "on" if given.get("type") == "checkbox" else "")
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self._select and (self._select not in fields or "selected" in given):
            fields[self._select] = given.get("value", "")
        elif tag == "button":
            self._button, self._words = given, ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "button" and self._button is not None and self.forms:
            words = re.sub(r"\s+", " ", self._words).strip()
            self.forms[-1].buttons.append((words, self._button.get("name", ""), self._button.get("value", "")))
            self._button = None


def _press(page: str, names: list[str]) -> tuple[_Form, dict[str, str]] | None:
    parser = _Forms()
    parser.feed(page)
    for wanted in names:
        for form in parser.forms:
            for words, name, value in form.buttons:
                if wanted in words:
                    return form, form.fields | ({name: value} if name else {})
    return None
