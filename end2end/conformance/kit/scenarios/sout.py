"""Reports of the special assessment of working conditions (СОУТ)."""

from __future__ import annotations

from typing import Any

from ..scenario import Level, NotChecked, check, scenario
from ..sections import check_elsewhere, check_orders, check_pages, forbidden, needs, outsider, viewer
from ..world import World, rows

SECTION = "sout_reports"


def _reports(world: World) -> list[dict[str, Any]]:
    needs(world, SECTION)
    found = world.administrator.get(world.path("sout-reports"), limit=10)["items"]
    if not found:
        raise NotChecked("there is no report")
    return found


@scenario(
    "sout.lists",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает отчёты и рабочие места страницами и в разном порядке", "Reads reports and workplaces by pages, and in several orders"),
    consequence=("В отчёте пропадут или повторятся рабочие места", "Workplaces of a report are lost or doubled"),
)
def lists(world: World) -> None:
    report = _reports(world)[0]
    path = world.path("sout-reports")
    check_pages(world, path, 100)
    check_orders(world, path, {"-date": "-approved_on", "date": "approved_on", "workplaces": "-workplaces"})
    check_pages(world, world.path("sout-reports", report["id"], "workplaces"), 100)


@scenario(
    "sout.filters",
    Level.SECTIONS,
    capability=SECTION,
    does=("Отбирает отчёты и рабочие места по классу условий и дням", "Filters reports and workplaces by class of conditions and by days"),
    consequence=("Отбор «класс 3.1» покажет места с другими условиями труда", "A filter by class shows workplaces of other conditions"),
)
def filters(world: World) -> None:
    client, path = world.administrator, world.path("sout-reports")
    for report in _reports(world)[:3]:
        places = world.path("sout-reports", report["id"], "workplaces")
        worst = report.get("worst_class")
        if worst is not None:
            found = client.get(places, limit=100, class_=worst)["items"]
            check(found and all(each["class"] == worst for each in found), f"class={worst} finds others too, or nothing")
            with_it = rows(client, path, limit=100, most=1000, class_=worst)
            check(report["id"] in [each["id"] for each in with_it], f"class={worst} does not find a report that has it")
        day = report["approved_on"]
        found = client.get(path, limit=100, from_=day, to=day)["items"]
        check(found and all(each["approved_on"] == day for each in found), f"from and to {day} find other days, or nothing")
    for wrong in ({"class_": "5"}, {"from_": "yesterday"}):
        answer = client.get(path, **wrong)
        check(answer.status == 400, f"{wrong}: {answer}")


@scenario(
    "sout.declarable",
    Level.SECTIONS,
    capability=SECTION,
    does=("Просит рабочие места, которые можно назвать в декларации", "Asks for the workplaces that a declaration may name"),
    consequence=("В декларацию попадут места, которые декларировать нельзя, либо выбрать будет не из чего", "A declaration names workplaces that it may not, or there is nothing to choose"),
)
def declarable(world: World) -> None:
    for report in _reports(world)[:3]:
        path = world.path("sout-reports", report["id"], "workplaces")
        whole = rows(world.administrator, path, limit=100)
        found = rows(world.administrator, path, limit=100, declarable="true")
        check(all(each.get("declarable") for each in found), "declarable=true finds others too")
        expected = [each["id"] for each in whole if each.get("declarable")]
        check([each["id"] for each in found] == expected, f"declarable=true finds {len(found)} of {len(expected)}")
        wrong = world.administrator.get(path, declarable="maybe")
        check(wrong.status == 400, f"declarable=maybe: {wrong}")


@scenario(
    "sout.sums",
    Level.SECTIONS,
    capability=SECTION,
    does=("Складывает рабочие места отчёта по классам и сравнивает со списком", "Adds up a report's workplaces by class and compares with the list"),
    consequence=("Диаграмма и таблица под ней разойдутся с самим отчётом", "The chart and the table below it disagree with the report"),
)
def sums(world: World) -> None:
    for summary in _reports(world)[:5]:
        path = world.path("sout-reports", summary["id"])
        report = world.administrator.get(path)
        check(report.status == 200, f"a report of the list: {report}")
        differing = [name for name, value in summary.items() if report[name] != value]
        check(not differing, f"the list and the report differ in {differing}")
        added = sum(each["workplaces"] for each in report["classes"])
        check(added == report["workplaces"], f"the classes add up to {added}, the report says {report['workplaces']}")
        listed = world.administrator.get(f"{path}/workplaces", limit=1)["total"]
        check(listed == report["workplaces"], f"the report says {report['workplaces']} workplaces, the list has {listed}")
        for each in report["classes"]:
            found = world.administrator.get(f"{path}/workplaces", limit=1, class_=each["class"])["total"]
            check(found == each["workplaces"], f"class {each['class']}: {each['workplaces']} in the report, {found} in the list")
        there = [each["class"] for each in report["classes"] if each["workplaces"]]
        check(report["worst_class"] in (None, *there[-1:]), f"the worst of {there} is not {report['worst_class']}")


@scenario(
    "sout.rights",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает отчёты тем, кому раздел открыт, и тем, кому нет", "Reads reports as somebody with the section, and as somebody without"),
    consequence=("Условия труда увидит любой сотрудник, или не увидит тот, кому это поручено", "Any employee sees the conditions of work, or who should does not"),
)
def rights(world: World) -> None:
    report = _reports(world)[0]["id"]
    paths = [("sout-reports",), ("sout-reports", report), ("sout-reports", report, "workplaces")]
    with viewer(world, SECTION):
        for path in paths:
            answer = world.employee.get(world.path(*path))
            check(answer.status == 200, f"who may view: {answer}")
    with outsider(world, SECTION, "declarations_submit"):
        for path in paths:
            forbidden(world.employee.get(world.path(*path)))


@scenario(
    "sout.for-declarations",
    Level.SECTIONS,
    capability=SECTION,
    does=("Читает рабочие места тем, кто подаёт декларации, но отчётов не видит", "Reads workplaces as somebody who submits declarations and does not see reports"),
    consequence=("Кто подаёт декларации, не сможет выбрать для них рабочие места", "Who submits declarations cannot choose workplaces for them"),
)
def for_declarations(world: World) -> None:
    report = _reports(world)[0]["id"]
    for codes, sections, actions in world.openings:
        if "declarations_submit" in actions and SECTION not in sections:
            with world.employee_with(*codes):
                answer = world.employee.get(world.path("sout-reports", report, "workplaces"))
            check(answer.status == 200, f"who may submit declarations: {answer}")
            return
    raise NotChecked("no set of permissions lets submit declarations without opening the reports")


@scenario(
    "sout.foreign",
    Level.SECTIONS,
    capability=SECTION,
    does=("Просит отчёт одной организации по пути другой", "Asks for a report of one organization under another"),
    consequence=("Из одной организации будут видны отчёты другой", "One organization sees the reports of another"),
)
def foreign(world: World) -> None:
    report = _reports(world)[0]["id"]
    check_elsewhere(world, "sout-reports", report)
    check_elsewhere(world, "sout-reports", report, "workplaces")
