"""Backends of the tests, and what the runner says of them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.client import Client, Watch
from kit.contract import Contract
from kit.run import run_all
from kit.scenario import Level, Outcome, Result
from kit.sign_in import ByForm
from kit.world import World
from second.app import start

from named import MEET_LIMIT, NAMED_BY

ROOT = Path(__file__).parents[3]
REFERENCE = Path(os.environ.get("BACKEND", ROOT / "target/debug/reference-backend"))
ADMINISTRATOR, EMPLOYEE = "Иванова Мария Петровна", "Кузнецов Олег Дмитриевич"
# So many requests a minute, where the limit is to be met; all scenarios need about 1,300.
LIMIT, LIMIT_ALONE = 1800, 60
# So many numbers an hour, likewise.
NUMBER_LIMIT = 150


def world_of(url: str, origin: str, rate_requests: int = 0) -> World:
    client = Client(url, origin, Watch(Contract()))
    return World(client, ByForm(), ADMINISTRATOR, EMPLOYEE, rate_requests)


def found_in(planted: str | None) -> dict[str, list[str]]:
    """The scenarios that fail on the second backend, with what they saw. What is to be named by one, that one looks for."""
    only = NAMED_BY.get(planted or "")
    limit = (LIMIT_ALONE if only else LIMIT) if planted is None or planted in MEET_LIMIT else None
    backend = start(defect=planted, limit=limit or 1_000_000, number_limit=NUMBER_LIMIT if limit else 1_000_000)
    try:
        world = world_of(backend.url, backend.site.origin, 2 * (limit or 0))
        highest = Level.CORE if planted == "core-alone" else Level.SECTIONS
        found = failed(run_all(world, highest, only=only))
        secrets = backend.site.state.sessions.keys() | backend.site.state.logins.keys()
    finally:
        backend.stop()
    told = "\n".join(line for seen in found.values() for line in seen)
    assert not [secret for secret in secrets if secret in told], "a session's cookie, or a sign-in's state, was printed"
    return found


def failed(results: list[Result]) -> dict[str, list[str]]:
    return {result.scenario.name: result.seen for result in results if result.outcome is Outcome.FAILED}


@contextmanager
def reference(folder: Path, **environment: str) -> Iterator[World]:
    """The reference backend on demo data of its own."""
    given = {"PORT": "0", "IDP_PORT": "0", "DATABASE": str(folder / "demo.sqlite"), "REQUEST_LIMIT": "1000000", "NUMBER_LIMIT": "1000000"}
    with (folder / "log.txt").open("a") as log:
        process = subprocess.Popen(
            [REFERENCE], env=given | environment, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
        )
    try:
        assert process.stdout is not None
        said = dict(line.strip().split(": ", 1) for line in (process.stdout.readline(), process.stdout.readline()))
        origin = said["Кабинет"]
        yield world_of(f"{origin}/api/v1", origin)
    finally:
        process.terminate()
        process.wait()
