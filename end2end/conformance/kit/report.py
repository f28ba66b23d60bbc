"""What became of it, in words: on the terminal, and as a page that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .scenario import Level, Outcome, Result

LEVELS = {Level.CORE: "core", Level.ADMINISTRATION: "administration", Level.SECTIONS: "sections"}
_RU = {Outcome.PASSED: "пройдено", Outcome.FAILED: "не пройдено", Outcome.NOT_CHECKED: "не проверено"}


@dataclass
class About:
    url: str
    contract: str
    level: Level
    offers: list[str]
    requests: int = 0


def counts(results: list[Result]) -> dict[Outcome, int]:
    return {outcome: sum(result.outcome is outcome for result in results) for outcome in Outcome}


def line(result: Result) -> str:
    """For the terminal, as soon as it is known."""
    name, mark = result.scenario.name, {"passed": "ok", "failed": "НЕТ", "not checked": "—"}[result.outcome]
    if result.outcome is Outcome.PASSED:
        return f"{mark:4} {name}{': ' + result.seen[0] if result.seen else ''}"
    if result.outcome is Outcome.NOT_CHECKED:
        return f"{mark:4} {name}: {result.seen[0]}"
    words = result.scenario
    return "\n".join(
        [
            f"{mark:4} {name}",
            f"     что делалось: {words.does.ru} / {words.does.en}",
            f"     что увидели: {result.seen[0]}",
            *[f"       {seen}" for seen in result.seen[1:]],
            f"     что приложение не сможет сделать: {words.consequence.ru}",
            f"     what the app cannot do: {words.consequence.en}",
        ]
    )


def verdict(about: About, results: list[Result]) -> str:
    number = counts(results)
    told = ", ".join(f"{_RU[outcome]} {number[outcome]}" for outcome in Outcome)
    return f"{about.url}: контракт {about.contract}, уровень {LEVELS[about.level]}: {told}; запросов {about.requests}."


def page(about: About, results: list[Result]) -> str:
    order = [Outcome.FAILED, Outcome.NOT_CHECKED, Outcome.PASSED]
    rows = "".join(_row(result) for result in sorted(results, key=lambda result: order.index(result.outcome)))
    offers = ", ".join(about.offers) or "ничего / nothing"
    return f"""<!doctype html>
<html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Совместимость: {escape(about.url)}</title>
<style>
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1f24 }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .5rem; border-top: 1px solid #c9ced6 }}
code {{ font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }}
.failed {{ background: #fdecea }} .not-checked {{ color: #59636e }} [lang=en] {{ color: #59636e }} pre {{ white-space: pre-wrap }}
</style>
<h1>Совместимость бэкенда</h1>
<p>{escape(verdict(about, results))}</p>
<p>Возможности / capabilities: {escape(offers)}</p>
<table><thead><tr><th>Сценарий<th>Что делалось<th>Что увидели<th>Что приложение не сможет сделать</tr></thead>
<tbody>{rows}</tbody></table>
</html>
"""


def _row(result: Result) -> str:
    words, failed = result.scenario, result.outcome is Outcome.FAILED
    seen = "".join(f"<pre><code>{escape(each)}</code></pre>" for each in result.seen)
    consequence = f"{escape(words.consequence.ru)}<br><span lang=en>{escape(words.consequence.en)}</span>" if failed else ""
    return (
        f'<tr class="{result.outcome.replace(" ", "-")}"><td><code>{words.name}</code><br>{_RU[result.outcome]}'
        f"<td>{escape(words.does.ru)}<br><span lang=en>{escape(words.does.en)}</span><td>{seen}<td>{consequence}</tr>\n"
    )
