"""What the organizations have in the four sections, all of it invented."""

from __future__ import annotations

from datetime import date, timedelta

from .holdings import Declaration, Event, Holdings, Report, TrainingRecord, Violation, Workplace
from .model import Organization, State, now
from .numbers import with_snils_check

# The numbers are those of the contract. The titles are samples: those of the contract's examples, and
# made-up ones for the others.
PROGRAMS = {number: f"Программа обучения № {number} (образец)" for number in (*range(1, 5), *range(6, 30))} | {
    9: "Безопасные методы и приемы выполнения работ на высоте",
    14: "Безопасные методы и приемы выполнения газоопасных работ",
    18: "Безопасные методы и приемы выполнения работ в электроустановках",
}
_LAST = ("Абрамов", "Белов", "Власов", "Громов", "Денисов", "Ершов", "Жуков", "Зайцев", "Ильин", "Королёв", "Лебедев")
_FIRST = ("Антон", "Борис", "Виктор", "Глеб", "Денис", "Егор", "Захар")
_TRADES = ("Монтажник", "Бухгалтер", "Электромонтёр", "Водитель", "Лаборант", "Сварщик")
_STATES = ("accepted", "accepted", "accepted", "sent", "rejected", "checked", "draft")
_WORKPLACES = ("2", "2", "1", "3.1", "2", "3.2", "2", "3.1", "2", "3.3")
_FACTORS = ("Шум", "Световая среда", "Тяжесть труда")


def _record(state: State, number: int, employer: Organization) -> TrainingRecord:
    program = list(PROGRAMS)[number * 5 % len(PROGRAMS)]
    stage = _STATES[number % len(_STATES)]
    return TrainingRecord(
        id=state.next_id(),
        state=stage,
        last_name=_LAST[number % len(_LAST)],
        first_name=_FIRST[number % len(_FIRST)],
        middle_name=None if number % 10 == 0 else "Иванович",
        snils=None if number % 50 == 49 else with_snils_check(f"3000{number // 2:05}"),
        foreign=f"foreigner {number}" if number % 50 == 49 else None,
        position=_TRADES[number % len(_TRADES)],
        employer_inn="7707083893",
        employer_title=employer.short_name,
        trained_by="Учебный центр (образец)",
        tested_on=date(2026, 1, 12) + timedelta(days=number // 3),
        protocol_number=f"ОТ-{number // 12 + 1}/26",
        program_id=program,
        program_title=PROGRAMS[program],
        passed=number % 17 != 5,
        changed_at=now() - timedelta(days=number % 40, minutes=number),
        registry_number=f"{45_000_000 + number}" if stage == "accepted" else None,
        rejection="Запись с таким протоколом уже есть." if stage == "rejected" else None,
    )


def _workplace(state: State, number: int) -> Workplace:
    condition = _WORKPLACES[number % len(_WORKPLACES)]
    worst = ((_FACTORS[number % len(_FACTORS)], condition),)
    harmful = condition.startswith("3")
    return Workplace(
        id=state.next_id(),
        number=f"{number + 1}{'А' if number % 7 == 3 else ''}",
        name=_TRADES[number % len(_TRADES)],
        department=f"Цех № {number % 3 + 1}",
        employees=number % 4 + 1,
        condition=condition,
        factors=worst if harmful else (),
        guarantees=("Повышенная оплата труда",) if harmful else (),
    )


def _report(state: State, number: int, workplaces: int) -> Report:
    approved = date(2022 + number % 4, 3 + number, 15)
    return Report(
        id=state.next_id(),
        number=f"{number + 11}-СОУТ/{approved.year}",
        approved_on=approved,
        valid_until=approved.replace(year=approved.year + 5) - timedelta(days=1),
        assessor="Экспертный центр (образец)",
        workplaces=[_workplace(state, each) for each in range(workplaces)],
    )


def _declaration(state: State, number: int, stage: str, report: Report) -> Declaration:
    began = now() - timedelta(days=200 - 20 * number)
    places = [place.id for place in report.workplaces if place.declarable][: number % 3 + 1]
    content: dict[str, object] = {
        "report_id": report.id,
        "workplaces": places,
        "address": "Улица для образца, дом 1",
        "signed_by": "Иванова Мария Петровна",
        "signed_by_position": "Генеральный директор",
        "signed_on": began.date().isoformat(),
        "note": None,
    }
    made = Declaration(state.next_id(), content, began, stage, history=[Event(began, "draft", "Иванова М. П.")])
    if stage != "draft":
        made.submitted_at = began + timedelta(hours=2)
        made.history.append(Event(made.submitted_at, "submitted", "Иванова М. П."))
    if stage in ("registered", "terminated"):
        made.registry_number, made.valid_until = f"Д-{number:05}", began.date() + timedelta(days=5 * 365)
    if stage not in ("draft", "submitted"):
        made.history.append(Event(began + timedelta(days=3), stage, None))
    return made


def _violation(state: State, number: int, stage: str) -> Violation:
    found = now() - timedelta(days=40 - 3 * number)
    due = None if number % 5 == 4 else found.date() + timedelta(days=30)
    made = Violation(
        state.next_id(),
        what=("У работника нет записи об обучении", "Отчёт не загружен")[number % 2],
        where=f"Цех № {number % 3 + 1}",
        found_on=found.date(),
        due_on=due,
        to_do="Обучить работника и передать запись в реестр.",
        state=stage,
        history=[Event(found, "new", None)],
    )
    if stage != "new":
        made.history.append(Event(found + timedelta(days=1), stage, "Иванова М. П.", "Сделано для образца."))
    return made


def furnish(state: State, organization: Organization, *, records: int, reports: int, workplaces: int) -> None:
    """Gives it something in each section."""
    has = organization.holdings = Holdings()
    for number in range(records):
        has.add(_record(state, number, organization))
    for number in range(reports):
        report = _report(state, number, workplaces // reports)
        has.reports[report.id] = report
    first = next(iter(has.reports.values()))
    for number, stage in enumerate(("terminated", "registered", "registered", "rejected", "submitted", "draft")):
        declaration = _declaration(state, number, stage, first)
        has.declarations[declaration.id] = declaration
    for number, stage in enumerate(("new", "in_work", "fixed", "closed", "disputed", "new", "in_work", "new", "fixed", "new")):
        violation = _violation(state, number, stage)
        has.violations[violation.id] = violation
