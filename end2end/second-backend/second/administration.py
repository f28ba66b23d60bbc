"""Who has access: the staff directory, grants, changes, revocations."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import TypeVar

from starlette.responses import Response

from .demo import CATALOGUE, CODES
from .extras import held_consent, looked_up, write
from .lists import Key, asked, folded, page, sought
from .model import ADMINISTRATOR, Access, Organization, Person, Post, now, stable_id, stamp
from .numbers import is_inn, is_snils, masked
from .once import once, seen_by_user
from .web import Call, Problem, invalid, not_found, ok


def _tag(call: Call, access: Access) -> str:
    if call.site.broken("etag-weak"):
        return f'W/"{access.id}.{access.revision}"'
    return f'"{access.id}.{1 if call.site.broken("etag-stays") else access.revision}"'


def _shown(call: Call, access: Access) -> dict[str, object]:
    unmasked = call.site.broken("snils-unmasked")
    return {
        "id": access.id,
        **access.person.names(),
        "position": access.position,
        "snils_masked": access.person.snils if unmasked else masked(access.person.snils),
        "permissions": access.permissions,
        "is_me": access.person.id == call.person.id,
        "granted_at": stamp(access.granted_at) if access.granted_at else None,
        "granted_by": access.granted_by,
        "consent": access.consent,
    }


Somebody = TypeVar("Somebody", Post, Access)


def _found(call: Call, organization: Organization, people: Iterable[Somebody]) -> list[Somebody]:
    """Those whom `q` asks for."""
    if call.site.broken("search-ignored"):
        return list(people)
    fits = sought(call.request)
    call.asks_for_numbers(bool(fits.number))

    def wanted(somebody: Somebody) -> bool:
        person, masked = somebody.person, (somebody.person.snils, somebody.person.inn)
        shown = " ".join(masked) if call.site.broken("masked-digits-searched") else person.snils[7:]
        return fits(f"{person.full_name} {somebody.position}", shown, masked)

    found = list(filter(wanted, people))
    for somebody in found:
        if fits.names((somebody.person.snils, somebody.person.inn)):
            looked_up(call, organization, somebody.id, somebody.person.full_name)
    return found


async def list_staff(call: Call) -> Response:
    organization = call.administered(open_by="staff-open")
    posts = _found(call, organization, organization.staff.values())

    def key(post: Post) -> Key:
        return [folded(post.person.full_name), post.id]

    def show(post: Post) -> dict[str, object]:
        return {
            "id": post.id,
            **post.person.names(),
            "position": post.position,
            "snils_masked": masked(post.person.snils),
            "has_access": organization.access_of(post.person.snils) is not None,
        }

    return ok(page(call, sorted(posts, key=key), key, show))


async def list_employees(call: Call) -> Response:
    organization = call.administered(open_by="employees-open")
    # `search_filters` is not offered; what cannot be understood is refused all the same.
    asked(call.request, "state", ("active", "expiring", "expired", "not_yet", "idle"))
    asked(call.request, "sort", ("name", "-name", "until", "last_sign_in"))
    asked(call.request, "permission", shape=".{1,100}")
    found = _found(call, organization, organization.access.values())

    def key(access: Access) -> Key:
        return [folded(access.person.full_name), access.id]

    return ok(page(call, sorted(found, key=key), key, lambda access: _shown(call, access)))


def employee_in(call: Call, organization: Organization) -> Access:
    sought_id = call.request.path_params["employee_id"]
    access = organization.access.get(sought_id)
    if access is None and call.site.broken("foreign-employee-found"):
        everywhere = call.site.state.organizations.values()
        access = next((other.access[sought_id] for other in everywhere if sought_id in other.access), None)
    if access is None:
        if call.site.broken("not-found-is-500"):
            raise KeyError(sought_id)
        raise not_found()
    return access


async def get_employee(call: Call) -> Response:
    access = employee_in(call, call.administered())
    return ok(_shown(call, access), headers={"ETag": _tag(call, access)})


def permissions_in(call: Call, body: dict[str, object], kept: list[str]) -> list[str]:
    """The set that `body` asks for; what somebody has already may be unknown to the catalogue."""
    codes = body.get("permissions")
    if not isinstance(codes, list) or not codes:
        raise invalid(("/permissions", "required" if codes in (None, []) else "format"))
    if len(codes) > 100:
        raise invalid(("/permissions", "too_long"))
    errors = []
    for at, code in enumerate(codes):
        if not isinstance(code, str) or code in codes[:at]:
            errors.append((f"/permissions/{at}", "format"))
        elif code not in CODES and code not in kept:
            errors.append((f"/permissions/{at}", "unknown"))
        elif not call.site.broken("requires-unchecked"):
            needed = next((each for each in CATALOGUE if each["code"] == code), {}).get("requires", [])
            if any(need not in codes for need in needed):
                errors.append((f"/permissions/{at}", "requires"))
    if errors:
        raise invalid(*errors)
    return codes


def _person_by_hand(call: Call, value: object) -> tuple[Person, str]:
    if not isinstance(value, dict):
        raise invalid(("/person", "format"))
    errors = []
    for name, longest in (("last_name", 100), ("first_name", 100), ("position", 200), ("snils", 11), ("inn", 12)):
        text = value.get(name)
        if text is None:
            errors.append((f"/person/{name}", "required"))
        elif not isinstance(text, str) or not text.strip():
            errors.append((f"/person/{name}", "format"))
        elif len(text) > longest:
            errors.append((f"/person/{name}", "too_long"))
    middle = value.get("middle_name")
    if middle is not None and (not isinstance(middle, str) or len(middle) > 100):
        errors.append(("/person/middle_name", "format"))
    if errors:
        raise invalid(*errors)
    for name, judge, shape in (("snils", is_snils, r"[0-9]{11}"), ("inn", is_inn, r"[0-9]{12}")):
        if not re.fullmatch(shape, value[name]):
            errors.append((f"/person/{name}", "format"))
        elif not judge(value[name]) and not call.site.broken("check-digits-unchecked"):
            errors.append((f"/person/{name}", "check_digits"))
    if errors:
        raise invalid(*errors)
    names = (value["last_name"], value["first_name"], middle or None)
    return Person(stable_id(value["snils"]), *names, value["snils"], value["inn"]), value["position"]


async def grant_access(call: Call) -> Response:
    organization, body = call.administered(), await call.body()
    if call.site.broken("rights-read-too-early"):
        await asyncio.sleep(0.3)

    def grant() -> Response:
        access = _granted(call, organization, body)
        organization.access[access.id] = access
        write(call, organization, "granted", access, None, access.permissions)
        address = f"{call.request.url.path}/{access.id}"
        return ok(_shown(call, access), 201, {"ETag": _tag(call, access), "Location": address})

    return once(call, organization, body, grant)


def _granted(call: Call, organization: Organization, body: dict[str, object]) -> Access:
    consent = None
    if ("staff_id" in body) == ("person" in body):
        raise invalid(("/staff_id", "required"))
    if "staff_id" in body:
        post = organization.staff.get(str(body["staff_id"]))
        if post is None:
            raise Problem(404, "staff-not-found")
        person, position = post.person, post.position
    else:
        person, position = _person_by_hand(call, body["person"])
        consent = held_consent(call, body.get("consent"))
    permissions = permissions_in(call, body, [])
    if present := organization.access_of(person.snils):
        raise Problem(409, "already-has-access", employee_id=present.id)
    return Access(
        call.site.state.next_id(),
        person,
        position,
        permissions,
        granted_at=now(),
        granted_by=call.person.short_name,
        consent=consent,
    )


def _may_take(call: Call, organization: Organization, access: Access, remaining: list[str]) -> None:
    """Whether `access` may be cut down to `remaining`."""
    if ADMINISTRATOR in access.permissions and ADMINISTRATOR not in remaining:
        if access.head:
            raise Problem(409, "head-is-administrator")
        others = [other for other in organization.access.values() if other is not access]
        nobody_left = not any(map(organization.administers, others))
        if nobody_left and not call.site.broken("last-administrator-removable"):
            raise Problem(409, "last-administrator")
    mine = access.person.id == call.person.id or access.person.snils == call.person.snils
    loses = any(code not in remaining for code in access.permissions)
    meant = call.request.headers.get("Confirm") == "own-rights"
    if mine and loses and not meant and not call.site.broken("own-rights-unconfirmed-accepted"):
        raise Problem(409, "own-rights-unconfirmed")


async def change_permissions(call: Call) -> Response:
    organization = call.administered()
    access = employee_in(call, organization)
    if call.request.headers.get("If-Match") is None:
        seen_by_user(call, _tag(call, access))
    wanted = permissions_in(call, await call.body(), access.permissions)
    seen_by_user(call, _tag(call, access))
    _may_take(call, organization, access, wanted)
    if call.site.broken("unknown-permission-dropped"):
        wanted = [code for code in wanted if code in CODES]
    before, access.permissions = access.permissions, wanted
    access.revision += 1
    write(call, organization, "changed", access, before, wanted)
    return ok(_shown(call, access), headers={"ETag": _tag(call, access)})


async def revoke_access(call: Call) -> Response:
    organization = call.administered()
    access = employee_in(call, organization)
    seen_by_user(call, _tag(call, access))
    _may_take(call, organization, access, [])
    organization.access.pop(access.id, None)
    write(call, organization, "revoked", access, access.permissions, None)
    return Response(status_code=204)


