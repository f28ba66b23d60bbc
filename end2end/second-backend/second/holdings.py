"""What an organization has in the four sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class TrainingRecord:
    id: str
    state: str
    last_name: str
    first_name: str
    middle_name: str | None
    # 11 digits, or None of a foreigner without one.
    snils: str | None
    foreign: str | None
    position: str
    employer_inn: str
    employer_title: str
    trained_by: str
    tested_on: date
    protocol_number: str
    program_id: int
    program_title: str
    passed: bool
    changed_at: datetime
    registry_number: str | None = None
    rejection: str | None = None

    @property
    def sameness(self) -> tuple[object, ...]:
        """Two records that agree in this are one."""
        return (self.snils or self.foreign, self.program_id, self.tested_on, self.protocol_number)


@dataclass
class Portion:
    """As it came, and what became of it."""

    records: list[object]
    results: list[dict[str, object]]
    received_at: datetime

    @property
    def rejected(self) -> int:
        return sum(result["outcome"] == "rejected" for result in self.results)


@dataclass
class Submission:
    id: str
    digest: str
    name: str | None
    announced: int
    created_at: datetime
    created_by: str
    portions: dict[int, Portion] = field(default_factory=dict)
    completed_at: datetime | None = None

    @property
    def received(self) -> int:
        return sum(len(portion.records) for portion in self.portions.values())


@dataclass(frozen=True)
class Workplace:
    id: str
    number: str
    name: str
    department: str
    employees: int
    condition: str
    factors: tuple[tuple[str, str], ...]
    guarantees: tuple[str, ...]

    @property
    def declarable(self) -> bool:
        return self.condition in ("1", "2")


@dataclass
class Report:
    id: str
    number: str
    approved_on: date
    valid_until: date
    assessor: str
    workplaces: list[Workplace]


@dataclass
class Event:
    at: datetime
    state: str
    by: str | None
    comment: str | None = None


@dataclass
class Declaration:
    id: str
    content: dict[str, object]
    created_at: datetime
    state: str = "draft"
    revision: int = 1
    registry_number: str | None = None
    submitted_at: datetime | None = None
    valid_until: date | None = None
    history: list[Event] = field(default_factory=list)


@dataclass
class Violation:
    id: str
    what: str
    where: str
    found_on: date
    due_on: date | None
    to_do: str
    state: str = "new"
    revision: int = 1
    history: list[Event] = field(default_factory=list)


@dataclass
class Holdings:
    records: dict[str, TrainingRecord] = field(default_factory=dict)
    # Keys of `TrainingRecord.sameness`.
    known: set[tuple[object, ...]] = field(default_factory=set)
    submissions: dict[str, Submission] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    declarations: dict[str, Declaration] = field(default_factory=dict)
    violations: dict[str, Violation] = field(default_factory=dict)

    def add(self, record: TrainingRecord) -> None:
        self.records[record.id] = record
        self.known.add(record.sameness)
