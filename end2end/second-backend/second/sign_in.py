"""Signing in and out, profile `backend`: this backend is the provider's client."""

from __future__ import annotations

import secrets
from datetime import timedelta

from starlette.responses import Response

from .model import Session, now, stamp
from .provider import Provider, challenge_of
from .web import COOKIE, SESSION_LENGTH, Call, Problem, invalid, ok

BINDING = "kabinet_login"
LOGIN_LENGTH = timedelta(minutes=10)


def _session(session: Session | None) -> dict[str, object]:
    if session is None:
        return {"state": "signed_out"}
    person = session.person
    return {
        "state": "signed_in",
        "expires_at": stamp(session.used_at + SESSION_LENGTH),
        "person": {"id": person.id, **person.names()},
    }


async def get_session(call: Call) -> Response:
    if call.session is None and call.site.broken("nobody-is-401"):
        raise Problem(401, "unauthenticated")
    answer = ok(_session(call.session))
    if call.session is None:
        _begin_as_nobody(call, answer)
    return answer


def _begin_as_nobody(call: Call, answer: Response) -> None:
    """A session before anybody signs in, as many frameworks have it."""
    early = call.site.broken("session-before-sign-in") or call.site.broken("session-id-of-before")
    if early and call.request.cookies.get(COOKIE) not in call.site.state.sessions:
        token = secrets.token_urlsafe(32)
        call.site.state.sessions[token] = Session(None, now())
        answer.set_cookie(COOKIE, token, httponly=True, samesite="lax")


def _new_token(call: Call) -> str:
    brought = call.request.cookies.get(COOKIE, "")
    known = brought in call.site.state.sessions
    kept = brought if call.site.broken("session-id-planted") or known and call.site.broken("session-id-of-before") else ""
    if not call.site.broken("earlier-session-lives"):
        call.site.state.sessions.pop(brought, None)
    return kept or secrets.token_urlsafe(32)


def login_with(provider: Provider):  # noqa: ANN201 - a handler
    async def start_login(call: Call) -> Response:
        if await call.request.body():
            _max_age((await call.body()).get("max_age"))
        logins = call.site.state.logins
        for old in [state for state, (_, _, until) in logins.items() if until < now()]:
            del logins[old]
        state, verifier = secrets.token_urlsafe(16), secrets.token_urlsafe(40)
        browser = call.request.cookies.get(BINDING) or secrets.token_urlsafe(16)
        logins[state] = (browser, verifier, now() + LOGIN_LENGTH)
        lasts = int(LOGIN_LENGTH.total_seconds())
        url = provider.authorize_url(state, challenge_of(verifier))
        answer = ok({"authorize_url": url, "state": state, "expires_in": lasts})
        answer.set_cookie(BINDING, browser, max_age=lasts, httponly=True, samesite="lax")
        _begin_as_nobody(call, answer)
        return answer

    return start_login


def _max_age(value: object) -> None:
    # This provider asks anew each time; the number only has to be one.
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4_294_967_295
    if value is not None and not whole:
        raise invalid(("/max_age", "format"))


def callback_with(provider: Provider):  # noqa: ANN201 - a handler
    async def complete_login(call: Call) -> Response:
        body = await call.body()
        code, state, issuer = (body.get(name) for name in ("code", "state", "iss"))
        _texts({"code": (code, 4000), "state": (state, 500)}, {"iss": (issuer, 500)})
        logins = call.site.state.logins
        browser, verifier, until = logins.get(str(state), ("", "", now()))
        if not browser or browser != call.request.cookies.get(BINDING):
            raise Problem(400, "login-unknown")
        twice = call.site.broken("state-works-twice")
        if not twice and not call.site.broken("state-stays"):
            del logins[str(state)]
        if until < now():
            raise Problem(400, "login-expired")
        named = issuer == provider.origin if issuer is not None else not provider.names_itself
        passed = issuer is None and call.site.broken("issuer-missing-accepted")
        if not (named or passed or call.site.broken("issuer-unchecked")):
            raise Problem(400, "other-provider")
        if twice and str(code) in provider.codes:
            person, challenge = provider.codes[str(code)]
            person = person if challenge == challenge_of(verifier) else None
        else:
            person = provider.redeem(str(code), verifier)
        if person is None:
            raise Problem(400, "code-rejected")
        token = _new_token(call)
        call.session = call.site.state.sessions[token] = Session(person, now())
        answer = ok(_session(call.session))
        answer.set_cookie(COOKIE, token, httponly=not call.site.broken("cookie-readable"), samesite="lax")
        return answer

    return complete_login


def _texts(required: dict[str, tuple[object, int]], optional: dict[str, tuple[object, int]]) -> None:
    errors = []
    for name, (value, longest) in (required | optional).items():
        if value is None:
            if name in required:
                errors.append((f"/{name}", "required"))
        elif not isinstance(value, str) or not value and name in required:
            errors.append((f"/{name}", "format"))
        elif len(value) > longest:
            errors.append((f"/{name}", "too_long"))
    if errors:
        raise invalid(*errors)


def _end_elsewhere(call: Call) -> None:
    sessions, person = call.site.state.sessions, call.person
    if not call.site.broken("everywhere-is-here"):
        for token in [token for token, session in sessions.items() if session.person == person]:
            del sessions[token]


def logout_everywhere_with(provider: Provider):  # noqa: ANN201 - a handler
    here = logout_with(provider)

    async def logout_everywhere(call: Call) -> Response:
        _end_elsewhere(call)
        return await here(call)

    return logout_everywhere


def logout_with(provider: Provider):  # noqa: ANN201 - a handler
    async def logout(call: Call) -> Response:
        if not call.site.broken("session-outlives-logout"):
            call.site.state.sessions.pop(call.request.cookies.get(COOKIE, ""), None)
        call.session = None
        home = "https://elsewhere.example" if call.site.broken("sign-out-elsewhere") else provider.redirect_uri.rsplit("/auth/", 1)[0]
        back = f"{home}/auth/signed-out"
        answer = ok({"redirect_url": f"{provider.origin}/leave?post_logout_redirect_uri={back}"})
        answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return answer

    return logout
