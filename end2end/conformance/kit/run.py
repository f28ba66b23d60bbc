"""Runs the scenarios, one after another, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable

import requests

from . import scenarios  # noqa: F401 - names them
from .exchange import told
from .scenario import SCENARIOS, Failed, Level, NotChecked, Outcome, Result, Scenario
from .sign_in import CannotSignIn
from .world import World


def run_all(
    world: World,
    level: Level,
    told: Callable[[Result], None] = lambda _: None,
    between: Callable[[], list[Result]] = list,
    only: str | None = None,
) -> list[Result]:
    """`between` comes after the scenarios and before those that take something away; `only` leaves out all others."""
    chosen = [each for each in SCENARIOS if each.level <= level and only in (None, each.name)]
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
    except Failed as failed:
        return Result(scenario, Outcome.FAILED, failed.seen)
    except CannotSignIn as reason:
        return Result(scenario, Outcome.FAILED, [str(reason), *told(str(reason))])
    except requests.RequestException as error:
        # Its own words hold the address, in which there may be a code.
        asked = f"{error.request.method} {(error.request.url or '').split('?')[0]}" if error.request else "a request"
        return Result(scenario, Outcome.FAILED, [f"{asked} had no answer: {type(error).__name__}"])
    except (AttributeError, KeyError, TypeError, IndexError, ValueError) as shape:
        # The scenario reads what the contract requires; an answer without it is the backend's fault.
        sentence = f"an answer is not of the shape that the contract gives: {shape!r}"
        return Result(scenario, Outcome.FAILED, [sentence, *told(sentence)])
    return Result(scenario, Outcome.PASSED)
