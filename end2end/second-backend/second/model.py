"""What is kept, all of it in memory: a restart begins anew."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from starlette.responses import Response

from .holdings import Holdings

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Person:
    id: str
    last_name: str
    first_name: str
    middle_name: str | None
    snils: str
    inn: str

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.last_name, self.first_name, self.middle_name) if part)

    @property
    def short_name(self) -> str:
        initials = [f"{part[0]}." for part in (self.first_name, self.middle_name) if part]
        return " ".join([self.last_name, *initials])

    def names(self) -> dict[str, object]:
        return {"last_name": self.last_name, "first_name": self.first_name, "middle_name": self.middle_name}


@dataclass
class Post:
    """Somebody in the staff directory of an organization."""

    id: str
    person: Person
    position: str
    role: str = "employee"


@dataclass
class Access:
    """Somebody who has access, from the directory or typed by hand."""

    id: str
    person: Person
    position: str
    permissions: list[str]
    head: bool = False
    revision: int = 1
    granted_at: datetime | None = None
    granted_by: str | None = None
    consent: dict[str, object] | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def outside(self) -> str | None:
        """Why it does not hold today."""
        today = now().date()
        if self.valid_from is not None and self.valid_from > today:
            return "not_yet"
        return "expired" if self.valid_until is not None and self.valid_until < today else None

    @property
    def lasts(self) -> bool:
        """Holds today and on every day to come."""
        return self.outside is None and self.valid_until is None

    def span(self) -> dict[str, object]:
        days = {"valid_from": self.valid_from, "valid_until": self.valid_until}
        return {name: day.isoformat() if day else None for name, day in days.items()}


@dataclass
class Template:
    id: str
    name: str
    permissions: list[str]
    built_in: bool = False


@dataclass
class Organization:
    id: str
    short_name: str
    full_name: str
    ogrn: str
    staff: dict[str, Post] = field(default_factory=dict)
    access: dict[str, Access] = field(default_factory=dict)
    # By id: what the last revocation of each person took, and when.
    revoked: dict[str, tuple[Access, datetime]] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    journal: list[dict[str, object]] = field(default_factory=list)
    holdings: Holdings = field(default_factory=Holdings)

    def post_of(self, person: Person) -> Post | None:
        return next((post for post in self.staff.values() if post.person.id == person.id), None)

    def access_of(self, snils: str) -> Access | None:
        return next((access for access in self.access.values() if access.person.snils == snils), None)

    def has(self, person: Person) -> bool:
        """Whether the person belongs to it, whatever they may do here."""
        return self.post_of(person) is not None or self.access_of(person.snils) is not None

    def administers(self, access: Access) -> bool:
        """Whether whoever has it can give access for good: when the last who can is sought."""
        return ADMINISTRATOR in access.permissions and access.lasts


@dataclass
class Session:
    # Nobody before the sign-in, of a backend that gives out sessions so early.
    person: Person | None
    used_at: datetime
    # By organization, what was held when it was last asked for.
    held: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class State:
    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    # By state: what the browser was told, until when.
    logins: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)
    # By person, organization and key: the request and its answer.
    answers: dict[tuple[str, str, str], tuple[object, Response]] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(70_001))

    def next_id(self) -> str:
        return str(next(self.numbers))


def now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def stable_id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).hex
