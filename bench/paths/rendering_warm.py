"""Rendering again in one process, against bare Jinja2 that calls the same Babel functions.

Both render 8 templated leaves of one alert in French, with other values each time: a title, a
plural, a number, a percentage, a time, an address and two plain values. Ours also reads the values
by their types and holds the message against Slack's rules. CPU time of the thread, so that what
else the machine does is not counted.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import thread_time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import jinja2
from babel import Locale
from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent

import fixturectl
from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 2000

STORE = {
    "fixtures/default/tenant.yaml": """\
format: 1
name: Acme
source_locale: en-US
locales: [fr-FR]
default_locale: fr-FR
timezone: Europe/Paris
severities: {critical: {emoji: ":rotating_light:", channel: C0123456789}}
""",
    "fixtures/default/failure.yaml": """\
severity: critical
variables:
  region: {type: string, example: eu-west-1}
  listeners: {type: integer, example: 1}
  error_rate: {type: number, example: 0.5}
  started_at: {type: datetime, example: "2026-11-22T10:15:00Z"}
  runbook: {type: url, example: "https://runbooks.example.com/playback"}
text: "{{ severity | urgency_emoji }} {{ t.title }}"
blocks:
  - type: header
    text: "{{ severity | urgency_emoji }} {{ t.title }}"
  - type: section
    text: "{{ t('affected', count=listeners) }}"
    fields: ["{{ region }}", "{{ t.rate }}", "{{ t.since }}"]
  - type: context
    elements: ["{{ tenant.name }}"]
  - type: actions
    elements: [{type: button, text: Runbook, url: "{{ runbook }}"}]
""",
    "fixtures/default/fr-FR/failure.yaml": """\
texts:
  title: Lecture interrompue
  affected: {one: "{count:number} auditeur", other: "{count:number} auditeurs"}
  rate: "{error_rate:percent} en échec"
  since: "Depuis {started_at:datetime}"
""",
}

LEAVES = [
    "{{ emoji }} Lecture interrompue",
    "{{ emoji }} Lecture interrompue",
    "{{ number(listeners) }} auditeur{{ '' if plural(listeners) == 'one' else 's' }}",
    "{{ region }}",
    "{{ percent(error_rate) }} en échec",
    "Depuis {{ moment(started_at) }}",
    "{{ tenant }}",
    "{{ runbook }}",
]


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        ours = _ours(Path(folder))
        bare = _bare()
        taken: dict[str, list[float]] = {"ours": [], "bare": []}
        for index in range(ROUNDS):
            values = _values(index)
            for name, render in (("ours", ours), ("bare", bare)):
                start = thread_time()
                render(values)
                taken[name].append(thread_time() - start)
    mine, theirs = median(taken["ours"]), median(taken["bare"])
    note = f"{mine * 1e6:.0f} us to {theirs * 1e6:.0f} us, n={ROUNDS} in turns"
    yield Row("render 8 leaves, warm, to bare Jinja2", mine / theirs, "x", 1.5, 1.0, note)
    p95 = quantiles(taken["ours"], n=20)[-1]
    yield Row("render 8 leaves, warm, p95", p95 * 1000, "ms", 1.0)


def _values(index: int) -> dict[str, Any]:
    return {
        "region": f"eu-west-{index}",
        "listeners": index,
        "error_rate": index / ROUNDS,
        "started_at": datetime(2026, 11, 22, 10, tzinfo=UTC) + timedelta(minutes=index),
        "runbook": f"https://runbooks.example.com/playback/{index}",
    }


def _ours(root: Path) -> Callable[[dict[str, Any]], object]:
    for path, content in STORE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    store = fixturectl.Store(root)

    def render(values: dict[str, Any]) -> object:
        return store.render("default/failure", locale="fr-FR", variables=values)

    return render


def _bare() -> Callable[[dict[str, Any]], object]:
    locale, zone = Locale.parse("fr_FR"), ZoneInfo("Europe/Paris")
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - mrkdwn
    environment.globals.update(
        emoji=":rotating_light:",
        tenant="Acme",
        number=lambda value: format_decimal(value, locale=locale),
        percent=lambda value: format_percent(value, "#,##0.## %", locale=locale),
        moment=lambda value: format_datetime(value, "medium", tzinfo=zone, locale=locale),
        plural=locale.plural_form,
    )
    templates = [environment.from_string(leaf) for leaf in LEAVES]

    def render(values: dict[str, Any]) -> object:
        return [template.render(values) for template in templates]

    return render
