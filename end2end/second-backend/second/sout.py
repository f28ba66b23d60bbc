"""Reports of the special assessment of working conditions."""

from __future__ import annotations

import re
from collections import Counter

from starlette.responses import Response

from .holdings import Report, Workplace
from .lists import Key, asked, day, digits_of, page, sought
from .model import Organization
from .rights import opened
from .web import Call, not_found, ok

CLASSES = ("1", "2", "3.1", "3.2", "3.3", "3.4", "4")


def _summary(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "number": report.number,
        "approved_on": report.approved_on.isoformat(),
        "valid_until": report.valid_until.isoformat(),
        "assessor": report.assessor,
        "workplaces": len(report.workplaces),
        "worst_class": max((each.condition for each in report.workplaces), key=CLASSES.index, default=None),
    }


async def list_sout_reports(call: Call) -> Response:
    organization, request = opened(call, "sout_reports", "declarations_submit"), call.request
    condition = asked(request, "class", CLASSES)
    first, last = day(asked(request, "from")), day(asked(request, "to"))
    order = asked(request, "sort", ("-date", "date", "workplaces")) or "-date"
    fits = sought(request)

    def wanted(report: Report) -> bool:
        return (
            (condition is None or any(each.condition == condition for each in report.workplaces))
            and (first is None or report.approved_on >= first)
            and (last is None or report.approved_on <= last)
            and fits(f"{report.number} {report.assessor}", digits_of(report.number))
        )

    def key(report: Report) -> Key:
        if order == "workplaces":
            return [f"{10**9 - len(report.workplaces):010}", report.id]
        return [report.approved_on.isoformat(), report.id]

    found = sorted(filter(wanted, organization.holdings.reports.values()), key=key, reverse=order == "-date")
    return ok(page(call, found, key, _summary, order))


def report_in(call: Call, organization: Organization) -> Report:
    report = organization.holdings.reports.get(call.request.path_params["report_id"])
    if report is None:
        raise not_found()
    return report


async def get_sout_report(call: Call) -> Response:
    report = report_in(call, opened(call, "sout_reports", "declarations_submit"))
    places = report.workplaces[1:] if call.site.broken("classes-miscount") else report.workplaces
    guarantees = Counter(name for each in report.workplaces for name in each.guarantees)
    classes = [
        {
            "class": condition,
            "label": f"Класс {condition}",
            "workplaces": len(those),
            "employees": sum(each.employees for each in those),
        }
        for condition in CLASSES
        if (those := [each for each in places if each.condition == condition])
    ]
    return ok(
        {
            **_summary(report),
            "employees": sum(each.employees for each in report.workplaces),
            "classes": classes,
            "guarantees": [{"name": name, "workplaces": count} for name, count in sorted(guarantees.items())],
        }
    )


def _workplace(place: Workplace) -> dict[str, object]:
    return {
        "id": place.id,
        "number": place.number,
        "name": place.name,
        "department": place.department,
        "employees": place.employees,
        "class": place.condition,
        "declarable": place.declarable,
        "factors": [{"name": name, "class": condition} for name, condition in place.factors],
        "guarantees": list(place.guarantees),
    }


async def list_workplaces(call: Call) -> Response:
    organization, request = opened(call, "sout_reports", "declarations_submit"), call.request
    report, site = report_in(call, organization), call.site
    condition, declarable = asked(request, "class", CLASSES), asked(request, "declarable", ("true",))
    fits = sought(request)

    def wanted(place: Workplace) -> bool:
        return (
            (condition in (None, place.condition) or site.broken("class-ignored"))
            and (declarable is None or place.declarable or site.broken("declarable-ignored"))
            and fits(f"{place.number} {place.name} {place.department}", digits_of(place.number))
        )

    def key(place: Workplace) -> Key:
        # «10» after «9А».
        return [re.sub("[0-9]+", lambda found: found[0].zfill(9), place.number), place.id]

    return ok(page(call, sorted(filter(wanted, report.workplaces), key=key), key, _workplace, "number"))
