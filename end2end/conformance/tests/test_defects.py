"""The runner finds each planted defect and nothing in a backend without one."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from kit.scenario import SCENARIOS
from named import NAMED_BY
from second.defects import ALLOWED, DEFECTS, SECTION_DEFECTS

def test_every_defect_has_a_scenario_and_there_are_enough() -> None:
    assert set(NAMED_BY) == set(DEFECTS)
    assert len(DEFECTS) >= 60
    assert len(SECTION_DEFECTS) >= 12
    assert set(NAMED_BY.values()) <= {scenario.name for scenario in SCENARIOS}


def test_every_scenario_says_what_the_app_could_not_do() -> None:
    for scenario in SCENARIOS:
        for words in (scenario.does, scenario.consequence):
            assert len(words.ru) > 20 and len(words.en) > 20, scenario.name
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_nothing_is_found_without_a_defect(found: dict[str | None, Future[dict[str, list[str]]]]) -> None:
    assert found[None].result() == {}


@pytest.mark.parametrize("defect", DEFECTS)
def test_found(defect: str, found: dict[str | None, Future[dict[str, list[str]]]]) -> None:
    seen = found[defect].result().get(NAMED_BY[defect])
    assert seen, "nothing was seen of it"
    # What was sent and what came back, short.
    assert [line.split(":")[0] for line in seen[1:3]] == ["послано / sent", "пришло / came"], seen
    assert all(len(line) < 1500 for line in seen), seen


@pytest.mark.parametrize("oddity", ALLOWED)
def test_what_is_allowed_is_not_found(oddity: str, found: dict[str | None, Future[dict[str, list[str]]]]) -> None:
    assert found[oddity].result() == {}
