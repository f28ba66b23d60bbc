"""The runner finds each planted defect and nothing in a backend without one."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from kit.scenario import SCENARIOS
from second.defects import DEFECTS, SECTION_DEFECTS

# Which scenario has to name it. Others may fail too: who cannot trust a tag cannot try much.
NAMED_BY = {
    "cursor-loses-row": "lists.pages",
    "cursor-doubles-row": "lists.pages",
    "cursor-rubbish-accepted": "lists.cursor-invalid",
    "limit-ignored": "lists.limit",
    "total-wrong": "lists.total",
    "search-ignored": "lists.search",
    "etag-weak": "changes.etag",
    "etag-stays": "changes.etag",
    "if-match-ignored": "changes.if-match",
    "if-match-not-required": "changes.if-match-required",
    "replay-forgotten": "grants.replayed",
    "key-reused-accepted": "grants.key-reused",
    "snils-unmasked": "roles.masking",
    "last-administrator-removable": "roles.last-administrator",
    "own-rights-unconfirmed-accepted": "changes.own-rights",
    "requested-by-unchecked": "session.requested-by",
    "origin-unchecked": "session.origin",
    "problem-content-type": "problems.details",
    "problem-type-bare": "problems.details",
    "request-id-missing": "problems.request-id",
    "request-id-differs": "problems.request-id",
    "not-found-is-500": "problems.unknown",
    "cookie-readable": "session.sign-in",
    "session-outlives-logout": "session.sign-out",
    "state-works-twice": "session.state-once",
    "nobody-is-401": "session.nobody",
    "foreign-organization-forbidden": "organizations.foreign",
    "foreign-employee-found": "roles.foreign-employee",
    "staff-open": "roles.reads",
    "employees-open": "roles.reads",
    "unknown-permission-dropped": "changes.unknown-permission",
    "requires-unchecked": "grants.requires",
    "check-digits-unchecked": "grants.by-hand",
    "retry-after-missing": "limits.rate",
    "consent-not-required": "grants.consent",
    "journal-silent": "journal.entries",
    "template-doubles": "templates.names",
    "reveal-cacheable": "reveal.numbers",
    "rights-read-too-early": "roles.revoked-meanwhile",
    "masked-digits-searched": "numbers.masked",
    "lookups-not-journalled": "numbers.journalled",
    "capability-without-operation": "capabilities.honoured",
    "section-open": "sout.rights",
    "acting-by-viewers": "registry.rights",
    "records-by-hundred": "registry.lists",
    "program-ignored": "registry.filters",
    "record-unmasked": "registry.masking",
    "digest-forgotten": "registry.begin-repeated",
    "portion-doubles": "registry.portion-repeated",
    "portion-overwritten": "registry.portion-differs",
    "refusal-refuses-all": "registry.refused-record",
    "half-portion-taken": "registry.wrong-record",
    "incomplete-completed": "registry.completion",
    "closed-takes-more": "registry.completion",
    "foreign-submission-found": "registry.foreign",
    "classes-miscount": "sout.sums",
    "class-ignored": "sout.filters",
    "declarable-ignored": "sout.declarable",
    "drafts-shown": "declarations.rights",
    "draft-overwritten": "declarations.if-match",
    "incomplete-submitted": "declarations.missing",
    "submitted-twice": "declarations.submitted-once",
    "submitted-changeable": "declarations.submitted-once",
    "transition-unchecked": "violations.answers",
    "comment-optional": "violations.comment",
    "answer-overwritten": "violations.if-match",
    "next-states-for-all": "violations.rights",
    "overdue-ignored": "violations.lists",
}


def test_every_defect_has_a_scenario_and_there_are_enough() -> None:
    assert set(NAMED_BY) == set(DEFECTS)
    assert len(DEFECTS) >= 25
    assert len(SECTION_DEFECTS) >= 12
    assert set(NAMED_BY.values()) <= {scenario.name for scenario in SCENARIOS}


def test_every_scenario_says_what_the_app_could_not_do() -> None:
    for scenario in SCENARIOS:
        for words in (scenario.does, scenario.consequence):
            assert len(words.ru) > 20 and len(words.en) > 20, scenario.name
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_nothing_is_found_without_a_defect(found: dict[str | None, Future[dict[str, list[str]]]]) -> None:
    assert found[None].result() == {}


@pytest.mark.parametrize("defect", DEFECTS)
def test_found(defect: str, found: dict[str | None, Future[dict[str, list[str]]]]) -> None:
    assert NAMED_BY[defect] in found[defect].result()
