"""The registry of trained persons: its records, and what is sent to it."""

from __future__ import annotations

import re

from starlette.responses import Response

from .demo_sections import PROGRAMS
from .extras import looked_up
from .holdings import Portion, Submission, TrainingRecord
from .incoming import errors_in, record_of, text_error
from .lists import Key, asked, day, digits_of, folded, page, sought
from .model import Organization, now, stamp
from .numbers import masked
from .once import once
from .rights import acting, opened
from .web import Call, Problem, bad_request, invalid, not_found, ok

STATES = ("draft", "checked", "sent", "accepted", "rejected")
MOST_AT_ONCE = 100


async def list_learn_programs(call: Call) -> Response:
    opened(call, "training_registry")
    return ok({"items": [{"id": number, "title": title} for number, title in PROGRAMS.items()]})


def _record(call: Call, record: TrainingRecord) -> dict[str, object]:
    shown = record.snils if call.site.broken("record-unmasked") or record.snils is None else masked(record.snils)
    return {
        "id": record.id,
        "state": record.state,
        "registry_number": record.registry_number,
        "rejection": record.rejection,
        "last_name": record.last_name,
        "first_name": record.first_name,
        "middle_name": record.middle_name,
        "snils_masked": shown,
        "position": record.position,
        "employer_inn": record.employer_inn,
        "employer_title": record.employer_title,
        "trained_by": record.trained_by,
        "tested_on": record.tested_on.isoformat(),
        "protocol_number": record.protocol_number,
        "program_id": record.program_id,
        "program_title": record.program_title,
        "passed": record.passed,
        "changed_at": stamp(record.changed_at),
    }


def _program(text: str | None) -> int | None:
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= 1000:
        raise bad_request()
    return int(text)


async def list_training_records(call: Call) -> Response:
    organization, request = opened(call, "training_registry"), call.request
    state, program = asked(request, "state", STATES), _program(asked(request, "program"))
    first, last = day(asked(request, "from")), day(asked(request, "to"))
    order = asked(request, "sort", ("-date", "date", "name")) or "-date"
    fits = sought(request)
    call.asks_for_numbers(bool(fits.number))

    def wanted(record: TrainingRecord) -> bool:
        name = f"{record.last_name} {record.first_name} {record.middle_name or ''}"
        words = f"{name} {record.position} {record.employer_title} {record.trained_by} {record.protocol_number} {record.program_title}"
        snils = record.snils or ""
        shown = snils if call.site.broken("masked-digits-searched") else snils[7:]
        numbers = f"{shown} {record.employer_inn} {digits_of(record.registry_number or '')} {digits_of(record.protocol_number)}"
        return (
            state in (None, record.state)
            and (program in (None, record.program_id) or call.site.broken("program-ignored"))
            and (first is None or record.tested_on >= first)
            and (last is None or record.tested_on <= last)
            and fits(words, numbers, (snils,))
        )

    def key(record: TrainingRecord) -> Key:
        if order == "name":
            return [folded(f"{record.last_name} {record.first_name} {record.middle_name or ''}"), record.id]
        return [record.tested_on.isoformat(), record.id]

    found = sorted(filter(wanted, organization.holdings.records.values()), key=key, reverse=order == "-date")
    named = {each.snils: each for each in found if each.snils and fits.names((each.snils,))}
    for each in named.values():
        looked_up(call, organization, each.id, f"{each.last_name} {each.first_name} {each.middle_name or ''}".strip())
    longest = 100 if call.site.broken("records-by-hundred") else 500
    return ok(page(call, found, key, lambda record: _record(call, record), order, longest))


def _summary(submission: Submission) -> dict[str, object]:
    return {
        "id": submission.id,
        "state": "open" if submission.completed_at is None else "complete",
        "digest": submission.digest,
        "name": submission.name,
        "records": submission.announced,
        "received": submission.received,
        "rejected": sum(portion.rejected for portion in submission.portions.values()),
        "created_at": stamp(submission.created_at),
        "created_by": submission.created_by,
        "completed_at": stamp(submission.completed_at) if submission.completed_at else None,
    }


def _shown(submission: Submission) -> dict[str, object]:
    portions = [
        {
            "number": number,
            "records": len(portion.records),
            "rejected": portion.rejected,
            "received_at": stamp(portion.received_at),
        }
        for number, portion in sorted(submission.portions.items())
    ]
    return {**_summary(submission), "portions": portions}


