"""What a red line says of a request and its answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from kit.exchange import RECENT, Exchange, told
from kit.numbers import inn, place_of, snils
from kit.scenario import Failed, check

SECRETS = ("s3cret-session", "t0ken-of-access", "c0de-of-provider", "st4te-of-sign-in")


@pytest.fixture(autouse=True)
def nothing_before() -> Iterator[None]:
    RECENT.clear()
    yield
    RECENT.clear()


def _exchange(path: str = "/callback", status: int = 200, **more: object) -> Exchange:
    given = {
        "method": "POST",
        "path": path,
        "sent": {"Cookie": f"__Host-session={SECRETS[0]}; other={SECRETS[0]}", "Authorization": f"Bearer {SECRETS[1]}", "If-Match": '"v1"'},
        "body": json.dumps({"code": SECRETS[2], "state": SECRETS[3]}).encode(),
        "status": status,
        "came": {"Set-Cookie": f"__Host-session={SECRETS[0]}; Path=/; HttpOnly", "X-Request-Id": "r1"},
        "text": json.dumps({"state": "signed_in", "redirect_url": f"https://id.example/?state={SECRETS[3]}"}),
        "name": f"POST {path}: {status}",
    }
    return Exchange(**(given | more))


def test_no_secret_is_in_it() -> None:
    lines = "\n".join(_exchange().lines())
    assert not [secret for secret in SECRETS if secret in lines], lines
    for kept in ("POST /callback", '"v1"', "__Host-session=…", "HttpOnly", "signed_in", "r1"):
        assert kept in lines, lines


def test_no_whole_number_is_in_it() -> None:
    for number in ("11223344595", "112-233-445 95", "500100732259"):
        lines = "\n".join(_exchange(f"/x?q={quote_plus(number)}", body=json.dumps({"snils": number}).encode(), text=f"neither {number} here").lines())
        assert number not in lines and "***" in lines, lines


def test_it_is_short() -> None:
    assert all(len(line) < 800 for line in _exchange("/x", body=b"x" * 9000, text="y" * 9000).lines())


def test_the_answer_that_the_sentence_names_is_shown() -> None:
    RECENT.extend([_exchange("/one", 403), _exchange("/two", 404), _exchange("/one", 200)])
    assert "/two" in told("under another organization: POST /two: 404 `not-found`")[0]
    assert "пришло / came: 403" in told("POST /one: 403 `csrf`")[1]
    assert told("nothing is named") == RECENT[-1].lines()


def test_what_is_put_back_afterwards_is_not_shown() -> None:
    RECENT.append(_exchange("/failed", 500))
    with pytest.raises(Failed) as failed:
        try:
            check(False, "something else than expected")
        finally:
            RECENT.append(_exchange("/put-back", 204))
    assert "/failed" in failed.value.seen[1]


def test_numbers_are_found_wherever_they_are() -> None:
    number = snils()
    grouped = f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"
    assert place_of({number}, json.dumps({"more": [{"card": grouped}]}), {})
    assert place_of({number}, "{}", {"Location": f"/employees/{number}"})
    assert place_of({number, inn()}, json.dumps({"snils_masked": f"***-***-*{number[7:9]} {number[9:]}"}), {}) is None
