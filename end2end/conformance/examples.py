"""The contract's operations and examples as JSON, for tests in languages that read no YAML.

`scripts/contract.sh examples` writes it to `end2end/contract/examples.json`.
"""

from __future__ import annotations

import json
from typing import Any

from kit.contract import Contract


def collect(contract: Contract) -> dict[str, Any]:
    operations, answers, problems = [], [], {}
    for method, path, operation in contract.operations():
        name = operation["operationId"]
        successes = [int(status) for status in operation["responses"] if status.startswith("2")]
        capability = operation.get("x-capability")
        operations.append(
            {"id": name, "method": method.upper(), "path": path, "capability": capability, "successes": successes}
        )
        for status, response in operation["responses"].items():
            for media_type, content in contract.resolve(response).get("content", {}).items():
                for example, value in _examples(contract, content):
                    if media_type == "application/problem+json":
                        problems[example] = value
                    else:
                        answers.append({"operation": name, "status": int(status), "name": example, "value": value})
    return {
        "version": contract.version,
        "operations": operations,
        "answers": answers,
        "problems": [{"status": value["status"], "value": value} for _, value in sorted(problems.items())],
    }


def _examples(contract: Contract, content: dict[str, Any]) -> list[tuple[str, Any]]:
    if "example" in content:
        return [("example", content["example"])]
    return [(name, contract.resolve(example)["value"]) for name, example in content.get("examples", {}).items()]


def written(contract: Contract) -> str:
    return json.dumps(collect(contract), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(written(Contract()), end="")
