"""Checks a running backend against the contract: `make conformance URL=…`, or `--help` here.

It changes data (and puts it back): use a stand, not production. Exit code 0 when nothing failed, 1
when something did, 2 when it could not begin.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from kit.client import Client, Watch
from kit.contract import Contract
from kit.generated import check_generated
from kit.report import LEVELS, About, counts, line, page, verdict
from kit.run import run_all
from kit.scenario import NotChecked, Outcome
from kit.sign_in import ByCommand, ByForm, CannotSignIn, Given, Way
from kit.world import World


def options() -> argparse.Namespace:
    variable = os.environ.get
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="where the contract's paths begin: https://stand.example/api/v1")
    parser.add_argument("--level", choices=LEVELS.values(), default=variable("LEVEL") or "administration")
    parser.add_argument("--origin", default=variable("ORIGIN"), help="of the app, if it is not the backend's own")
    parser.add_argument("--administrator", default=variable("ADMINISTRATOR") or "Иванова Мария Петровна")
    parser.add_argument("--employee", default=variable("EMPLOYEE") or "Кузнецов Олег Дмитриевич")
    parser.add_argument("--command", default=variable("SIGN_IN"), help="goes to the provider: gets its address and the person")
    parser.add_argument("--cookie", default=variable("COOKIE"), help="name=value of the administrator's session")
    parser.add_argument("--employee-cookie", default=variable("EMPLOYEE_COOKIE"))
    parser.add_argument("--token", default=variable("TOKEN"), help="the administrator's access token (profile oidc)")
    parser.add_argument("--employee-token", default=variable("EMPLOYEE_TOKEN"))
    parser.add_argument("--examples", type=int, default=int(variable("EXAMPLES") or 25), help="of each operation; 0: none")
    parser.add_argument("--rate-requests", type=int, default=int(variable("RATE_REQUESTS") or 0))
    parser.add_argument("--report", type=Path, default=Path(variable("REPORT") or "target/conformance.html"))
    parser.add_argument("--generated", type=Path, help="keep what schemathesis says in this folder")
    return parser.parse_args()


def way_of(chosen: argparse.Namespace) -> Way:
    people = (chosen.administrator, chosen.employee)
    if chosen.cookie or chosen.token:
        cookies = {name: value for name, value in zip(people, (chosen.cookie, chosen.employee_cookie), strict=True) if value}
        tokens = {name: value for name, value in zip(people, (chosen.token, chosen.employee_token), strict=True) if value}
        return Given(cookies, tokens)
    return ByCommand(chosen.command) if chosen.command else ByForm()


def main() -> int:
    chosen = options()
    address = urlsplit(chosen.url)
    if address.scheme not in ("http", "https") or not address.netloc:
        print(f"«{chosen.url}» — не адрес: нужен вид https://host/api/v1 (an absolute URL is expected)", file=sys.stderr)
        return 2
    contract = Contract()
    watch = Watch(contract)
    origin = chosen.origin or f"{address.scheme}://{address.netloc}"
    world = World(Client(chosen.url, origin, watch), way_of(chosen), chosen.administrator, chosen.employee, chosen.rate_requests)
    level = next(each for each, name in LEVELS.items() if name == chosen.level)
    try:
        about = About(chosen.url, contract.version, level, world.offers)
        if level > 1:
            print(f"Организация для проверки / checked in: {world.organization}")
    except (CannotSignIn, NotChecked, OSError) as reason:
        print(f"Проверка не началась (could not begin): {reason}\nСпособы входа — в end2end/contract/README.md", file=sys.stderr)
        return 2

    def generated() -> list:
        return [check_generated(world, chosen.examples, chosen.generated)] if chosen.examples else []

    results = run_all(world, level, lambda result: print(line(result), flush=True), generated)
    about.requests = watch.requests
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(page(about, results), encoding="utf-8")
    print(f"{verdict(about, results)}\nОтчёт: {chosen.report}")
    return 1 if counts(results)[Outcome.FAILED] else 0


if __name__ == "__main__":
    sys.exit(main())
