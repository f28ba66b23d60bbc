"""The contract itself: its examples are fresh, conform, and are there for every answer that is read."""

from __future__ import annotations

import json

from examples import written
from kit.contract import FILE, Contract


def test_the_examples_are_those_of_the_contract() -> None:
    kept = FILE.with_name("examples.json").read_text(encoding="utf-8")
    assert kept == written(Contract()), "run scripts/contract.sh examples"


def test_every_example_of_an_answer_is_what_the_contract_promises() -> None:
    contract = Contract()
    examples = json.loads(FILE.with_name("examples.json").read_text(encoding="utf-8"))
    paths = {each["id"]: (each["method"], each["path"]) for each in examples["operations"]}
    for example in examples["answers"]:
        method, path = paths[example["operation"]]
        body = json.dumps(example["value"]).encode()
        headers = {"Content-Type": "application/json"}
        found = contract.complaints(method, path, example["status"], headers, body)
        assert [each for each in found if not each.startswith("no ")] == [], example


def test_every_operation_that_reads_has_an_example() -> None:
    contract = Contract()
    examples = json.loads(FILE.with_name("examples.json").read_text(encoding="utf-8"))
    told = {example["operation"] for example in examples["answers"] if example["status"] == 200}
    reads = {operation["operationId"] for method, _, operation in contract.operations() if method == "get"}
    assert reads <= told


def test_every_problem_of_the_list_has_an_example() -> None:
    contract = Contract()
    listed = contract.document["components"]["schemas"]["Problem"]["description"].split("more may")[0]
    examples = json.loads(FILE.with_name("examples.json").read_text(encoding="utf-8"))
    for problem in examples["problems"]:
        kind = problem["value"]["type"].removeprefix("urn:lkot:problem:")
        assert f"`{kind}`" in listed
    kinds = {problem["value"]["type"].removeprefix("urn:lkot:problem:") for problem in examples["problems"]}
    # After `type` and what all of them begin with.
    assert set(listed.split("`")[5::2]) == kinds
