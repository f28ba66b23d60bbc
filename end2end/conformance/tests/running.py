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
from second.defects import DEFECTS, SECTION_DEFECTS

ROOT = Path(__file__).parents[3]
REFERENCE = Path(os.environ.get("BACKEND", ROOT / "target/debug/reference-backend"))
ADMINISTRATOR, EMPLOYEE = "Иванова Мария Петровна", "Кузнецов Олег Дмитриевич"
# So many requests a minute, where the limit is to be met; the scenarios alone need about 1,000.
LIMIT = 1500
# So many numbers an hour, likewise.
NUMBER_LIMIT = 150


def world_of(url: str, origin: str, rate_requests: int = 0) -> World:
    client = Client(url, origin, Watch(Contract()))
    return World(client, ByForm(), ADMINISTRATOR, EMPLOYEE, rate_requests)


def found_in(defect: str | None) -> dict[str, list[str]]:
    """The scenarios that fail on the second backend, with what they saw."""
    meets_limit = defect in (None, "retry-after-missing")
    # What is planted in the sections, the scenarios of the sections find, and those of before find the rest.
    lowest = Level.SECTIONS if defect in SECTION_DEFECTS else Level.CORE
    highest = Level.ADMINISTRATION if defect in DEFECTS and lowest is Level.CORE else Level.SECTIONS
    limits = {"limit": LIMIT, "number_limit": NUMBER_LIMIT} if meets_limit else {"limit": 1_000_000}
    backend = start(defect=defect, **limits)
    try:
        world = world_of(backend.url, backend.site.origin, LIMIT if meets_limit else 0)
        results = run_all(world, highest, lowest=lowest)
    finally:
        backend.stop()
    return failed(results)


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