async def list_training_submissions(call: Call) -> Response:
    organization = opened(call, "training_registry")
    found = sorted(organization.holdings.submissions.values(), key=lambda each: each.id, reverse=True)
    # Ids grow with time.
    return ok(page(call, found, lambda each: [each.id], _summary, "-id"))


async def create_training_submission(call: Call) -> Response:
    organization, body = acting(call, "registry_send"), await call.body()

    def begin() -> Response:
        digest, records, name = body.get("digest"), body.get("records"), body.get("name")
        errors = []
        if not isinstance(digest, str) or not re.fullmatch(r"[0-9a-f]{64}", digest):
            errors.append(("/digest", "required" if digest is None else "format"))
        if not isinstance(records, int) or isinstance(records, bool) or not 1 <= records <= 1_000_000:
            errors.append(("/records", "required" if records is None else "format"))
        if name not in (None, "") and (code := text_error(name, 200)):
            errors.append(("/name", code))
        if errors:
            raise invalid(*errors)
        kept = organization.holdings.submissions
        earlier = next((each for each in kept.values() if each.digest == digest), None)
        if earlier is not None and not call.site.broken("digest-forgotten"):
            raise Problem(409, "already-submitted", submission_id=earlier.id)
        submission = Submission(call.site.state.next_id(), digest, name, records, now(), call.person.short_name)
        kept[submission.id] = submission
        return ok(_shown(submission), 201, {"Location": f"{call.request.url.path}/{submission.id}"})

    return once(call, organization, body, begin)


def _submission(call: Call, organization: Organization, found_by: str = "submission-written-elsewhere") -> Submission:
    sought_id = call.request.path_params["submission_id"]
    found = organization.holdings.submissions.get(sought_id)
    if found is None and call.site.broken(found_by):
        everywhere = [each.holdings.submissions for each in call.site.state.organizations.values()]
        found = next((kept[sought_id] for kept in everywhere if sought_id in kept), None)
    if found is None:
        raise not_found()
    return found


async def get_training_submission(call: Call) -> Response:
    return ok(_shown(_submission(call, opened(call, "training_registry"), "foreign-submission-found")))


def _records(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise invalid(("/records", "required" if value in (None, []) else "format"))
    if len(value) > MOST_AT_ONCE:
        raise invalid(("/records", "too_long"))
    return value


async def send_training_portion(call: Call) -> Response:
    organization, site = acting(call, "registry_send"), call.site
    submission, text = _submission(call, organization), call.request.path_params["number"]
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 10_000:
        raise bad_request()
    number, records = int(text), _records((await call.body()).get("records"))
    here = submission.portions.get(number)
    if here is not None and here.records == records and not site.broken("portion-doubles"):
        return ok({"number": number, "results": here.results}, headers={"Idempotency-Replayed": "true"})
    if submission.completed_at is not None and not site.broken("closed-takes-more"):
        raise Problem(409, "submission-closed")
    if here is not None and here.records != records and not site.broken("portion-overwritten"):
        raise Problem(409, "portion-differs")
    errors = [error for at, record in enumerate(records) for error in errors_in(record, f"/records/{at}")]
    if errors and site.broken("half-portion-taken"):
        _take(call, organization, records[: int(errors[0][0].split("/")[2])])
    if errors:
        raise invalid(*errors)
    others = submission.received - (len(here.records) if here else 0)
    if others + len(records) > submission.announced and submission.completed_at is None:
        raise invalid(("/records", "too_long"))
    results = _take(call, organization, records)
    if site.broken("refusal-refuses-all") and any(result["outcome"] == "rejected" for result in results):
        raise invalid(("/records", "conflicts"))
    submission.portions[number] = Portion(records, results, now())
    return ok({"number": number, "results": results})


def _take(call: Call, organization: Organization, records: list) -> list[dict[str, object]]:
    """What becomes of each record."""
    results: list[dict[str, object]] = []
    for body in records:
        record = record_of(body, call.site.state.next_id(), now())
        if record.sameness in organization.holdings.known and not call.site.broken("portion-doubles"):
            errors = [{"pointer": "/test/protocol_number", "code": "duplicate"}]
            results.append({"outcome": "rejected", "record_id": None, "errors": errors})
        else:
            organization.holdings.add(record)
            results.append({"outcome": "accepted", "record_id": record.id})
    return results


async def complete_training_submission(call: Call) -> Response:
    submission = _submission(call, acting(call, "registry_send"))
    if submission.received < submission.announced and not call.site.broken("incomplete-completed"):
        raise Problem(409, "submission-incomplete")
    submission.completed_at = submission.completed_at or now()
    return ok(_shown(submission))
