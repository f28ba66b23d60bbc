"""Who has access: the staff directory, grants, changes, revocations."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from starlette.responses import Response

from .demo import CATALOGUE, CODES
from .extras import held_consent, looked_up, write
from .lists import Key, asked, folded, ignores_search, page, sought
from .model import ADMINISTRATOR, Access, Organization, Person, Post, now, stable_id, stamp
from .numbers import grouped, is_inn, is_snils, masked
from .once import once, seen_by_user
from .web import Call, Problem, invalid, not_found, ok

UNDONE_WITHIN = timedelta(minutes=10)


def _tag(call: Call, access: Access) -> str:
    if call.site.broken("etag-weak"):
        return f'W/"{access.id}.{access.revision}"'
    return f'"{access.id}.{1 if call.site.broken("etag-stays") else access.revision}"'


def _listed(call: Call, codes: list[str]) -> list[str]:
    return [code for code in codes if code != ADMINISTRATOR or not call.site.broken("administrator-elsewhere")]


def _shown(call: Call, access: Access) -> dict[str, object]:
    unmasked = call.site.broken("snils-unmasked")
    return {
        "id": access.id,
        **access.person.names(),
        "position": access.position,
        "snils_masked": access.person.snils if unmasked else masked(access.person.snils),
        "permissions": _listed(call, access.permissions),
        "is_me": access.person.id == call.person.id,
        "granted_at": stamp(access.granted_at) if access.granted_at else None,
        "granted_by": access.granted_by,
        "consent": access.consent,
        **access.span(),
        **({"card": {"number": grouped(access.person.snils)}} if call.site.broken("snils-in-extra-field") else {}),
    }


Somebody = TypeVar("Somebody", Post, Access)


def _found(call: Call, organization: Organization, people: Iterable[Somebody]) -> list[Somebody]:
    """Those whom `q` asks for."""
    if ignores_search(call):
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
        between = [access.person.snils] if call.site.broken("snils-in-cursor") else []
        return [folded(access.person.full_name), *between, access.id]

    return ok(page(call, sorted(found, key=key), key, lambda access: _shown(call, access)))


def employee_in(call: Call, organization: Organization, found_by: str = "foreign-employee-found") -> Access:
    sought_id = call.request.path_params["employee_id"]
    access = organization.access.get(sought_id)
    if access is None and call.site.broken(found_by):
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
        elif code not in _listed(call, CODES) and code not in kept:
            errors.append((f"/permissions/{at}", "unknown"))
        elif fault := _misfit(call, code, codes):
            errors.append((f"/permissions/{at}", fault))
    if errors:
        raise invalid(*errors)
    return codes


def _misfit(call: Call, code: str, codes: list[str]) -> str | None:
    """Why `code` cannot be in this set."""
    known = next((each for each in CATALOGUE if each["code"] == code), {})
    if any(need not in codes for need in known.get("requires", [])) and not call.site.broken("requires-unchecked"):
        return "requires"
    excluded = [each["code"] for each in CATALOGUE if code in each.get("conflicts", [])] + known.get("conflicts", [])
    return "conflicts" if any(other in codes for other in excluded) and not call.site.broken("conflicts-unchecked") else None


def _person_by_hand(call: Call, value: object) -> tuple[Person, str]:
    if not isinstance(value, dict):
        raise invalid(("/person", "format"))
    errors = []
    for name, longest in (("last_name", 100), ("first_name", 100), ("position", 200), ("snils", 11), ("inn", 12)):
        text = value.get(name)
        if text is None or isinstance(text, str) and not text.strip():
            errors.append((f"/person/{name}", "required"))
        elif not isinstance(text, str):
            errors.append((f"/person/{name}", "format"))
        elif call.longer(text, longest):
            errors.append((f"/person/{name}", "too_long"))
    middle = value.get("middle_name")
    if middle is not None and not isinstance(middle, str):
        errors.append(("/person/middle_name", "format"))
    elif middle is not None and call.longer(middle, 100):
        errors.append(("/person/middle_name", "too_long"))
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
    if call.site.broken("body-before-right"):
        permissions_in(call, await call.body(), [])
    organization, body = call.administered(), await call.body()
    if call.site.broken("rights-read-too-early"):
        await asyncio.sleep(0.3)

    def grant() -> Response:
        access = _granted(call, organization, body)
        organization.access[access.id] = access
        write(call, organization, "granted", access, None, access)
        address = f"{call.request.url.path}/{access.id}"
        return ok(_shown(call, access), 201, {"ETag": _tag(call, access), "Location": address})

    return once(call, organization, body, grant)


def _granted(call: Call, organization: Organization, body: dict[str, object]) -> Access:
    consent = None
    if ("staff_id" in body) == ("person" in body):
        raise invalid(("/staff_id", "format" if "person" in body else "required"))
    if not isinstance(body.get("staff_id", ""), str):
        raise invalid(("/staff_id", "format"))
    if "staff_id" in body:
        post = organization.staff.get(str(body["staff_id"]))
        if post is None:
            raise Problem(404, "staff-not-found")
        person, position = post.person, post.position
    else:
        person, position = _person_by_hand(call, body["person"])
        consent = held_consent(call, body.get("consent"))
    permissions = permissions_in(call, body, [])
    valid_from, valid_until = _span(call, body, None, None)
    if present := organization.access_of(person.snils):
        more = {"detail": f"СНИЛС {person.snils}"} if call.site.broken("snils-in-problem") else {}
        raise Problem(409, "already-has-access", employee_id=present.id, **more)
    return Access(
        call.site.state.next_id(),
        person,
        position,
        permissions,
        granted_at=now(),
        granted_by=call.person.short_name,
        consent=consent,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _span(call: Call, body: dict[str, object], first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """What `body` says of the days; what it does not name stays."""
    found = {"valid_from": first, "valid_until": last}
    for name in found:
        if name in body:
            value = body[name]
            try:
                found[name] = date.fromisoformat(value) if value is not None else None
            except (TypeError, ValueError):
                raise invalid((f"/{name}", "format")) from None
    begins, ends = found.values()
    if ends is not None and ends < now().date() and call.site.broken("past-day-refused"):
        raise invalid(("/valid_until", "order"))
    if begins is not None and ends is not None and ends < begins:
        raise invalid(("/valid_until", "order"))
    return begins, ends


def _may_become(call: Call, organization: Organization, access: Access, wanted: Access | None) -> None:
    """Whether `access` may be cut down to what is `wanted` of it; None: to nothing."""
    site = call.site
    remaining = wanted.permissions if wanted is not None else []
    loses_office = ADMINISTRATOR not in remaining
    ends = wanted is not None and not wanted.lasts and not site.broken("last-administrator-ends")
    if ADMINISTRATOR in access.permissions and (loses_office or ends):
        if access.head and not site.broken("head-removable"):
            raise Problem(409, "head-is-administrator")
        others = [other for other in organization.access.values() if other is not access]
        nobody_left = not any(map(organization.administers, others))
        if nobody_left and not access.head and not site.broken("last-administrator-removable"):
            raise Problem(409, "last-administrator")
    mine = access.person.id == call.person.id or access.person.snils == call.person.snils
    loses = any(code not in remaining for code in access.permissions)
    loses = loses or access.outside is None and wanted is not None and wanted.outside is not None
    meant = call.request.headers.get("Confirm") == "own-rights"
    if mine and loses and not meant and not call.site.broken("own-rights-unconfirmed-accepted"):
        raise Problem(409, "own-rights-unconfirmed")


async def change_permissions(call: Call) -> Response:
    organization = call.administered()
    access = employee_in(call, organization, found_by="employee-changed-elsewhere")
    if call.request.headers.get("If-Match") is None:
        seen_by_user(call, _tag(call, access))
    body = await call.body()
    codes = permissions_in(call, body, access.permissions)
    codes += [code for code in access.permissions if code not in codes and code not in _listed(call, access.permissions)]
    first, last = _span(call, body, access.valid_from, access.valid_until)
    seen_by_user(call, _tag(call, access))
    wanted = replace(access, permissions=codes, valid_from=first, valid_until=last, revision=access.revision + 1)
    _may_become(call, organization, access, wanted)
    if call.site.broken("unknown-permission-dropped"):
        wanted.permissions = [code for code in codes if code in CODES]
    organization.access[access.id], before = wanted, access
    access = wanted
    write(call, organization, "changed", access, before, access)
    return ok(_shown(call, access), headers={"ETag": _tag(call, access)})


async def revoke_access(call: Call) -> Response:
    organization = call.administered()
    access = employee_in(call, organization)
    if call.site.broken("conflict-before-tag"):
        _may_become(call, organization, access, None)
    seen_by_user(call, _tag(call, access))
    _may_become(call, organization, access, None)
    organization.access.pop(access.id, None)
    for earlier in [id for id, (other, _) in organization.revoked.items() if other.person.snils == access.person.snils]:
        del organization.revoked[earlier]
    organization.revoked[access.id] = (access, now())
    write(call, organization, "revoked", access, access, None)
    return Response(status_code=204)


async def restore_access(call: Call) -> Response:
    organization = call.administered()
    sought_id = call.request.path_params["employee_id"]
    if present := organization.access.get(sought_id):
        raise Problem(409, "already-has-access", employee_id=present.id)
    access, at = _revoked(call, organization, sought_id)
    if present := organization.access_of(access.person.snils):
        raise Problem(409, "already-has-access", employee_id=present.id)
    if at < now() - UNDONE_WITHIN:
        raise Problem(410, "restore-too-late")
    del organization.revoked[access.id]
    back = replace(access, revision=access.revision + 1)
    organization.access[back.id] = back
    write(call, organization, "restored", back, None, back)
    return ok(_shown(call, back), headers={"ETag": _tag(call, back)})


def _revoked(call: Call, organization: Organization, sought_id: str) -> tuple[Access, datetime]:
    if found := organization.revoked.get(sought_id):
        return found
    if call.site.broken("restore-elsewhere"):
        for other in call.site.state.organizations.values():
            if found := other.revoked.pop(sought_id, None):
                organization.revoked[sought_id] = found
                return found
    if any(item["employee"]["id"] == sought_id and item["action"] == "revoked" for item in organization.journal):
        raise Problem(410, "restore-too-late")
    raise not_found()
