"""The degraded form of an alert: what can be said of it whatever its template does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import token_shapes
from fixturectl.actions.sending.sameness import spelled
from fixturectl.store.variables.spellings import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.variables import Variable

_MOST = 2900  # characters: what Slack takes in one text is 3,000
_LINE = 300
_HIDDEN = "[hidden]"


class Facts(NamedTuple):
    """What is said: values by name, as they are to be shown, and why no more can be said."""

    title: str
    severity: str
    status: str
    values: dict[str, str]
    findings: tuple[Diagnostic, ...] = ()


def degraded(facts: Facts) -> dict[str, Any]:
    """Return the body of a message that says the facts: plain text, which nothing can break."""
    lines = list(_lines(facts))
    text = clean("\n".join(lines))[:_MOST]
    head = clean(f"[degraded] {facts.title} ({facts.severity}, {facts.status})")
    return {
        "text": _escaped(head[:_LINE]),
        "blocks": [{"type": "section", "text": {"type": "plain_text", "text": text}}],
    }


def _lines(facts: Facts) -> Iterator[str]:
    yield f"⚠ degraded alert: {facts.title}"[:_LINE]
    yield f"severity: {facts.severity} · status: {facts.status}"
    for finding in facts.findings[:3]:
        yield _cut(f"why degraded: {token_shapes.redact(finding.message)}")
    for name, value in facts.values.items():
        yield _cut(f"{name}: {value}")


def _cut(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shown(fixture: Fixture, given: Mapping[str, Any]) -> dict[str, str]:
    """Return given values without those that are sensitive, or may be.

    A name that the fixture does not declare may be a sensitive one misspelt: where it has any, or
    its declarations can't be read, unknown values are hidden too.
    """
    declared = fixture.variables
    unsure = bool(fixture.body.broken) or (not declared and fixture.node is None)
    wary = unsure or any(one.any_sensitive for one in declared.values())
    found = {}
    for name, value in spelled(given).items():
        hidden = _hides(declared[name]) if name in declared else wary
        found[name] = _HIDDEN if hidden else token_shapes.redact(str(value))
    return found


def _hides(variable: Variable) -> bool:
    return variable.any_sensitive
