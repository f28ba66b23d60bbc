"""Where the second backend and the runner are found."""

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

END2END = Path(__file__).parents[2]
sys.path[:0] = [str(END2END / "conformance"), str(END2END / "second-backend")]


@pytest.fixture(scope="session", autouse=True)
def found() -> Iterator[dict[str | None, "Future[dict[str, list[str]]]"]]:
    """What the runner finds with each defect, and with what is allowed; begun first, since all of it goes on beside the other tests."""
    from running import found_in
    from second.defects import ALLOWED, DEFECTS

    with ProcessPoolExecutor(2) as pool:
        yield {defect: pool.submit(found_in, defect) for defect in (None, *ALLOWED, *DEFECTS)}
