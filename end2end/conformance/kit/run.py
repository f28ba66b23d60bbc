"""Runs the scenarios, one after another, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable

import requests

from . import scenarios  # noqa: F401 - names them
from .scenario import SCENARIOS, Failed, Level, NotChecked, Outcome, Result, Scenario
from .sign_in import CannotSignIn
from .world import World


def run_all(
    world: World,
    level: Level,
    told: Callable[[Result], None] = lambda _: None,
    between: Callable[[], list[Result]] = list,
    lowest: Level = Level.CORE,
) -> list[Result]:
    """`between` comes after the scenarios and before those that take something away; `lowest` leaves out what is below."""
    chosen = [each for each in SCENARIOS if lowest <= each.level <= level]
    results = []
    for each in chosen:
        if not each.late:
            results.append(_run(each, world))
            told(results[-1])
    for result in between():
        results.append(result)
        told(result)
    for each in sorted(chosen, key=lambda each: each.late):
        if each.late:
            results.append(_run(each, world))
            told(results[-1])
    return results


def _run(scenario: Scenario, world: World) -> Result:
    try:
        if scenario.capability is not None and scenario.capability not in world.offers:
            return Result(scenario, Outcome.NOT_CHECKED, [f"`{scenario.capability}` is not offered"])
        scenario.run(world)
    except NotChecked as reason:
        return Result(scenario, Outcome.NOT_CHECKED, [str(reason)])
    except (Failed, CannotSignIn, requests.RequestException) as seen:
        return Result(scenario, Outcome.FAILED, [str(seen)])
    except (AttributeError, KeyError, TypeError, IndexError, ValueError) as shape:
        # The scenario reads what the contract requires; an answer without it is the backend's fault.
        return Result(scenario, Outcome.FAILED, [f"an answer is not of the shape that the contract gives: {shape!r}"])
    return Result(scenario, Outcome.PASSED)
