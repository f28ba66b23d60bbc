"""The registry of trained persons. What is sent stays there: the contract has no way to take it back."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from ..client import Answer, Client
from ..scenario import Level, check, scenario
from ..sections import at_fault, check_elsewhere, check_orders, check_pages, conflict, forbidden, needs, outsider, viewer, write_elsewhere
from ..world import World, rows

SECTION, ACTION = "training_registry", "registry_send"
_WHOLE = re.compile(r"[0-9]{3}-[0-9]{3}-[0-9]{3} [0-9]{2}|[0-9]{11}")


def _records(world: World, count: int) -> list[dict[str, Any]]:
    """Nobody's: a СНИЛС below those that are given out, and protocols that say what they are."""
    program = world.administrator.get(world.path("learn-programs"))["items"][0]
    tested_on = (datetime.now(UTC) - timedelta(days=7)).date().isoformat()
    run = uuid.uuid4().hex[:12]
    worker = {
        "last_name": "Проверкин",
        "first_name": "Образец",
        "middle_name": "",
        "snils": "000-000-600 06",
        "position": "Проверка совместимости",
        "employer_inn": "7707083893",
        "employer_title": "Проверка совместимости",
    }
    return [
        {
            "outer_id": f"check-{run}-{number}",
            "worker": worker,
            "organization": {"inn": "7707083893", "title": "Проверка совместимости"},
            "test": {
                "date": tested_on,
                "protocol_number": f"CHECK-{run}-{number}",
                "learn_program_id": program["id"],
                "learn_program_title": program["title"],
                "is_passed": True,
            },
        }
        for number in range(count)
    ]


def _announcement(records: list[dict[str, Any]]) -> dict[str, Any]:
    digest = hashlib.sha256(json.dumps(records, sort_keys=True).encode()).hexdigest()
    return {"digest": digest, "records": len(records), "name": "Проверка совместимости"}


def _begin(world: World, body: dict[str, Any], key: str | None = None, client: Client | None = None) -> Answer:
    client = client or world.administrator
    return client.call("POST", world.path("training-submissions"), body, Idempotency_Key=key or str(uuid.uuid4()))


def _begun(world: World, records: list[dict[str, Any]]) -> str:
    needs(world, SECTION, ACTION)
    answer = _begin(world, _announcement(records))
    check(answer.status == 201, f"not begun: {answer}")
    return answer["id"]


def _send(world: World, submission: str, number: object, records: object, client: Client | None = None) -> Answer:
    path = world.path("training-submissions", submission, "portions", str(number))
    return (client or world.administrator).call("PUT", path, {"records": records})


def _complete(world: World, submission: str, client: Client | None = None) -> Answer:
    return (client or world.administrator).call("POST", world.path("training-submissions", submission, "complete"))


def _read(world: World, submission: str) -> Answer:
    return world.administrator.get(world.path("training-submissions", submission))


def _outcomes(answer: Answer) -> list[str]:
    check(answer.status == 200, f"the portion was not taken: {answer}")
    return [result["outcome"] for result in answer["results"]]


@scenario(
    "registry.lists",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает реестр и отправки страницами до 500 строк, в разном порядке", "Reads the registry and the submissions by pages of up to 500 rows, in several orders"),
    consequence=("Записи пропадут или повторятся, а выгрузка в CSV окажется неполной", "Records are lost or doubled, and the CSV export is not whole"),
)
def lists(world: World) -> None:
    needs(world, SECTION)
    path = world.path("training-records")
    check_pages(world, path, 500)
    check_orders(world, path, {"-date": "-tested_on", "date": "tested_on"})
    check(world.administrator.get(path, sort="name").status == 200, "sort=name is not understood")
    sent = check_pages(world, world.path("training-submissions"), 100)
    began = [each["created_at"] for each in sent]
    check(began == sorted(began, reverse=True), "the newest submission is not the first")
    programs = [each["id"] for each in world.administrator.get(world.path("learn-programs"))["items"]]
    check(programs and len(set(programs)) == len(programs), f"the programmes are {programs}")


