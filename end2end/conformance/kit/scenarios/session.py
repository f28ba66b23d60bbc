"""Signing in and out, and what keeps foreign pages out."""

from __future__ import annotations

import requests

from ..client import Answer, Client
from ..scenario import Level, NotChecked, check, scenario
from ..sign_in import Redirect, Returned
from ..world import World

CORE = Level.CORE


def _whole(world: World) -> Redirect:
    if not isinstance(world.way, Redirect):
        raise NotChecked("a cookie or a token was given, so nobody signs in here")
    return world.way


def _session_cookie(before: set[str], client: Client) -> requests.cookies.cookiejar.Cookie:
    """The one that signing in set."""
    new = [cookie for cookie in client.http.cookies if cookie.name not in before]
    check(new, "signing in set no cookie")
    return new[0]


@scenario(
    "session.nobody",
    CORE,
    does=("Спрашивает, кто вошёл, когда не вошёл никто", "Asks who is signed in when nobody is"),
    consequence=(
        "Приложение не покажет страницу входа: вместо неё будет сообщение о сбое",
        "The app cannot show its landing: a failure stands there instead",
    ),
)
def nobody(world: World) -> None:
    answer = world.nobody.another().get("/session")
    check(answer.status == 200 and answer["state"] == "signed_out", f"nobody is signed in, and {answer}")


@scenario(
    "session.sign-in",
    CORE,
    does=("Проходит вход целиком и смотрит на cookie сеанса", "Signs in and looks at the session's cookie"),
    consequence=(
        "Войти нельзя, либо cookie сеанса доступна скриптам и её можно украсть со страницы",
        "Nobody can sign in, or scripts can read the session's cookie and carry it away",
    ),
)
def sign_in(world: World) -> None:
    way, client = _whole(world), world.nobody.another()
    returned = way.begin(client, world.administrator_name)
    before = {cookie.name for cookie in client.http.cookies}
    answer = client.call("POST", "/callback", returned.body())
    check(answer.status == 200 and answer["state"] == "signed_in", f"not signed in: {answer}")
    cookie = _session_cookie(before, client)
    rest = {name.lower(): value for name, value in cookie._rest.items()}  # noqa: SLF001 - there is no other way
    check("httponly" in rest, f"the cookie `{cookie.name}` is not HttpOnly")
    same_site = (rest.get("samesite") or "").lower()
    # `None` is for a cabinet in sites of other domains; no browser takes it without `Secure`.
    guarded = same_site in ("lax", "strict") or (same_site == "none" and cookie.secure)
    check(guarded, f"the cookie `{cookie.name}` has neither SameSite=Lax nor SameSite=None with Secure")
    if same_site == "none":
        elsewhere = client.call("GET", "/session", sec_fetch_site="cross-site")
        check(elsewhere["state"] == "signed_out", "a picture on another site keeps the session alive")
    if client.base.startswith("https:"):
        check(cookie.secure, f"the cookie `{cookie.name}` is not Secure")
    present = client.get("/session")
    check(present["state"] == "signed_in", f"the cookie is not believed: {present}")


@scenario(
    "session.state-once",
    CORE,
    does=(
        "Возвращается с тем же state второй раз, с неизвестным state и из другого браузера",
        "Comes back with a state used before, an unknown one, and one of another browser",
    ),
    consequence=(
        "Чужой или повторный ответ провайдера откроет сеанс: войти можно не тем человеком",
        "A foreign or repeated answer of the provider opens a session: one is signed in as somebody else",
    ),
)
def state_once(world: World) -> None:
    way, client = _whole(world), world.nobody.another()
    returned = way.begin(client, world.administrator_name)
    stolen = client.another().call("POST", "/callback", returned.body())
    check(stolen.status == 400, f"another browser with the same state: {stolen}")
    returned = way.begin(client, world.administrator_name)
    check(client.call("POST", "/callback", returned.body()).status == 200, "the first time it has to work")
    again = client.call("POST", "/callback", returned.body())
    check(again.status == 400, f"the same state a second time: {again}")
    unknown = client.call("POST", "/callback", Returned("code", "nobody-gave-this-state", None).body())
    check(unknown.status == 400 and unknown.problem == "login-unknown", f"an unknown state: {unknown}")


@scenario(
    "session.sign-out",
    CORE,
    does=("Выходит и пробует прежнюю cookie", "Signs out and tries the old cookie"),
    consequence=(
        "«Выход» не заканчивает сеанс: следующий за этим компьютером увидит чужой кабинет",
        "Signing out ends nothing: whoever sits at this machine next is in somebody's cabinet",
    ),
)
def sign_out(world: World) -> None:
    way, client = _whole(world), world.nobody.another()
    way.sign_in(client, world.administrator_name)
    old = client.http.cookies.copy()
    answer = client.call("POST", "/logout")
    check(answer.status == 200, f"not signed out: {answer}")
    client.http.cookies = old
    after = client.get("/organizations")
    check(after.status == 401, f"the old cookie after signing out: {after}")
    twice = client.call("POST", "/logout")
    check(twice.status == 200, f"signing out without a session: {twice}")


def _forged(world: World, **headers: str | None) -> tuple[Answer, Answer]:
    """A grant of nobody, and the same from the app."""
    body = {"staff_id": "nobody-at-all", "permissions": world.usual[:1]}
    path, key = world.path("employees"), "conformance-forged-request"
    forged = world.administrator.call("POST", path, body, Idempotency_Key=key, **headers)
    return forged, world.administrator.call("POST", path, body, Idempotency_Key=key + "-own")


@scenario(
    "session.requested-by",
    CORE,
    does=("Шлёт изменение без X-Requested-By", "Sends a change without X-Requested-By"),
    consequence=(
        "Форма на чужом сайте сможет менять доступ от имени вошедшего администратора",
        "A form on another site can change access in the name of whoever is signed in",
    ),
)
def requested_by(world: World) -> None:
    for value in (None, "somebody-else"):
        forged, own = _forged(world, X_Requested_By=value)
        check(forged.status == 403 and forged.problem == "csrf", f"X-Requested-By {value}: {forged}")
        check(own.problem != "csrf", f"the app itself is refused: {own}")


@scenario(
    "session.origin",
    CORE,
    does=("Шлёт изменение с чужим Origin", "Sends a change with another site's Origin"),
    consequence=(
        "Страница чужого сайта сможет менять доступ от имени вошедшего администратора",
        "Another site's page can change access in the name of whoever is signed in",
    ),
)
def origin(world: World) -> None:
    for foreign in ("https://elsewhere.example", "null"):
        forged, own = _forged(world, Origin=foreign)
        check(forged.status == 403 and forged.problem == "csrf", f"Origin {foreign}: {forged}")
        check(own.problem != "csrf", f"the app itself is refused: {own}")


@scenario(
    "session.unauthenticated",
    CORE,
    does=("Читает списки без сеанса и с выдуманной cookie", "Reads lists without a session and with a made-up cookie"),
    consequence=(
        "Приложение не поймёт, что сеанс закончился, и не предложит войти снова",
        "The app cannot tell that the session ended, and does not offer to sign in again",
    ),
)
def unauthenticated(world: World) -> None:
    made_up = world.nobody.another()
    made_up.http.headers["Cookie"] = "session=made-up; kabinet=made-up"
    for client in (world.nobody.another(), made_up):
        for path in ("/organizations", world.path(), world.path("employees")):
            answer = client.get(path)
            check(answer.status == 401 and answer.problem == "unauthenticated", answer)
