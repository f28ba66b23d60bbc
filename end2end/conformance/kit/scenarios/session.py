"""Signing in and out, and what keeps foreign pages out."""

from __future__ import annotations

import uuid
from urllib.parse import parse_qs, urlsplit

import requests

from ..client import Answer, Client
from ..scenario import Level, NotChecked, check, scenario
from ..sign_in import CannotSignIn, Redirect, Returned
from ..world import World

CORE = Level.CORE


def _whole(world: World) -> Redirect:
    if not isinstance(world.way, Redirect):
        raise NotChecked("a cookie or a token was given, so nobody signs in here")
    return world.way


def _values(client: Client) -> dict[str, str | None]:
    return {cookie.name: cookie.value for cookie in client.http.cookies}


def _session_cookie(before: dict[str, str | None], client: Client) -> requests.cookies.cookiejar.Cookie:
    """The one that signing in set. There may have been one of its name before, of nobody."""
    new = [cookie for cookie in client.http.cookies if before.get(cookie.name) != cookie.value]
    check(new, "signing in set no cookie, or left the one of before")
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
    before = _values(client)
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
    _unknown(stolen, "another browser with the same state")
    address = way.start(client)
    returned = way.returned(client, address, world.administrator_name)
    first = client.call("POST", "/callback", returned.body())
    check(first.status == 200, f"the first time it has to work: {first}")
    _unknown(client.call("POST", "/callback", returned.body()), "the same answer of the provider a second time")
    _unknown(client.call("POST", "/callback", Returned("code", "nobody-gave-this-state", returned.iss).body()), "an unknown state")
    try:
        # The provider is asked once more for the same sign-in, so the code is new and only the state was used.
        returned = way.returned(client, address, world.administrator_name)
    except CannotSignIn:
        return
    _unknown(client.call("POST", "/callback", returned.body()), "a used state with a new code")


def _unknown(answer: Answer, tried: str) -> None:
    check(answer.status == 400 and answer.problem == "login-unknown", f"{tried}, 400 `login-unknown` expected: {answer}")


@scenario(
    "session.new-id",
    CORE,
    does=(
        "Входит в браузере, где cookie сеанса уже есть: подложенная, сеанса до входа, прежнего сеанса",
        "Signs in where there is a session's cookie already: a planted one, one of before, one of an earlier sign-in",
    ),
    consequence=(
        "Кто заранее подложил cookie, окажется в кабинете того, кто вошёл",
        "Whoever planted a cookie beforehand is in the cabinet of who signs in",
    ),
)
def new_id(world: World) -> None:
    way, known = _whole(world), world.nobody.another()
    returned = way.begin(known, world.administrator_name)
    before = _values(known)
    known.call("POST", "/callback", returned.body())
    cookie = _session_cookie(before, known)
    client = known.another()
    for planted in (None, f"planted-{uuid.uuid4().hex}"):
        client.http.cookies.clear()
        client.get("/session")
        if planted is not None:
            client.http.cookies.set(cookie.name, planted, domain=cookie.domain, path=cookie.path)
        returned = way.begin(client, world.administrator_name)
        knew = client.another()
        knew.http.cookies = client.http.cookies.copy()
        if planted is not None:
            knew.http.cookies.set(cookie.name, planted, domain=cookie.domain, path=cookie.path)
        answer = client.call("POST", "/callback", returned.body())
        check(answer.status == 200, f"not signed in: {answer}")
        stale = knew.get("/session")
        check(stale["state"] == "signed_out", f"who knew the cookies of before the sign-in is signed in by them: {stale}")

@scenario(
    "session.second-sign-in",
    CORE,
    does=("Входит второй раз в том же браузере и пробует прежнюю cookie", "Signs in a second time in one browser and tries the cookie of before"),
    consequence=(
        "Человек вышел из одного сеанса, а другой, забытый, остался открытым",
        "The user ends one session, and another one, forgotten, stays open",
    ),
)
def second_sign_in(world: World) -> None:
    way, client = _whole(world), world.nobody.another()
    returned = way.begin(client, world.administrator_name)
    before = _values(client)
    first = client.call("POST", "/callback", returned.body())
    check(first.status == 200, f"not signed in: {first}")
    cookie, earlier = _session_cookie(before, client), client.another()
    earlier.http.cookies = client.http.cookies.copy()
    again = way.sign_in(client, world.administrator_name)
    check(_values(client)[cookie.name] != cookie.value, f"the second sign-in left the id of the first session: {again}")
    after = earlier.get("/organizations")
    check(after.status == 401, f"the session of before the second sign-in: {after}")
    check(client.get("/session")["state"] == "signed_in", "the second sign-in ended itself")


@scenario(
    "session.other-provider",
    CORE,
    does=("Возвращается с чужим `iss` и без него", "Comes back with the `iss` of another provider, and without any"),
    consequence=(
        "Ответ чужого провайдера примут за ответ Госуслуг (RFC 9207)",
        "The answer of another provider is taken for that of Госуслуги (RFC 9207)",
    ),
)
def other_provider(world: World) -> None:
    way, client = _whole(world), world.nobody.another()
    tried: list[str | None] = ["https://elsewhere.example"]
    while tried:
        issuer = tried.pop()
        returned = way.begin(client, world.administrator_name)
        answer = client.call("POST", "/callback", Returned(returned.code, returned.state, issuer).body())
        refused = answer.status == 400 and answer.problem == "other-provider"
        check(refused, f"`iss` {issuer or 'missing, which the provider always sends'}, 400 `other-provider` expected: {answer}")
        check(client.get("/session")["state"] == "signed_out", "400, and yet somebody is signed in")
        # Of a provider that names itself, an answer without a name is none (RFC 9207, 2.4).
        if issuer is not None and returned.iss is not None:
            tried.append(None)


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
    _returns_here(answer, client.origin)
    client.http.cookies = old
    after = client.get("/organizations")
    check(after.status == 401, f"the old cookie after signing out: {after}")
    twice = client.call("POST", "/logout")
    check(twice.status == 200, f"signing out without a session: {twice}")


