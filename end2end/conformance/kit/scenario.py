"""A scenario: what is done, and what the app cannot do when it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from .exchange import told

if TYPE_CHECKING:
    from .world import World


class Level(IntEnum):
    """Each has everything of the one before."""

    CORE = 1
    ADMINISTRATION = 2
    SECTIONS = 3


@dataclass(frozen=True)
class Words:
    ru: str
    en: str


@dataclass(frozen=True)
class Scenario:
    name: str
    level: Level
    does: Words
    consequence: Words
    run: Callable[[World], None]
    capability: str | None = None
    # After all others if not 0: it takes something away from them, or looks back at them.
    late: int = 0


SCENARIOS: list[Scenario] = []


def scenario(
    name: str, level: Level, *, does: tuple[str, str], consequence: tuple[str, str], capability: str | None = None, late: int = 0
) -> Callable[[Callable[[World], None]], Callable[[World], None]]:
    def register(run: Callable[[World], None]) -> Callable[[World], None]:
        SCENARIOS.append(Scenario(name, level, Words(*does), Words(*consequence), run, capability, late))
        return run

    return register


class Failed(Exception):
    """What was seen instead of what the contract says: a sentence, then what was sent and what came."""

    def __init__(self, sentence: str, lines: list[str] | None = None) -> None:
        super().__init__(sentence)
        # Now: what is put back afterwards is asked for, too.
        self.seen = [sentence, *(told(sentence) if lines is None else lines)]


class NotChecked(Exception):
    """Why it could not be tried here."""


def check(holds: object, otherwise: object) -> None:
    if not holds:
        raise Failed(str(otherwise))


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass
class Result:
    scenario: Scenario
    outcome: Outcome
    seen: list[str] = field(default_factory=list)
