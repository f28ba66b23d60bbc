"""What the scenarios share: two people, the organizations they have, and the traces they leave."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .client import Answer, Client, at
from .numbers import inn, snils
from .rights import ADMINISTRATOR, closed, conflicts, fits, sensitive
from .scenario import Failed, NotChecked, check
from .sign_in import Way


@dataclass
class World:
    """`administrator` gives access in some organization, to which `employee` belongs as well."""

    nobody: Client
    way: Way
    administrator_name: str
    employee_name: str
    # How many requests may be made to meet the limit of requests; 0: none.
    rate_requests: int = 0
    _offers: list[str] | None = field(default=None)

    @cached_property
    def administrator(self) -> Client:
        return self._signed_in(self.administrator_name)

    @cached_property
    def employee(self) -> Client:
        return self._signed_in(self.employee_name)

    def _signed_in(self, name: str) -> Client:
        client = self.nobody.another(name)
        self.way.sign_in(client, name)
        return client

    @property
    def offers(self) -> list[str]:
        if self._offers is None:
            answer = self.nobody.get("/capabilities")
            self._offers = list(answer["offers"] or []) if answer.status == 200 else []
        return self._offers

    @cached_property
    def administered(self) -> list[dict[str, Any]]:
        """Where the administrator is one."""
        listed = rows(self.administrator, "/organizations", limit=100, most=200)
        opened = [summary for summary in listed if summary["access"]["state"] == "open"]
        # Who has many has few of them as an administrator; `role` may be left out.
        likely = [summary for summary in opened if summary.get("role") in ("head", ADMINISTRATOR)] or opened
        read = [self.administrator.get(at("organizations", summary["id"])).json for summary in likely]
        found = [organization for organization in read if organization.get("administration")]
        if not found:
            raise NotChecked(f"«{self.administrator_name}» administers no organization")
        return found

    def elsewhere(self, *rest: str) -> list[str]:
        """A path under other organizations of the same administrator."""
        others = [each["id"] for each in self.administered if each["id"] != self.organization]
        if not others:
            raise NotChecked(f"«{self.administrator_name}» administers one organization only")
        return [at("organizations", other, *rest) for other in others[:3]]

    @cached_property
    def organization(self) -> str:
        """One that the administrator administers and to which the employee belongs, without administering it."""
        for each in self.administered:
            answer = self.employee.get(at("organizations", each["id"]))
            if answer.status == 200 and not answer["administration"]:
                return each["id"]
        raise NotChecked(f"«{self.employee_name}» belongs to no organization of «{self.administrator_name}»")

    def path(self, *rest: str) -> str:
        return at("organizations", self.organization, *rest)

    @cached_property
    def catalogue(self) -> list[dict[str, Any]]:
        return self.administrator.get(self.path("permissions"))["items"] or []

    @cached_property
    def usual(self) -> list[str]:
        """Codes that anybody may have, alone."""
        conflicting = {code for pair in conflicts(self.catalogue) for code in pair}
        found = [
            each["code"]
            for each in self.catalogue
            if not each.get("sensitive")
            and not each.get("requires")
            and each["code"] not in conflicting
            and each["code"] != ADMINISTRATOR
        ]
        if len(found) < 2:
            raise NotChecked("the catalogue has no two permissions that can be given alone")
        return found

    def candidate(self) -> dict[str, Any]:
        """Somebody of the staff directory without access, and not one of the two people."""
        names = (self.administrator_name, self.employee_name)
        for member in rows(self.administrator, self.path("staff"), limit=100):
            if not member["has_access"] and _full_name(member) not in names:
                return member
        raise NotChecked("the staff directory has nobody without access")

    def grant(self, body: dict[str, Any], key: str | None = None, client: Client | None = None, **headers: str | None) -> Answer:
        headers["Idempotency_Key"] = key or str(uuid.uuid4())
        return (client or self.administrator).call("POST", self.path("employees"), body, **headers)

    @contextmanager
    def granted(self, *permissions: str) -> Iterator[Answer]:
        """Somebody with access as long as it lasts."""
        body = {"staff_id": self.candidate()["id"], "permissions": list(permissions or self.usual[:1])}
        answer = self.grant(body)
        check(answer.status == 201, f"access was not given: {answer}")
        try:
            yield answer
        finally:
            self.revoke(answer["id"])

    def read(self, employee: str) -> Answer:
        return self.administrator.get(self.path("employees", employee))

    def change(self, employee: str, permissions: list[str], **headers: str | None) -> Answer:
        return self.administrator.call(
            "PUT", self.path("employees", employee, "permissions"), {"permissions": permissions}, **headers
        )

    def revoke(self, employee: str) -> None:
        """Leaves nothing behind, whatever the backend thinks of it."""
        present = self.read(employee)
        if present.status == 200:
            self.administrator.call("DELETE", self.path("employees", employee), If_Match=present.headers.get("ETag"))

    @cached_property
    def may_appoint(self) -> bool:
        """Whether somebody can be made an administrator here for a while: another one stays, whatever becomes of them."""
        if ADMINISTRATOR not in [each["code"] for each in self.catalogue]:
            return False
        listed = rows(self.administrator, self.path("employees"), limit=100, most=500)
        return any(ADMINISTRATOR in row["permissions"] and not row.get("valid_until") for row in listed)

    @contextmanager
    def employee_with(self, *codes: str) -> Iterator[str]:
        """The employee has just these permissions as long as it lasts; gives the id of their access."""
        name = self.employee_name.split(maxsplit=1)[0]
        listed = rows(self.administrator, self.path("employees"), limit=100, q=name)
        held = next((row for row in listed if _full_name(row) == self.employee_name), None)
        if held is not None:
            present, given = self.read(held["id"]), held["id"]
            self._hold(given, list(codes))
        else:
            present, given = None, self._let_in(list(codes))
        try:
            yield given
        finally:
            if present is None:
                self.revoke(given)
            elif self.read(given).status == 200:
                self._hold(given, present["permissions"])
            else:
                # It was revoked meanwhile.
                self._let_in([code for code in present["permissions"] if code in [each["code"] for each in self.catalogue]])

    def _let_in(self, codes: list[str]) -> str:
        staff = rows(self.administrator, self.path("staff"), limit=100, q=self.employee_name.split(maxsplit=1)[0])
        member = next((row for row in staff if _full_name(row) == self.employee_name), None)
        if member is None:
            raise NotChecked(f"«{self.employee_name}» is not in the staff directory")
        answer = self.grant({"staff_id": member["id"], "permissions": codes})
        check(fresh(answer).status == 201, f"access was not given: {answer}")
        return answer["id"]

    def _hold(self, employee: str, codes: list[str]) -> None:
        saved = self.change(employee, codes, If_Match=self.read(employee).headers.get("ETag"))
        check(fresh(saved).status == 200, f"rights were not changed: {saved}")

    @cached_property
    def openings(self) -> list[tuple[list[str], set[str], set[str]]]:
        """Sets of permissions, and which sections and actions each opens to the employee."""
        sets = [closed(self.catalogue, each["code"]) for each in self.catalogue]
        tried = [codes for codes in sets if fits(self.catalogue, codes) and not sensitive(self.catalogue, codes)][:20]
        check(tried, "the catalogue has nothing that is not sensitive")
        found = []
        with self.employee_with(*tried[0]) as given:
            for codes in tried:
                self._hold(given, codes)
                seen = self.employee.get(self.path())
                found.append((codes, set(seen["sections"] or []), set(seen["actions"] or [])))
        return found

    def person_by_hand(self) -> dict[str, str]:
        numbers = {"snils": snils(), "inn": inn()}
        # Nobody else has them, so where they are answered they were not masked.
        self.nobody.watch.numbers.update(numbers.values())
        return {
            "last_name": "Проверкина",
            "first_name": "Вера",
            "middle_name": "Контрактовна",
            "position": "Лаборант",
            **numbers,
        }

    def consent(self, path: str | None = None) -> dict[str, Any]:
        """What goes along with a person by hand, where it is asked for; `path` is that of another organization's form."""
        if "consent" not in self.offers:
            return {}
        form = self.administrator.get(path or self.path("consent-form"))
        check(form.status == 200, f"`consent` is offered, but {form}")
        return {"consent": {"held": True, "version": form["version"]}}


def fresh(answer: Answer) -> Answer:
    """What was answered, unless the stand wants a sign-in of late first: that is fine, and more than the runner has."""
    if answer.problem == "fresh-sign-in-required":
        raise NotChecked(f"a sign-in of late is asked for first: {answer}")
    return answer


def _full_name(row: dict[str, Any]) -> str:
    return " ".join(filter(None, (row["last_name"], row["first_name"], row.get("middle_name"))))


def rows(client: Client, path: str, *, limit: int, most: int = 100_000, **query: object) -> list[dict[str, Any]]:
    """All rows of a list by its cursors, or the first `most`."""
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        page = client.get(path, limit=limit, cursor=cursor, **query)
        check(page.status == 200 and isinstance(page["items"], list), f"no page: {page}")
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None or len(found) >= most:
            return found
        check(page["items"], f"{path}: an empty page promises another one")
        if len(found) > 2 * max(page["total"] or 0, 50) + 100:
            raise Failed(f"{path}, limit {limit}: the pages never end: {len(found)} rows of {page['total']}")

