"""The assertions of a fixture's `tests:`: what a message says, how long it is, whom it calls."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fixturectl.actions.comparison.alignment import SILENT
from fixturectl.actions.testing.subjects import rendered
from fixturectl.actions.validation.trials import FIRING
from fixturectl.blocks.tally import text_size
from fixturectl.diagnostics import Diagnostic
from fixturectl.locales import LocaleError, canonical
from fixturectl.rendering.mentions import called
from fixturectl.reports import text_objects
from fixturectl.reports.outcomes import Outcome
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.rendering.messages import Message
    from fixturectl.reports.outcomes import Kind
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

    Fault = tuple[str, str]
    Look = Callable[[Message, Tenant, Fixture, Node], Iterator[Fault]]

_NOBODY = "none"


def outcomes(store: OpenStore, tenant: Tenant, fixture: Fixture) -> Iterator[Outcome]:
    """Yield what each assertion of a tenant's fixture comes to."""
    for test in fixture.tests:
        sample, status = _text(test, "sample"), _text(test, "status") or FIRING
        locale = _text(test, "locale") or tenant.default_locale
        with suppress(LocaleError):  # which keeps it from being rendered
            locale = canonical(locale)
        message = rendered(store, fixture, locale, sample, status)
        who = (tenant.id, fixture.name, locale, sample, status)
        if isinstance(message, Diagnostic):
            said = f"can't be rendered: {redact(str(message))}"
            yield Outcome("renders", *who, test.place, said, message.hint)
            continue
        asserted = [name for name in _LOOKS if test.get(name) is not None]
        if not asserted:
            yield Outcome("renders", *who, test.place)
        for name in asserted:
            node = test.get(name)
            if node is not None:
                faults = list(_LOOKS[name](message, tenant, fixture, node))
                for said, hint in faults or [("", "")]:
                    yield Outcome(name, *who, node.place, redact(said), hint)


def _text(test: Mapping, key: str) -> str:
    node = test.get(key)
    return node.value if isinstance(node, Scalar) and not node.is_null else ""


def _items(node: Node) -> list[str]:
    nodes = node.items if isinstance(node, Sequence) else [node]
    return [one.value for one in nodes if isinstance(one, Scalar)]


def _contains(message: Message, _tenant: Tenant, _fixture: Fixture, node: Node) -> Iterator[Fault]:
    """Look for each text in one string of the message, as it is written or as it is read."""
    leaves = message.leaves()
    written = [str(leaf) for at, leaf in leaves if at.rpartition("/")[2] not in SILENT]
    read = [text_objects.read(text) for text in written]
    for wanted in _items(node):
        if not any(wanted in text for text in (*written, *read)):
            yield f'it does not say "{wanted}"', _nearest(wanted, read)


def _nearest(wanted: str, read: list[str]) -> str:
    """Point to what the message says instead: the string that shares most words with it."""
    words = set(wanted.split())
    best = max(read, key=lambda text: len(words & set(text.split())), default="")
    shared = words & set(best.split())
    return f'it says "{" ".join(best.split())[:120]}"' if shared else ""


def _max_chars(message: Message, _tenant: Tenant, _fixture: Fixture, node: Node) -> Iterator[Fault]:
    """Count the characters of the texts that are shown, as Slack counts them for its limit."""
    most = node.resolve() if isinstance(node, Scalar) else None
    size = text_size(message.blocks) if message.blocks else len(message.text)
    if isinstance(most, int) and size > most:
        yield f"it has {size} characters, at most {most} are asserted", ""


def _mentions(message: Message, _tenant: Tenant, _fixture: Fixture, node: Node) -> Iterator[Fault]:
    wanted = set(_items(node)) - {_NOBODY}
    found = called(message.payload)
    if found - wanted:
        yield f"it mentions {', '.join(sorted(found - wanted))}", "add it, or leave the mention out"
    if wanted - found:
        yield f"it does not mention {', '.join(sorted(wanted - found))}", ""


def _channel(_message: Message, tenant: Tenant, fixture: Fixture, node: Node) -> Iterator[Fault]:
    severity = tenant.severities.get(fixture.severity.value) if fixture.severity else None
    found = severity.channel if severity is not None else ""
    (wanted,) = _items(node) or [""]
    if found != wanted:
        where = f"it is posted in {found}" if found else "its severity has no channel"
        yield f"{where}, not in {wanted}", ""


_LOOKS: dict[Kind, Look] = {
    "contains": _contains,
    "max_chars": _max_chars,
    "mentions": _mentions,
    "channel": _channel,
}