@scenario(
    "registry.filters",
    Level.SECTIONS,
    capability=SECTION,
    does=("Отбирает записи по состоянию, программе, дням и словам", "Filters records by state, programme, days and words"),
    consequence=("Отбор «отклонено» или «программа № 9» покажет не то, что на нём написано", "A filter shows others than it says"),
)
def filters(world: World) -> None:
    needs(world, SECTION)
    path, client = world.path("training-records"), world.administrator
    some = client.get(path, limit=100)["items"]
    for name, field in (("state", "state"), ("program", "program_id")):
        for value in list({row[field] for row in some})[:4]:
            found = client.get(path, limit=100, **{name: value})["items"]
            check(found and all(row[field] == value for row in found), f"{name}={value} finds others too, or nothing")
    for row in some[len(some) // 2 :][:1]:
        day = row["tested_on"]
        found = client.get(path, limit=100, **{"from_": day, "to": day})["items"]
        check(found and all(each["tested_on"] == day for each in found), f"from and to {day} find other days, or nothing")
        named = rows(client, path, limit=500, most=5000, q=f"{row['first_name']} {row['last_name']}".lower())
        check(row["id"] in [each["id"] for each in named] or len(named) >= 5000, f"«{row['last_name']}» is not found by name")
    for wrong in ({"state": "whatever"}, {"program": 0}, {"from_": "yesterday"}):
        answer = client.get(path, **wrong)
        check(answer.status == 400, f"{wrong}: {answer}")


@scenario(
    "registry.masking",
    Level.SECTIONS,
    capability=SECTION,
    does=("Ищет в записях реестра СНИЛС целиком", "Looks for whole СНИЛС in the records"),
    consequence=("Полные номера всех обученных окажутся в браузере и в выгрузке", "Everybody's full numbers are in the browser and in the export"),
)
def masking(world: World) -> None:
    needs(world, SECTION)
    for row in world.administrator.get(world.path("training-records"), limit=500)["items"]:
        shown = row.get("snils_masked")
        check(shown is None or shown.startswith("***-***-*"), "`snils_masked` is not masked")
        for name, value in row.items():
            numbered = name in ("id", "registry_number", "protocol_number")
            check(numbered or not _WHOLE.fullmatch(str(value)), f"the field `{name}` holds a whole number")


@scenario(
    "registry.rights",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает и шлёт тем, кто только смотрит, и тем, у кого раздела нет", "Reads and sends as somebody who only views, and as somebody without the section"),
    consequence=("Отправить записи от имени организации сможет тот, кому это не поручено", "Records are sent for the organization by somebody who may not"),
)
def rights(world: World) -> None:
    records = _records(world, 1)
    submission = _begun(world, records)
    with viewer(world, SECTION, ACTION):
        for path in (("learn-programs",), ("training-records",), ("training-submissions",), ("training-submissions", submission)):
            answer = world.employee.get(world.path(*path))
            check(answer.status == 200, f"who may view: {answer}")
        forbidden(_send(world, submission, 1, records, world.employee))
        forbidden(_complete(world, submission, world.employee))
        forbidden(_begin(world, _announcement(_records(world, 1)), client=world.employee))
    check(_read(world, submission)["received"] == 0, "403, and yet something was taken")
    with outsider(world, SECTION, ACTION):
        for path in (("learn-programs",), ("training-records",), ("training-submissions",), ("training-submissions", submission)):
            forbidden(world.employee.get(world.path(*path)))
        forbidden(_send(world, submission, 1, records, world.employee))


@scenario(
    "registry.foreign",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает и дополняет отправку одной организации по пути другой, и ту, которой нет", "Reads and adds to a submission of one organization under another, and one that is not there"),
    consequence=("Из одной организации будет видно, что и когда отправила другая", "One organization sees what another has sent, and when"),
)
def foreign(world: World) -> None:
    records = _records(world, 1)
    submission = _begun(world, records)
    check(_read(world, submission).status == 200, "what was begun cannot be read")
    check(_read(world, "nobody-has-this-one").status == 404, "a submission that is not there is found")
    check_elsewhere(world, "training-submissions", submission)
    write_elsewhere(world, "PUT", "training-submissions", submission, "portions", "1", body={"records": records})
    write_elsewhere(world, "POST", "training-submissions", submission, "complete")
    check(_read(world, submission)["received"] == 0, "404, and yet a portion was taken")


@scenario(
    "registry.sending",
    Level.SECTIONS,
    capability=SECTION,
    does=("Шлёт записи двумя порциями, вторую первой, завершает и ищет их в реестре", "Sends records in two portions, the second one first, completes, and looks for them in the registry"),
    consequence=("Главное не работает: записи не отправить или не найти отправленное", "The main thing does not work: records cannot be sent, or are not found when they are"),
)
def sending(world: World) -> None:
    records = _records(world, 3)
    submission = _begun(world, records)
    for number, part in ((2, records[2:]), (1, records[:2])):
        answer = _send(world, submission, number, part)
        check(_outcomes(answer) == ["accepted"] * len(part), f"portion {number}: {answer}: {answer['results']}")
        check(answer["number"] == number, f"portion {number} became {answer['number']}")
    present = _read(world, submission)
    counts = {each["number"]: each["records"] for each in present["portions"]}
    check(present["received"] == 3 and counts == {1: 2, 2: 1}, f"received {present['received']}, portions {counts}")
    done = _complete(world, submission)
    check(done.status == 200 and done["state"] == "complete" and done["completed_at"], f"not complete: {done}, {done['state']}")
    listed = [row["id"] for row in world.administrator.get(world.path("training-submissions"), limit=10)["items"]]
    check(submission in listed, "the submission is not among the newest")
    protocol = records[0]["test"]["protocol_number"]
    found = world.administrator.get(world.path("training-records"), q=protocol)["items"]
    check([row["protocol_number"] for row in found] == [protocol], f"`{protocol}` finds {len(found)} records, not one")
    check(str(found[0]["snils_masked"]).endswith("00 06") or found[0]["snils_masked"] is None, "with another СНИЛС")


@scenario(
    "registry.begin-repeated",
    Level.SECTIONS,
    capability=SECTION,
    does=(
        "Начинает отправку дважды: с тем же ключом, с другим телом, и то же содержимое с другим ключом",
        "Begins a submission twice: under the same key, with another body, and the same content under another key",
    ),
    consequence=("Один и тот же файл уйдёт в реестр дважды", "The same file goes to the registry twice"),
)
def begin_repeated(world: World) -> None:
    needs(world, SECTION, ACTION)
    records, key = _records(world, 1), str(uuid.uuid4())
    body = _announcement(records)
    first = _begin(world, body, key)
    check(first.status == 201, f"not begun: {first}")
    again = _begin(world, body, key)
    check(again.status == 201 and again.json == first.json, f"the repeat has another answer: {again}")
    check(again.headers.get("Idempotency-Replayed") == "true", "the repeat has no Idempotency-Replayed: true")
    other = _begin(world, body | {"records": 2}, key)
    check(other.status == 422 and other.problem == "idempotency-key-reused", f"another body under the key: {other}")
    known = _begin(world, body)
    conflict(known, "already-submitted")
    check(known["submission_id"] == first["id"], f"`submission_id` is {known['submission_id']}")
    _outcomes(_send(world, first["id"], 1, records))
    _complete(world, first["id"])
    complete = _begin(world, body)
    conflict(complete, "already-submitted")
    check(complete["submission_id"] == first["id"], f"`submission_id` of a complete one is {complete['submission_id']}")


@scenario(
    "registry.portion-repeated",
    Level.SECTIONS,
    capability=SECTION,
    does=("Шлёт одну порцию дважды", "Sends one portion twice"),
    consequence=("После обрыва связи повтор удвоит записи или покажет ошибку, хотя они приняты", "After a lost answer the repeat doubles records, or shows an error although they were taken"),
)
def portion_repeated(world: World) -> None:
    records = _records(world, 3)
    submission = _begun(world, records)
    first = _send(world, submission, 1, records[:2])
    _outcomes(first)
    again = _send(world, submission, 1, records[:2])
    check(again.status == 200 and again.json == first.json, f"the repeat has another answer: {again}")
    check(again.headers.get("Idempotency-Replayed") == "true", "the repeat has no Idempotency-Replayed: true")
    check(_read(world, submission)["received"] == 2, "the repeat was counted")


@scenario(
    "registry.portion-differs",
    Level.SECTIONS,
    capability=SECTION,
    does=("Шлёт под номером принятой порции другие записи", "Sends other records under the number of a portion that was taken"),
    consequence=("Две вкладки с разными файлами смешают отправку, и часть записей пропадёт молча", "Two tabs with two files mix, and records are lost without a word"),
)
def portion_differs(world: World) -> None:
    records = _records(world, 3)
    submission = _begun(world, records)
    _outcomes(_send(world, submission, 1, records[:1]))
    conflict(_send(world, submission, 1, records[1:2]), "portion-differs")
    present = _read(world, submission)
    check(present["received"] == 1, f"409, and yet received {present['received']}")
    for wrong in (0, 10_001, "first"):
        answer = _send(world, submission, wrong, records[1:2])
        check(answer.status == 400, f"portion number {wrong}: {answer}")


@scenario(
    "registry.refused-record",
    Level.SECTIONS,
    capability=SECTION,
    does=("Шлёт запись, которая в реестре уже есть, среди новых", "Sends a record that the registry has, among new ones"),
    consequence=("Одна отклонённая запись не даст отправить остальные, или о ней никто не узнает", "One refused record keeps the others from being sent, or nobody learns of it"),
)
def refused_record(world: World) -> None:
    records = _records(world, 3)
    submission = _begun(world, [*records, records[0]])
    _outcomes(_send(world, submission, 1, records[:1]))
    second = _send(world, submission, 2, [records[1], records[0] | {"outer_id": "check-again"}, records[2]])
    outcomes = _outcomes(second)
    check(outcomes == ["accepted", "rejected", "accepted"], f"the second of three is known: {outcomes}")
    codes = [error["code"] for error in second["results"][1].get("errors") or []]
    check("duplicate" in codes, f"why it was refused is {codes}, not `duplicate`")
    present = _read(world, submission)
    check((present["received"], present["rejected"]) == (4, 1), f"received {present['received']}, rejected {present['rejected']}")


def _wrong(record: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Records that the contract does not let through, and which field is at fault."""
    late = {"date": "2199-01-01"}
    return [
        (record | {"worker": record["worker"] | {"snils": "900-000-001 01"}}, "/worker/snils"),
        (record | {"worker": record["worker"] | {"employer_inn": "7707083894"}}, "/worker/employer_inn"),
        (record | {"test": record["test"] | {"learn_program_id": 5}}, "/test/learn_program_id"),
        (record | {"test": record["test"] | late}, "/test/date"),
        ({name: part for name, part in record.items() if name != "organization"}, "/organization"),
    ]


@scenario(
    "registry.wrong-record",
    Level.SECTIONS,
    capability=SECTION,
    does=("Шлёт порции, где вторая запись составлена неверно", "Sends portions whose second record is made wrongly"),
    consequence=("Порция примется наполовину, и после исправления записи удвоятся", "Half of a portion is taken, and its records are doubled once it is mended"),
)
def wrong_record(world: World) -> None:
    records = _records(world, 2)
    submission = _begun(world, records)
    for number, (wrong, pointer) in enumerate(_wrong(records[1]), start=1):
        at_fault(_send(world, submission, number, [records[0], wrong]), f"/records/1{pointer}")
    for size in (0, 101):
        answer = _send(world, submission, 1, records[:1] * size)
        check(answer.status == 422, f"{size} records in a portion: {answer}")
    check(_read(world, submission)["received"] == 0, "422, and yet something was taken")
    protocol = records[0]["test"]["protocol_number"]
    kept = world.administrator.get(world.path("training-records"), q=protocol)["total"]
    check(kept == 0, "422, and yet the record before the wrong one is in the registry")
    check(_outcomes(_send(world, submission, 1, records)) == ["accepted"] * 2, "mended, they are refused")


@scenario(
    "registry.completion",
    Level.SECTIONS,
    capability=SECTION,
    does=("Завершает раньше времени, вовремя и ещё раз, потом шлёт порцию", "Completes too early, in time, and again, then sends a portion"),
    consequence=("Отправка назовётся полной без части записей или примет лишние после закрытия", "A submission is called complete without some records, or takes others once it is closed"),
)
def completion(world: World) -> None:
    records = _records(world, 3)
    submission = _begun(world, records[:2])
    _outcomes(_send(world, submission, 1, records[:1]))
    conflict(_complete(world, submission), "submission-incomplete")
    check(_read(world, submission)["state"] == "open", "409, and yet it is closed")
    _outcomes(_send(world, submission, 2, records[1:2]))
    done, again = _complete(world, submission), _complete(world, submission)
    check(done.status == 200 and again.status == 200 and again.json == done.json, f"completing again: {again}")
    conflict(_send(world, submission, 3, records[2:]), "submission-closed")
    check(_read(world, submission)["received"] == 2, "409, and yet it was taken")
