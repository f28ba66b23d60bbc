"""Requests that nobody thought of: schemathesis makes thousands of them out of the contract."""

from __future__ import annotations

import copy
import json
import os
import secrets
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .contract import METHODS
from .exchange import masked
from .scenario import Level, NotChecked, Outcome, Result, Scenario, Words
from .sign_in import Given
from .world import World

# What it may come to when a request is fine by the contract's schemas alone: a set without what it
# needs, an id that is not there, a tag that is not the present one, a method for the other profile.
FINE = ["2xx", "400", "401", "403", "404", "409", "410", "412", "413", "422", "428", "429"]
UNEXPECTED = [method.upper() for method in METHODS]
# What leaves something in the sections that nothing takes away again is tried this often at most.
KEPT = ["createTrainingSubmission", "sendTrainingPortion", "completeTrainingSubmission", "submitDeclaration", "createDeclaration"]
KEPT_EXAMPLES = 5
REFUSED = ["400", "401", "403", "404", "409", "410", "412", "413", "415", "422", "428", "429"]

GENERATED = Scenario(
    "answers.generated",
    Level.CORE,
    Words(
        "Шлёт тысячи запросов, составленных по контракту, верных и неверных (schemathesis)",
        "Sends thousands of requests made out of the contract, right ones and wrong ones (schemathesis)",
    ),
    Words(
        "На неожиданный ввод сервер отвечает сбоем или не по контракту, и приложение не объяснит, что исправить",
        "On unexpected input the server fails or answers as nobody promised, and the app cannot explain what to mend",
    ),
    lambda _: None,
)


@dataclass
class Summary:
    cases: int
    failures: list[str]


def check_generated(world: World, examples: int, folder: Path | None = None) -> Result:
    """`examples` at most for each operation and each way of making them."""
    try:
        with tempfile.TemporaryDirectory() as temporary:
            summary = _run(world, examples, folder or Path(temporary))
    except NotChecked as reason:
        return Result(GENERATED, Outcome.NOT_CHECKED, [str(reason)])
    told = f"{summary.cases} requests"
    if summary.failures:
        return Result(GENERATED, Outcome.FAILED, [told, *summary.failures])
    return Result(GENERATED, Outcome.PASSED, [told])


def _run(world: World, examples: int, folder: Path) -> Summary:
    # A session of its own, which is not the scenarios' if something here ends it.
    client = world.nobody.another()
    before = set(client.http.cookies.keys())
    world.way.sign_in(client, world.administrator_name)
    credentials, cookie = _credentials(world, client.http, before)
    # Signing out would end it, so that is tried apart, by nobody.
    whole = _contract(world, cookie)
    ends = [path for path in whole["paths"] if path.startswith("/logout")]
    out = whole | {"paths": {path: whole["paths"].pop(path) for path in ends}}
    drafts, own = _drafts(world), _own(world)
    parts = [
        _generate(world, folder / "signed-in", whole, _settings(world, credentials, examples, own)),
        _generate(world, folder / "sign-out", out, _settings(world, {}, examples, {})),
    ]
    for draft in _drafts(world) - drafts:
        path = world.path("declarations", draft)
        world.administrator.call("DELETE", path, If_Match=world.administrator.get(path).headers.get("ETag"))
    ended = client.get("/session")
    failures = [failure for part in parts for failure in part.failures]
    if ended["state"] != "signed_in" and "Cookie" in credentials:
        failures.append("something of this ended the session, so that most of it was answered 401")
    return Summary(sum(part.cases for part in parts), failures)


def _drafts(world: World) -> set[str]:
    """The declarations that generated requests may have begun."""
    return {row["id"] for row in _first(world, "declarations", 100, state="draft")}


def _first(world: World, name: str, count: int, **query: str) -> list[dict[str, Any]]:
    """Nothing where that is not offered, or not open to the administrator."""
    return world.administrator.get(world.path(name), limit=count, **query)["items"] or []


def _own(world: World) -> dict[str, str]:
    """A draft and a submission to write to, so that nobody else's is touched: requests made by chance may get a tag right."""
    bodies = {
        ("declaration_id", "declarations"): {"note": "Проверка совместимости"},
        ("submission_id", "training-submissions"): {"digest": secrets.token_hex(32), "records": 1000, "name": "Проверка совместимости"},
    }
    made = {}
    for (name, path), body in bodies.items():
        answer = world.administrator.call("POST", world.path(path), body, Idempotency_Key=secrets.token_hex(16))
        made[f"path.{name}"] = answer["id"] if answer.status == 201 else "nobody-has-this-one"
    return made


