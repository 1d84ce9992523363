"""Prevents values that get lost, and values that are not there when an alert is sent.

A sample that gives a value to a variable which is not declared shows a message nobody will get. A
declared variable that no template and no text reads is asked of every caller in vain, or was
forgotten in the message. A value that doesn't fit its type, and a required variable without an
example, keep the fixture from being rendered and checked. What is shown only for a value that an
enum hasn't got, or where a number equals a text, is never shown.

To mend it, correct the name or the value, use the variable, or remove it.

PASS: a variable that a text reads

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        samples:
          primary: {host: db-0}
        text: "{{ t.title }}"

FAIL: a sample's value for a variable that is not declared

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        samples:
          primary: {hsot: db-0}  # <- variable-unknown
        text: "{{ t.title }}"

FAIL: a variable that nothing reads

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          region: {type: string, example: eu-west-1}  # <- variable-unused
        text: "{{ t.title }}"

FAIL: an example that doesn't fit, and none at all

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          used: {type: number, example: almost all}  # <- variable-value
          free: {type: number}  # <- variable-missing
        text: "{{ t.title }} {{ used }} {{ free }}"

FAIL: a comparison with what an enum never is

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          kind: {type: enum, values: [system, swap]}
        text: "{{ t.title }}{{ ' (swap)' if kind == 'swop' }}"  # <- variable-value
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source, carried
from fixturectl.checks._literals import comparisons, never_equal
from fixturectl.checks._spans import of_node
from fixturectl.checks._uses import (
    can_be_read,
    heirs,
    is_settled,
    named_by,
    names_read,
    place_in,
    undeclared,
)
from fixturectl.diagnostics import nearest
from fixturectl.store.routes import KNOWN_AS, routes
from fixturectl.store.tree import texts_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.variables import Variable

CHECKS: dict[str, Level] = {
    "variable-unknown": "error",
    "variable-unused": "warning",
    "variable-value": "error",
    "variable-missing": "error",
}


_NO_TEXTS = frozenset(("integer", "number", "boolean"))
_NAME = re.compile(r"[a-z_][a-z0-9_]*")  # with which the message of a value begins


def fixture(subject: Source) -> Iterator[Finding]:
    if subject.fixture.problems:
        yield from _carried(subject)
    if comparisons(subject.composition):
        yield from _compared(subject)
    declared = subject.fixture.setting("variables")
    own = [
        found for found in (declared.found if declared else ()) if _is_own(found.tenant, subject)
    ]
    if not own or not is_settled(subject):
        return
    candidates = {
        name: variable
        for name, variable in subject.fixture.variables.items()
        if variable.key is not None
        and variable.key.source.path == own[0].key.source.path
        and name not in names_read(subject.composition)
    }
    if not candidates:
        return
    for name in undeclared(subject):
        candidates.pop(named_by(nearest(name, subject.fixture.variables)), None)
    for one in (subject, *heirs(subject)):
        if not is_settled(one):
            return
        said = _said(one)
        if said is None:
            return
        read = names_read(one.composition) | said
        candidates = {name: found for name, found in candidates.items() if name not in read}
    for variable in candidates.values():
        yield _unused(subject, variable)


def _unused(subject: Source, variable: Variable) -> Finding:
    """Return the finding; one that alerts must bring all the same costs them their form."""
    message = f"nothing reads the variable {variable.name}"
    hint = "show it in the blocks or in a text, or remove it"
    place = (variable.key or variable.node).place
    if variable.required and _is_demanded(subject, variable.name):
        message += ", for want of which alerts lose their form"
        return Finding("variable-unused", place, message, hint, level="error")
    return Finding("variable-unused", place, message, hint)


def _is_demanded(subject: Source, name: str) -> bool:
    """Tell whether a route that leads to the fixture gives it no value, or it is the fallback."""
    fixture, tenant = subject.fixture.name, subject.tenant
    return name not in KNOWN_AS and (
        tenant.fallback == fixture
        or any(
            name not in route.variables and name not in route.defaults
            for route in routes(tenant)
            if route.fixture == fixture
        )
    )


def _compared(subject: Source) -> Iterator[Finding]:
    """Yield the comparisons of enums with what they never are, and of numbers with texts."""
    for name, variable in subject.fixture.variables.items():
        if variable.type == "enum":
            yield from never_equal(subject, "variable-value", name, partial(_values, name))
    for leaf, one in comparisons(subject.composition):
        compared = subject.fixture.variables.get(one.name)
        if compared is not None and compared.type in _NO_TEXTS:
            message = f'{one.name} is of the type {compared.type}, never the text "{one.literal}"'
            place = place_in(leaf, one.offset)
            hint = f"write it without quotes: {one.literal}"
            yield Finding("variable-value", place, message, hint, level="warning")


def _values(name: str, _: Tenant, fixture: Fixture) -> tuple[str, ...]:
    variable = fixture.variables.get(name)
    return variable.values if variable is not None else ()


def _carried(subject: Source) -> Iterator[Finding]:
    """Yield what is wrong with values; a name that expressions read too is told of there."""
    unknown = undeclared(subject)
    samples = subject.fixture.samples.values()
    names = {key.place: key.value for sample in samples for key, _ in sample}
    for found in carried(subject.fixture.problems, CHECKS):
        if found.name != "variable-unknown" or names.get(found.place) not in unknown:
            yield _given(subject, found)


def _given(subject: Source, found: Finding) -> Finding:
    """Return what is wrong with a sample's value, unless its variable's own example is wrong."""
    name = _NAME.match(found.message)
    variable = subject.fixture.variables.get(name[0]) if name else None
    if variable is None:
        return found
    declared = of_node(variable.node)
    is_own = declared[0] <= found.place <= declared[1]
    return found if is_own else found._replace(unless=(declared,))


def _is_own(tenant: str, subject: Source) -> bool:
    return tenant == subject.tenant.id


def _said(subject: Source) -> frozenset[str] | None:
    """Return every name that a text of the fixture reads, in any locale; None if one is broken."""
    renderer, fixture = subject.renderer, subject.fixture.name
    names: set[str] = set()
    for tenant in subject.tenant.lineage:
        for locale in renderer.tree.locales(tenant):
            if not can_be_read(renderer.tree.document(texts_path(tenant, locale, fixture))):
                return None
            for text in renderer.shelf.texts(tenant, locale, fixture).values():
                for form in text:
                    names |= form.parsed.names
    return frozenset(names)