@scenario(
    "session.everywhere",
    CORE,
    capability="sign_out_everywhere",
    does=("Входит в двух браузерах и выходит на всех устройствах", "Signs in in two browsers and signs out on all devices"),
    consequence=(
        "Кто потерял телефон, не сможет закрыть кабинет, открытый в нём",
        "Whoever lost their phone cannot close the cabinet that is open in it",
    ),
    # The administrator's own session ends too.
    late=2,
)
def everywhere(world: World) -> None:
    way, here, there, other = _whole(world), world.nobody.another(), world.nobody.another(), world.nobody.another()
    for client, name in ((here, world.administrator_name), (there, world.administrator_name), (other, world.employee_name)):
        way.sign_in(client, name)
    answer = here.call("POST", "/logout/everywhere")
    check(answer.status == 200, f"not signed out: {answer}")
    for client in (here, there):
        after = client.get("/organizations")
        check(after.status == 401, f"signed out on all devices, and {after}")
    somebody_else = other.get("/organizations", limit=1)
    check(somebody_else.status == 200, f"signed out, and so is somebody else: {somebody_else}")
    nobody = world.nobody.another().call("POST", "/logout/everywhere")
    check(nobody.status == 401, f"without a session: {nobody}")


def _returns_here(answer: Answer, origin: str) -> None:
    """Where the browser goes to end the provider's session, and where that sends it afterwards."""
    address = answer["redirect_url"]
    if address is None:
        return
    check(urlsplit(address).scheme in ("http", "https"), f"`redirect_url` is no address of a page: {answer}")
    query = parse_qs(urlsplit(address).query)
    for name in ("post_logout_redirect_uri", "redirect_url"):
        for back in query.get(name, []):
            ours = back == origin or back.startswith(f"{origin}/")
            check(ours, f"after signing out the provider sends the browser to {urlsplit(back).netloc}, not back to the app: {answer}")


def _refuses_forged(world: World, tried: list[dict[str, str | None]]) -> None:
    """Each of these headers is refused, where a session could be ended and where access could be given; the app's own are not."""
    checked = 0
    if isinstance(world.way, Redirect):
        client = world.nobody.another()
        world.way.sign_in(client, world.administrator_name)
        # Sign-ins are counted, forged ones too.
        _is_forged(client.call("POST", "/login", **tried[0]), tried[0])
        for headers in tried:
            _is_forged(client.call("POST", "/logout", **headers), headers)
            going_on = client.get("/session")
            check(going_on["state"] == "signed_in", f"403, and yet {headers} ended the session: {going_on}")
        own = client.call("POST", "/logout")
        check(own.status == 200, f"the app itself is refused: {own}")
        checked += 1
    if world.catalogue:
        body = {"staff_id": "nobody-at-all", "permissions": [world.catalogue[0]["code"]]}
        for headers in tried:
            _is_forged(world.grant(body, **headers), headers)
        own = world.grant(body)
        check(own.problem != "csrf", f"the app itself is refused: {own}")
        checked += 1
    if not checked:
        raise NotChecked("nobody signs in here, and there is no catalogue of permissions")


def _is_forged(answer: Answer, headers: dict[str, str | None]) -> None:
    said = ", ".join(f"{name.replace('_', '-')}: {value or 'missing'}" for name, value in headers.items())
    check(answer.status == 403 and answer.problem == "csrf", f"{said}, 403 `csrf` expected: {answer}")


@scenario(
    "session.requested-by",
    CORE,
    does=("Выходит, входит и даёт доступ без X-Requested-By", "Signs out, signs in and gives access without X-Requested-By"),
    consequence=(
        "Форма на чужом сайте сможет менять доступ от имени вошедшего администратора",
        "A form on another site can change access in the name of whoever is signed in",
    ),
)
def requested_by(world: World) -> None:
    _refuses_forged(world, [{"X_Requested_By": value} for value in (None, "somebody-else")])


@scenario(
    "session.origin",
    CORE,
    does=(
        "Выходит, входит и даёт доступ с чужим Origin, в том числе похожим на свой",
        "Signs out, signs in and gives access with another site's Origin, some of them like the app's",
    ),
    consequence=(
        "Страница чужого сайта сможет менять доступ от имени вошедшего администратора",
        "Another site's page can change access in the name of whoever is signed in",
    ),
)
def origin(world: World) -> None:
    own = world.nobody.origin
    scheme, _, host = own.partition("://")
    other_scheme = f"{'http' if scheme == 'https' else 'https'}://{host}"
    alike = (f"{own}.elsewhere.example", f"{own}9", f"{scheme}://elsewhere-{host}", f"{own}@elsewhere.example", other_scheme)
    _refuses_forged(world, [{"Origin": foreign} for foreign in ("https://elsewhere.example", "null", *alike)])


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
        for path in ("/organizations", world.path()):
            answer = client.get(path)
            check(answer.status == 401 and answer.problem == "unauthenticated", answer)
