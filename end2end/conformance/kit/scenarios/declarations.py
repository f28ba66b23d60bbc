"""Declarations of conformity. Drafts are deleted again; what was submitted stays: nothing takes it back."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from ..client import Answer
from ..scenario import Level, NotChecked, check, scenario
from ..sections import at_fault, check_elsewhere, check_pages, conflict, forbidden, needs, outsider, viewer, write_elsewhere
from ..world import World, rows

SECTION, ACTION = "declarations", "declarations_submit"


def _content(world: World) -> dict[str, Any]:
    """All that is asked for, out of a report that has workplaces to declare."""
    for report in world.administrator.get(world.path("sout-reports"), limit=10)["items"] or []:
        places = world.administrator.get(world.path("sout-reports", report["id"], "workplaces"), limit=2, declarable="true")
        if places["items"]:
            return {
                "report_id": report["id"],
                "workplaces": [each["id"] for each in places["items"]],
                "address": "Проверка совместимости",
                "signed_by": "Проверкина Вера Контрактовна",
                "signed_by_position": "Проверка совместимости",
                "signed_on": (datetime.now(UTC) - timedelta(days=7)).date().isoformat(),
                "note": f"Проверка совместимости {uuid.uuid4().hex[:12]}",
            }
    raise NotChecked("no report has workplaces that a declaration may name")


def _create(world: World, content: dict[str, Any], key: str | None = None) -> Answer:
    headers = {"Idempotency_Key": key or str(uuid.uuid4())}
    return world.administrator.call("POST", world.path("declarations"), content, **headers)


def _read(world: World, declaration: str) -> Answer:
    return world.administrator.get(world.path("declarations", declaration))


def _save(world: World, declaration: str, content: dict[str, Any], tag: str | None) -> Answer:
    return world.administrator.call("PUT", world.path("declarations", declaration), content, If_Match=tag)


def _delete(world: World, declaration: str, tag: str | None) -> Answer:
    return world.administrator.call("DELETE", world.path("declarations", declaration), If_Match=tag)


def _submit(world: World, declaration: str, tag: str | None, key: str | None = None) -> Answer:
    headers = {"If_Match": tag, "Idempotency_Key": key or str(uuid.uuid4())}
    return world.administrator.call("POST", world.path("declarations", declaration, "submit"), **headers)


@contextmanager
def _draft(world: World, content: dict[str, Any]) -> Iterator[Answer]:
    """A draft that is gone again at the end, unless it was submitted."""
    needs(world, SECTION, ACTION)
    made = _create(world, content)
    check(made.status == 201, f"no draft: {made}")
    try:
        yield made
    finally:
        present = _read(world, made["id"])
        if present["state"] == "draft":
            _delete(world, made["id"], present.headers.get("ETag"))


@scenario(
    "declarations.lists",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает декларации страницами и по состояниям", "Reads declarations by pages and by state"),
    consequence=("Декларация пропадёт из списка, или отбор «черновики» покажет поданные", "A declaration is lost from the list, or a filter shows others than it says"),
)
def lists(world: World) -> None:
    needs(world, SECTION)
    path = world.path("declarations")
    found = check_pages(world, path, 100)
    made = [each["created_at"] for each in found]
    check(made == sorted(made, reverse=True), "the newest is not the first")
    for state in ("draft", "submitted", "registered"):
        some = world.administrator.get(path, limit=100, state=state)["items"]
        check(all(each["state"] == state for each in some), f"state={state} finds others too")
        missing = {each["id"] for each in found if each["state"] == state} - {each["id"] for each in some}
        check(not missing or len(some) >= 100, f"state={state} does not find {missing}")
    wrong = world.administrator.get(path, state="whatever")
    check(wrong.status == 400, f"an unknown state: {wrong}")


@scenario(
    "declarations.draft",
    Level.SECTIONS,
    capability=SECTION,
    does=("Начинает пустой черновик, сохраняет, читает, удаляет", "Begins an empty draft, saves, reads and deletes it"),
    consequence=("Введённое в форму пропадёт: черновик не сохраняется или сохраняется не весь", "What was typed is lost: a draft is not kept, or not all of it"),
)
def draft(world: World) -> None:
    needs(world, SECTION, ACTION)
    content = _content(world)
    with _draft(world, {}) as made:
        tag = made.headers.get("ETag")
        check(made["state"] == "draft" and made["version"] == tag, f"`version` is {made['version']}, the tag {tag}")
        saved = _save(world, made["id"], content, tag)
        check(saved.status == 200, f"not saved: {saved}")
        present = _read(world, made["id"])
        lost = [name for name, value in content.items() if present["content"].get(name) != value]
        check(not lost, f"what was saved and what is read differ in {lost}")
        check(present.headers.get("ETag") == saved.headers.get("ETag") != tag, "the tag is not that of the saved draft")
        named = {each["id"] for each in present["workplaces"] or []}
        check(named == set(content["workplaces"]), "`workplaces` are not those of the content")
        listed = rows(world.administrator, world.path("declarations"), limit=100, state="draft")
        check(made["id"] in [each["id"] for each in listed], "the draft is not in the list")
        gone = _delete(world, made["id"], present.headers.get("ETag"))
        check(gone.status == 204, f"not deleted: {gone}")
        check(_read(world, made["id"]).status == 404, "it is deleted and still there")


@scenario(
    "declarations.begin-repeated",
    Level.SECTIONS,
    capability=SECTION,
    does=("Начинает черновик дважды с одним ключом", "Begins a draft twice under one key"),
    consequence=("После обрыва связи в списке будут два одинаковых черновика", "After a lost answer there are two drafts of the same"),
)
def begin_repeated(world: World) -> None:
    needs(world, SECTION, ACTION)
    key = str(uuid.uuid4())
    first = _create(world, {"note": "Проверка совместимости"}, key)
    check(first.status == 201, f"no draft: {first}")
    made = [first]
    try:
        again = _create(world, {"note": "Проверка совместимости"}, key)
        made += [again] if again["id"] not in (None, first["id"]) else []
        check(again.status == 201 and again.json == first.json, f"the repeat has another answer: {again}")
        check(again.headers.get("Idempotency-Replayed") == "true", "the repeat has no Idempotency-Replayed: true")
        other = _create(world, {"note": "Другое"}, key)
        made += [other] if other.status == 201 else []
        check(other.status == 422 and other.problem == "idempotency-key-reused", f"another body under the key: {other}")
    finally:
        for each in made:
            _delete(world, each["id"], _read(world, each["id"]).headers.get("ETag"))


@scenario(
    "declarations.if-match",
    Level.SECTIONS,
    capability=SECTION,
    does=("Сохраняет, подаёт и удаляет черновик с устаревшим тегом и без тега", "Saves, submits and deletes a draft with a tag that is out of date, and without one"),
    consequence=("Вторая вкладка молча затрёт то, что введено в первой", "A second tab overwrites what was typed in the first without a word"),
)
def if_match(world: World) -> None:
    needs(world, SECTION, ACTION)
    content = _content(world)
    with _draft(world, content) as made:
        old = made.headers.get("ETag")
        saved = _save(world, made["id"], content | {"address": "Другой адрес"}, old)
        check(saved.status == 200, f"with the present tag: {saved}")
        for tag, status, problem in ((old, 412, "changed-meanwhile"), (None, 428, "precondition-required")):
            for name, answer in (
                ("saved", _save(world, made["id"], content, tag)),
                ("submitted", _submit(world, made["id"], tag)),
                ("deleted", _delete(world, made["id"], tag)),
            ):
                check(answer.status == status and answer.problem == problem, f"{name} with the tag {tag}: {answer}")
        present = _read(world, made["id"])
        check(present.headers.get("ETag") == saved.headers.get("ETag"), "refused, and yet something was changed")


@scenario(
    "declarations.missing",
    Level.SECTIONS,
    capability=SECTION,
    does=("Подаёт черновики, где чего-нибудь нет или что-нибудь неверно", "Submits drafts that lack something, or have something wrong"),
    consequence=("Уйдёт неполная декларация, или приложение не покажет, какое поле исправить", "An incomplete declaration goes out, or the app cannot show which field to mend"),
)
def missing(world: World) -> None:
    needs(world, SECTION, ACTION)
    content = _content(world)
    with _draft(world, {}) as made:
        answer = _submit(world, made["id"], made.headers.get("ETag"))
        for name in ("report_id", "workplaces", "address", "signed_by", "signed_by_position", "signed_on"):
            at_fault(answer, f"/{name}")
        tag = made.headers.get("ETag")
        for changed, pointer in (
            ({"signed_by": None}, "/signed_by"),
            ({"workplaces": []}, "/workplaces"),
            ({"workplaces": ["nobody-has-this-one"]}, "/workplaces"),
            ({"signed_on": "2199-01-01"}, "/signed_on"),
        ):
            saved = _save(world, made["id"], content | changed, tag)
            check(saved.status == 200, f"a draft may have {changed}: {saved}")
            tag = saved.headers.get("ETag")
            at_fault(_submit(world, made["id"], tag), pointer)
        present = _read(world, made["id"])
        check(present["state"] == "draft" and present.headers.get("ETag") == tag, "422, and yet something was changed")
        wrong = _save(world, made["id"], content | {"signed_on": "tomorrow"}, tag)
        at_fault(wrong, "/signed_on")


@scenario(
    "declarations.submitted-once",
    Level.SECTIONS,
    capability=SECTION,
    does=("Подаёт декларацию, повторяет с тем же ключом и с другим, меняет и удаляет поданное", "Submits a declaration, repeats under the same key and another, changes and deletes what was submitted"),
    consequence=("После обрыва связи декларация уйдёт дважды, или поданное изменится задним числом", "After a lost answer a declaration goes out twice, or what was submitted is changed afterwards"),
)
def submitted_once(world: World) -> None:
    needs(world, SECTION, ACTION)
    content, key = _content(world), str(uuid.uuid4())
    with _draft(world, content) as made:
        tag = made.headers.get("ETag")
        first = _submit(world, made["id"], tag, key)
        check(first.status == 200 and first["state"] != "draft", f"not submitted: {first}, {first['state']}")
        check(first["submitted_at"], "when it was submitted is not told")
        again = _submit(world, made["id"], tag, key)
        check(again.status == 200 and again.json == first.json, f"the repeat has another answer: {again}")
        check(again.headers.get("Idempotency-Replayed") == "true", "the repeat has no Idempotency-Replayed: true")
        present = _read(world, made["id"])
        tag, states = present.headers.get("ETag"), [each["state"] for each in present["history"]]
        check(states.count("submitted") == 1, f"its history is {states}")
        conflict(_submit(world, made["id"], tag), "declaration-submitted")
        conflict(_save(world, made["id"], content | {"note": "Иначе"}, tag), "declaration-submitted")
        conflict(_delete(world, made["id"], tag), "declaration-submitted")
        check(_read(world, made["id"])["content"] == first["content"], "409, and yet it was changed")


@scenario(
    "declarations.rights",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает, меняет и подаёт тем, кто только смотрит, и тем, у кого раздела нет", "Reads, changes and submits as somebody who only views, and as somebody without the section"),
    consequence=("Подаст декларацию или увидит чужой черновик тот, кому это не поручено", "A declaration is submitted, or a draft seen, by somebody who may not"),
)
def rights(world: World) -> None:
    needs(world, SECTION, ACTION)
    with _draft(world, {"note": "Проверка совместимости"}) as made:
        path, tag, key = world.path("declarations", made["id"]), made.headers.get("ETag"), str(uuid.uuid4())
        with viewer(world, SECTION, ACTION):
            seen = world.employee.get(world.path("declarations"), limit=100)
            check(seen.status == 200, f"who may view: {seen}")
            check(all(each["state"] != "draft" for each in seen["items"]), "who only views sees drafts in the list")
            check(world.employee.get(path).status in (403, 404), "who only views sees a draft")
            for method, rest, body in (("PUT", "", {}), ("POST", "/submit", None), ("DELETE", "", None)):
                answer = world.employee.call(method, path + rest, body, If_Match=tag, Idempotency_Key=key)
                check(answer.status in (403, 404), f"who only views: {answer}")
            begun = world.employee.call("POST", world.path("declarations"), {}, Idempotency_Key=key)
            if begun.status == 201:
                _delete(world, begun["id"], begun.headers.get("ETag"))
            forbidden(begun)
        check(_read(world, made["id"]).headers.get("ETag") == tag, "403, and yet something was changed")
        with outsider(world, SECTION, ACTION):
            forbidden(world.employee.get(world.path("declarations")))
            forbidden(world.employee.get(path))


@scenario(
    "declarations.foreign",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает, сохраняет, подаёт и удаляет декларацию одной организации по пути другой", "Reads, saves, submits and deletes a declaration of one organization under another"),
    consequence=("Из одной организации будут видны и изменяемы декларации другой", "One organization sees and changes the declarations of another"),
)
def foreign(world: World) -> None:
    with _draft(world, {"note": "Проверка совместимости"}) as made:
        check_elsewhere(world, "declarations", made["id"])
        tag, content = made.headers.get("ETag"), {"note": "Проверка совместимости, чужая"}
        write_elsewhere(world, "PUT", "declarations", made["id"], body=content, If_Match=tag)
        write_elsewhere(world, "POST", "declarations", made["id"], "submit", If_Match=tag, Idempotency_Key=str(uuid.uuid4()))
        write_elsewhere(world, "DELETE", "declarations", made["id"], If_Match=tag)
        present = _read(world, made["id"])
        check(present.headers.get("ETag") == tag, f"404, and yet something was changed: {present}")
