"""Prevents overrides that change nothing, and those that time has passed by.

A tenant's file says what is different there. What equals the inherited value is different nowhere:
it only waits until the ancestor changes and the tenant, unnoticed, does not. And when an ancestor
gives its text another value to say, or its variable another type, an override made before that
lacks it.

To mend it, remove the override; or bring it up to date with what it overrides.

PASS: an override that says something else

    fixtures/default/ping.yaml:
        severity: warning
        text: "{{ t.title }}"
    fixtures/default/en-US/ping.yaml:
        texts: {title: "Ping"}
    fixtures/default/fr-FR/ping.yaml:
        texts: {title: "Appel"}
    fixtures/acme/en-US/ping.yaml:
        texts: {title: "Ping from Acme"}

FAIL: a text, a setting and a key of a fixture that are inherited anyway

    fixtures/default/ping.yaml:
        severity: warning
        text: "{{ t.title }}"
    fixtures/default/en-US/ping.yaml:
        texts: {title: "Ping"}
    fixtures/default/fr-FR/ping.yaml:
        texts: {title: "Appel"}
    fixtures/acme/en-US/ping.yaml:
        texts: {title: "Ping"}  # <- override-dead
    fixtures/acme/ping.yaml:
        severity: warning  # <- override-dead
    fixtures/acme/tenant.yaml:
        severities:  # <- override-dead
          critical: {emoji: ":rotating_light:", channel: C0000000001}

FAIL: a text that does not say what the one it overrides says by now

    fixtures/default/ping.yaml:
        severity: warning
        variables: {region: {type: string, example: eu-west-1}}
        text: "{{ t.title }}"
    fixtures/default/en-US/ping.yaml:
        texts: {title: "Ping from {region}"}
    fixtures/default/fr-FR/ping.yaml:
        texts: {title: "Appel de {region}"}
    fixtures/acme/en-US/ping.yaml:
        texts: {title: "Ping from Acme"}  # <- override-dead
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fixturectl.checks import Finding, Source
from fixturectl.checks._locales import is_served
from fixturectl.checks._spans import of_node, of_text
from fixturectl.checks._uses import known_names, text_uses
from fixturectl.store.inheritance import is_null
from fixturectl.store.schema import MODELS
from fixturectl.store.yaml_nodes import Mapping, Scalar, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.inheritance import Found, Setting
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node
    from fixturectl.texts.lookup import Text

CHECKS: dict[str, Level] = {"override-dead": "warning"}
# What is never inherited, or means something by standing there.
_OWN = frozenset(("format", "store", "name", "extends", "slack", "secrets", "sops", "patch"))
_WHOLE = frozenset(("variables", "samples"))
_DEEP = frozenset(("severities", "statuses", "values", "checks", "owners", "sla"))
_ORDER = frozenset(("before", "after"))


def tenant(subject: Tenant) -> Iterator[Finding]:
    root = subject.layers[0].root
    if root is None or len(subject.layers) == 1:
        return
    for key, node in root:
        if key.value not in _OWN:
            yield from _setting(subject, (key.value,), key, node)[1]


def fixture(subject: Source) -> Iterator[Finding]:
    layers = subject.fixture.layers
    root = layers[0].root if layers[0].tenant == subject.tenant.id else None
    if root is not None and len(layers) > 1:
        for key, node in root:
            names = _names(key.value, node)
            for path in names:
                yield from _dead(subject.fixture.setting(path), subject.tenant.id)
    yield from _types(subject)
    yield from _texts(subject)


def _names(key: str, node: Node) -> list[tuple[str, ...]]:
    if key in _OWN or key not in MODELS["fixture"].keys:
        return []
    if key in _WHOLE and isinstance(node, Mapping):
        return [(key, name) for name in node.keys()]  # noqa: SIM118 - iterating yields pairs
    return [(key,)]


def _setting(
    subject: Tenant, path: tuple[str, ...], key: Scalar, node: Node
) -> tuple[bool, list[Finding]]:
    """Return whether all that the tenant sets at `path` is inherited anyway, and what of it is.

    Mappings that are merged are gone into; one of which nothing is new is one finding.
    """
    if not isinstance(node, Mapping) or path[0] not in _DEEP:
        found = list(_dead(subject.setting(path), subject.id))
        return bool(found), found
    inner = [
        _setting(subject, (*path, below.value), below, value)
        for below, value in node
        if below.value not in _ORDER
    ]
    if inner and len(inner) == len(node) and all(dead for dead, _ in inner):
        message = f"{'.'.join(path)} is the same without these lines"
        return True, [Finding("override-dead", key.place, message, "remove it: it is inherited")]
    return False, [found for _, findings in inner for found in findings]


def _dead(setting: Setting | None, tenant: str) -> Iterator[Finding]:
    """Yield the tenant's own value where the next one says the same."""
    if setting is None or setting.tenant != tenant:
        return
    own: Found = setting.found[0]
    name = ".".join(setting.path)
    if not setting.shadowed:
        if is_null(own.node) and setting.path[0] in _WHOLE:
            message = f"{name} removes what nobody has"
            yield Finding("override-dead", own.key.place, message, "remove this line")
        return
    other = setting.shadowed[0]
    if plain(own.node) == plain(other.node):
        message = f"{name} is the same in {other.tenant}"
        yield Finding("override-dead", own.key.place, message, "remove it: it is inherited")