def _there(world: World) -> dict[str, str]:
    """Things to read get further than those that are not there."""
    lists = {"report_id": "sout-reports", "violation_id": "violations"}
    return {f"path.{name}": rows[0]["id"] for name, path in lists.items() if (rows := _first(world, path, 1))}


def _generate(world: World, folder: Path, contract: dict[str, Any], settings: str) -> Summary:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contract.json").write_text(json.dumps(contract), encoding="utf-8")
    (folder / "schemathesis.toml").write_text(settings, encoding="utf-8")
    report = folder / "report.json"
    command = [Path(sys.executable).with_name("st"), "--no-color", "--config-file", "schemathesis.toml", "run"]
    command += ["contract.json", "--url", world.nobody.base, "--report-json-path", report.name, "--seed", "20261125"]
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    (folder / "output.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    if not report.exists():
        return Summary(0, [f"schemathesis ended with {run.returncode}: {(run.stderr or run.stdout)[-600:]}"])
    return _summary(json.loads(report.read_text(encoding="utf-8")), run.stdout)


def _credentials(world: World, http: Any, before: set[str]) -> tuple[dict[str, str], str]:
    """Headers that say who asks, and the name of the session's cookie."""
    if isinstance(world.way, Given):
        given = {name: str(http.headers[name]) for name in ("Authorization", "Cookie") if name in http.headers}
        return given, given.get("Cookie", "session").split("=")[0]
    names = [cookie.name for cookie in http.cookies if cookie.name not in before]
    pairs = "; ".join(f"{cookie.name}={cookie.value}" for cookie in http.cookies)
    return {"Cookie": pairs}, names[-1]


def _contract(world: World, cookie: str) -> dict[str, Any]:
    """As it is, but for the name of the cookie, which each backend chooses, and what is not offered."""
    document = copy.deepcopy(world.nobody.watch.contract.document)
    document["components"]["securitySchemes"]["session"]["name"] = cookie
    for path, item in list(document["paths"].items()):
        for method in METHODS:
            if item.get(method, {}).get("x-capability") not in (None, *world.offers):
                del item[method]
        if not any(method in item for method in METHODS):
            del document["paths"][path]
    return document


def _settings(world: World, credentials: dict[str, str], examples: int, made: dict[str, str]) -> str:
    def table(values: dict[str, str]) -> str:
        return "{ " + ", ".join(f"{json.dumps(name)} = {json.dumps(value)}" for name, value in values.items()) + " }"

    organization = world.organization
    member = world.administrator.get(world.path("employees"), limit=1)["items"][0]["id"]
    own = credentials | {"Origin": world.nobody.origin}
    # With it a wrong method is that, and no forged request.
    reading = own | {"X-Requested-By": "cabinet"}
    always = {"path.organization_id": organization, **made}
    lines = "\n".join(f"{json.dumps(name)} = {json.dumps(value)}" for name, value in always.items())
    reads = always | _there(world)
    return f"""
continue-on-failure = true
warnings = false
request-timeout = 30
generation.max-examples = {examples}
generation.no-shrink = true
phases.stateful.enabled = false
# TRACE, QUERY and the like are the server's in front, whatever it says.
phases.coverage.unexpected-methods = {json.dumps(UNEXPECTED)}
suppress-health-check = ["all"]

[checks]
positive_data_acceptance.expected-statuses = {json.dumps(FINE)}
negative_data_rejection.expected-statuses = {json.dumps(REFUSED)}
missing_required_header.expected-statuses = {json.dumps(REFUSED)}

# What is there gets further than what is not.
[parameters]
{lines}

[[operations]]
include-operation-id = ["getEmployee"]
headers = {table(reading)}
parameters = {table(reads | {"path.employee_id": member})}

[[operations]]
include-method = ["GET"]
exclude-operation-id = ["getEmployee"]
headers = {table(reading)}
parameters = {table(reads)}

[[operations]]
include-operation-id = {json.dumps(KEPT)}
headers = {table(own)}
generation.max-examples = {min(examples, KEPT_EXAMPLES)}

[[operations]]
include-method = ["POST", "PUT", "DELETE"]
exclude-operation-id = {json.dumps(KEPT)}
headers = {table(own)}
"""


def _summary(report: dict[str, Any], output: str) -> Summary:
    failures = [
        f"{', '.join(failure['operations'][:4])}: {failure['title']} (×{failure['count']})" for failure in report["failures"]
    ]
    failures += [f"error: {error}"[:300] for error in report["errors"]]
    if failures:
        # What was sent and what came, as schemathesis tells it, who leaves out cookies and tokens; short.
        told = output[max(output.find("=== FAILURES ==="), 0) :].splitlines()
        failures.append(masked("\n".join(line[:300] for line in told if line))[:3000])
    return Summary(report["test_cases"]["generated"], failures)
