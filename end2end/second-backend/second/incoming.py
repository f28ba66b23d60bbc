"""Records that are sent to the registry: the rules of the contract's `NewTrainingRecord`."""

from __future__ import annotations

import re
from datetime import date, datetime

from .demo_sections import PROGRAMS
from .holdings import TrainingRecord
from .lists import digits_of
from .model import now
from .numbers import is_any_inn, is_snils

Error = tuple[str, str]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SNILS = re.compile(r"[0-9]{3}-[0-9]{3}-[0-9]{3} [0-9]{2}")
_TEXTS = {
    "worker": {"last_name": 200, "first_name": 200, "position": 500, "employer_title": 1000},
    "organization": {"title": 1000},
    "test": {"protocol_number": 200, "learn_program_title": 1000},
}


def day_of(text: object) -> date | None:
    """None where it is no day."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def text_error(value: object, longest: int) -> str | None:
    """What is wrong with a text that has to be there."""
    if value is None or value == "":
        return "required"
    if not isinstance(value, str):
        return "format"
    return "too_long" if len(value) > longest else None


def _optional(part: dict, name: str, longest: int, at: str) -> list[Error]:
    code = text_error(part[name], longest) if part.get(name) not in (None, "") else None
    return [(f"{at}/{name}", code)] if code else []


def _inn(part: dict, name: str, at: str) -> list[Error]:
    value = part.get(name)
    if value is None:
        return [(f"{at}/{name}", "required")]
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{10}|[0-9]{12}", value):
        return [(f"{at}/{name}", "format")]
    return [] if is_any_inn(value) else [(f"{at}/{name}", "check_digits")]


def _number(worker: dict, at: str) -> list[Error]:
    foreign, snils = worker.get("is_foreign_snils", False), worker.get("snils")
    if not isinstance(foreign, bool):
        return [(f"{at}/is_foreign_snils", "format")]
    if foreign:
        errors = [(f"{at}/snils", "conflicts")] if snils is not None else []
        return errors + ([(f"{at}/citizenship", "required")] if not worker.get("citizenship") else [])
    if snils is None:
        return [(f"{at}/snils", "required")]
    if not isinstance(snils, str) or not _SNILS.fullmatch(snils):
        return [(f"{at}/snils", "format")]
    return [] if is_snils(digits_of(snils)) else [(f"{at}/snils", "check_digits")]


def _worker(worker: dict, at: str) -> list[Error]:
    middle, unit = worker.get("middle_name"), worker.get("organization_unit_id")
    errors = [] if middle == "" else _text(worker, "middle_name", 200, at)
    errors += _number(worker, at) + _inn(worker, "employer_inn", at)
    errors += _optional(worker, "foreign_snils", 200, at) + _optional(worker, "citizenship", 200, at)
    if unit is not None and (not _whole(unit) or not -(2**31) <= unit < 2**31):
        errors.append((f"{at}/organization_unit_id", "format"))
    return errors


def _test(test: dict, at: str) -> list[Error]:
    errors, tested_on, program = [], day_of(test.get("date")), test.get("learn_program_id")
    if tested_on is None:
        errors.append((f"{at}/date", "required" if test.get("date") is None else "format"))
    elif tested_on > now().date():
        errors.append((f"{at}/date", "order"))
    if not _whole(program):
        errors.append((f"{at}/learn_program_id", "required" if program is None else "format"))
    elif program not in PROGRAMS:
        errors.append((f"{at}/learn_program_id", "unknown"))
    if not isinstance(test.get("is_passed"), bool):
        errors.append((f"{at}/is_passed", "required" if test.get("is_passed") is None else "format"))
    return errors


def _text(part: dict, name: str, longest: int, at: str) -> list[Error]:
    code = text_error(part.get(name), longest)
    return [(f"{at}/{name}", code)] if code else []


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def errors_in(record: object, at: str) -> list[Error]:
    """What of a record is not as the contract says."""
    if not isinstance(record, dict):
        return [(at, "format")]
    outer = record.get("outer_id")
    errors = []
    if outer is not None and (not isinstance(outer, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,100}", outer)):
        errors.append((f"{at}/outer_id", "format"))
    for name, texts in _TEXTS.items():
        part, below = record.get(name), f"{at}/{name}"
        if not isinstance(part, dict):
            errors.append((below, "required" if part is None else "format"))
            continue
        for text, longest in texts.items():
            errors += _text(part, text, longest, below)
        errors += {"worker": _worker, "organization": lambda part, at: _inn(part, "inn", at), "test": _test}[name](part, below)
    return errors


def record_of(body: dict, record_id: str, moment: datetime) -> TrainingRecord:
    """Of a body without errors."""
    worker, test = body["worker"], body["test"]
    return TrainingRecord(
        id=record_id,
        state="sent",
        last_name=worker["last_name"],
        first_name=worker["first_name"],
        middle_name=worker["middle_name"] or None,
        snils=digits_of(worker["snils"]) if worker.get("snils") else None,
        foreign=" ".join(str(worker.get(name)) for name in ("citizenship", "foreign_snils", "last_name", "first_name")),
        position=worker["position"],
        employer_inn=worker["employer_inn"],
        employer_title=worker["employer_title"],
        trained_by=body["organization"]["title"],
        tested_on=date.fromisoformat(test["date"]),
        protocol_number=test["protocol_number"],
        program_id=test["learn_program_id"],
        program_title=test["learn_program_title"],
        passed=test["is_passed"],
        changed_at=moment,
    )
