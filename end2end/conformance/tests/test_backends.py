"""Nothing is wrong with the two backends, and each level and way of signing in can be used."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kit.contract import Contract
from kit.generated import check_generated
from kit.run import run_all
from kit.scenario import Level, Outcome
from kit.sign_in import ByForm
from running import ADMINISTRATOR, EMPLOYEE, REFERENCE, failed, reference, world_of
from second.app import start

RUNNER = Path(__file__).parents[1]
# At least so many generated requests; about 31 come of each example asked for, and 2,700 whatever is asked for.
CASES, EXAMPLES = 5000, 85


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo data, made once."""
    return tmp_path_factory.mktemp("reference")


def test_nothing_is_wrong_with_the_reference_backend(demo: Path) -> None:
    assert REFERENCE.exists(), f"no backend at {REFERENCE}: cargo build -p reference-backend"
    # A limit that grows again while one asks: a sign-in a second.
    with reference(demo, LOGIN_LIMIT="60", NUMBER_LIMIT="150") as world:
        world.rate_requests = 300
        results = run_all(world, Level.SECTIONS)
    assert failed(results) == {}
    unchecked = [result.scenario.name for result in results if result.outcome is Outcome.NOT_CHECKED]
    # Nobody of its demo data has a permission of before, and none of its permissions excludes another; its own tests have both.
    assert unchecked == ["changes.unknown-permission", "grants.conflicts"]


def test_six_operations_are_enough_for_level_core() -> None:
    # The checklist of end2end/contract/README.md.
    backend = start(defect="core-alone")
    try:
        results = run_all(world_of(backend.url, backend.site.origin, 0), Level.CORE)
    finally:
        backend.stop()
    assert failed(results) == {}
    unchecked = [result.scenario.name for result in results if result.outcome is Outcome.NOT_CHECKED]
    # Neither offered nor asked for.
    assert unchecked == ["session.everywhere", "limits.rate"]


def test_thousands_of_generated_requests_find_nothing_in_the_reference_backend(demo: Path) -> None:
    with reference(demo, LOGIN_LIMIT="1000000") as world:
        result = check_generated(world, EXAMPLES)
    assert result.outcome is Outcome.PASSED, "\n".join(result.seen)
    assert int(result.seen[0].split()[0]) >= CASES, result.seen


def test_generated_requests_find_nothing_in_the_second_backend() -> None:
    # What a server in front says of methods that nobody sends is not held against it.
    backend = start(defect="methods-unknown", limit=1_000_000)
    try:
        result = check_generated(world_of(backend.url, backend.site.origin), 10)
    finally:
        backend.stop()
    assert result.outcome is Outcome.PASSED, "\n".join(result.seen)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, RUNNER, *arguments, "--examples", "0"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_exit_code_and_the_report_tell(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    honest, broken = start(), start(defect="limit-ignored")
    try:
        with ThreadPoolExecutor(2) as pool:
            good = pool.submit(_run, honest.url, "--report", str(tmp_path / "good.html"))
            bad = pool.submit(_run, broken.url, "--report", str(report))
        assert good.result().returncode == 0, good.result().stdout
        assert bad.result().returncode == 1, bad.result().stdout
    finally:
        honest.stop()
        broken.stop()
    told, page = bad.result().stdout, report.read_text(encoding="utf-8")
    for words in ("lists.limit", "придёт целиком, и страница перестанет отвечать", "the page stops answering"):
        assert words in told
        assert words in page
    assert "http" not in page.replace(broken.url, ""), "the report loads something from elsewhere"


def test_without_an_answer_it_does_not_begin() -> None:
    nobody = _run("http://localhost:9/api/v1")
    assert nobody.returncode == 2
    assert "Проверка не началась" in nobody.stderr
    assert _run("localhost").returncode == 2


def test_a_cookie_is_enough(tmp_path: Path) -> None:
    backend = start()
    try:
        cookies = []
        for name in (ADMINISTRATOR, EMPLOYEE):
            client = world_of(backend.url, backend.site.origin).nobody
            ByForm().sign_in(client, name)
            cookies.append(f"kabinet={client.http.cookies['kabinet']}")
        given = ("--cookie", cookies[0], "--employee-cookie", cookies[1], "--report", str(tmp_path / "report.html"))
        run = _run(backend.url, *given)
    finally:
        backend.stop()
    assert run.returncode == 0, run.stdout + run.stderr
    assert "session.sign-in: a cookie or a token was given" in run.stdout
    assert "ok   roles.changes" in run.stdout


def test_a_command_can_go_to_the_provider(tmp_path: Path) -> None:
    backend = start()
    program = tmp_path / "sign-in.py"
    program.write_text(
        f"import sys; sys.path.insert(0, {str(RUNNER)!r})\n"
        "from kit.sign_in import ByForm\n"
        f"print(ByForm().pass_provider(sys.argv[1], sys.argv[2], {backend.site.origin!r}))\n",
        encoding="utf-8",
    )
    try:
        run = _run(backend.url, "--level", "core", "--command", f"{sys.executable} {program}", "--report", str(tmp_path / "r.html"))
    finally:
        backend.stop()
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_second_backend_says_which_contract_it_was_written_from() -> None:
    backend = start()
    try:
        answer = world_of(backend.url, backend.site.origin).nobody.get("/capabilities")
    finally:
        backend.stop()
    assert answer["contract"] == Contract().version