def _types(subject: Source) -> Iterator[Finding]:
    """Yield the tenant's own variables that have another type than those they override."""
    for name, variable in subject.fixture.variables.items():
        setting = subject.fixture.setting(("variables", name))
        if setting is None or setting.tenant != subject.tenant.id or not setting.shadowed:
            continue
        other = setting.shadowed[0]
        kind = _type(other.node)
        if kind and kind != variable.type:
            message = f"{name} is a {variable.type} here, and a {kind} in {other.tenant}"
            hint = f"bring it up to date with {other.key.place}"
            told = (setting.found[0].key.place, message, hint)
            yield Finding("override-dead", *told, unless=(of_node(other.node),))


def _type(node: Node) -> str:
    found = node.get("type") if isinstance(node, Mapping) else node
    return found.value if isinstance(found, Scalar) and not found.is_null else ""


def _texts(subject: Source) -> Iterator[Finding]:
    """Yield the tenant's own texts that say the same as, or less than, those they override."""
    own, ancestors = subject.tenant.id, subject.tenant.lineage[1:]
    shelf, name = subject.renderer.shelf, subject.fixture.name
    for locale in subject.renderer.tree.locales(own) if ancestors else ():
        for key, text in shelf.texts(own, locale, name).items():
            found = (shelf.texts(one, locale, name).get(key) for one in ancestors)
            other = next((text for text in found if text is not None), None)
            if other is not None:
                known = _known(subject, key) if _is_source(subject, locale) else frozenset()
                yield from _compared(text, other, known)


def _is_source(subject: Source, locale: str) -> bool:
    return is_served(subject.tenant.source_locale, locale)


def _known(subject: Source, key: str) -> frozenset[str]:
    """Return the names that have a value in a text: an unknown one is a fault where it stands."""
    given = (
        use.text.arguments | use.leaf.bound for use in text_uses(subject.composition).get(key, ())
    )
    return known_names(subject.fixture).union(*given, ("count",))


def _compared(text: Text, other: Text, known: frozenset[str]) -> Iterator[Finding]:
    key = text.key.value
    if _value(text) == _value(other):
        message = f"the text {key} is the same in {other.tenant}"
        yield Finding("override-dead", text.key.place, message, "remove it: it is inherited")
        return
    # A translation is held against its source text by another check.
    lacking = sorted(known & _said(other) - _said(text))
    if lacking:
        names = ", ".join(f"{{{name}}}" for name in lacking)
        message = f"the text {key} lacks {names}, which {other.tenant} says"
        hint = f"bring it up to date with {other.key.place}"
        unless = (of_text(other), of_text(text))
        yield Finding("override-dead", text.key.place, message, hint, unless=unless)


def _value(text: Text) -> object:
    return plain(cast("Node", text.node))


def _said(text: Text) -> frozenset[str]:
    return frozenset(name for form in text for name in form.parsed.names)
