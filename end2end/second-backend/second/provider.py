"""A stand-in for the identity provider: a page with a button for each person, codes and PKCE."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from .model import Person, State

CLIENT = "second-backend"


@dataclass
class Provider:
    """Codes that were given and not yet exchanged: whose, for which challenge and address."""

    state: State
    origin: str = ""
    redirect_uri: str = ""
    # RFC 9207: whether its answers name it.
    names_itself: bool = True
    codes: dict[str, tuple[Person, str]] = field(default_factory=dict)

    def authorize_url(self, state: str, challenge: str) -> str:
        query = {
            "response_type": "code",
            "client_id": CLIENT,
            "redirect_uri": self.redirect_uri,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self.origin}/choose?{urlencode(query)}"

    def redeem(self, code: str, verifier: str) -> Person | None:
        person, challenge = self.codes.pop(code, (None, ""))
        return person if challenge == challenge_of(verifier) else None

    async def choose(self, request: Request) -> Response:
        if request.query_params.get("redirect_uri") != self.redirect_uri:
            return HTMLResponse("Неизвестный адрес возврата", 400)
        hidden = "".join(
            f'<input type="hidden" name="{name}" value="{escape(request.query_params.get(name, ""))}">'
            for name in ("state", "code_challenge")
        )
        buttons = "".join(
            f'<li><button name="person" value="{person.id}">{escape(person.full_name)}</button></li>'
            for person in self.state.people.values()
        )
        return HTMLResponse(
            '<!doctype html><html lang="ru"><meta charset="utf-8"><title>Кто входит? — Госуслуги (стенд)</title>'
            f'<main><h1>Кто входит?</h1><form method="post" action="chosen">{hidden}<ul>{buttons}</ul></form></main>'
        )

    async def chosen(self, request: Request) -> Response:
        form = await request.form()
        person = self.state.people.get(str(form.get("person")))
        if person is None:
            return HTMLResponse("Такого человека здесь нет", 400)
        code = secrets.token_urlsafe(24)
        self.codes[code] = (person, str(form.get("code_challenge")))
        query = {"code": code, "state": str(form.get("state"))}
        query |= {"iss": self.origin} if self.names_itself else {}
        return RedirectResponse(f"{self.redirect_uri}?{urlencode(query)}", 303)

    async def leave(self, request: Request) -> Response:
        back = request.query_params.get("post_logout_redirect_uri", "")
        if back != self.redirect_uri.rsplit("/auth/", 1)[0] + "/auth/signed-out":
            return HTMLResponse("Вы вышли")
        state = request.query_params.get("state")
        return RedirectResponse(back + (f"?{urlencode({'state': state})}" if state else ""), 303)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/choose", self.choose),
                Route("/chosen", self.chosen, methods=["POST"]),
                Route("/leave", self.leave),
                # A browser asks for it by itself.
                Route("/favicon.ico", lambda _: Response(status_code=204)),
            ]
        )


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
