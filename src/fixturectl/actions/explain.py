"""Where every value of a message comes from, and what it hides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence
from fixturectl.texts import translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.store import Store
    from fixturectl.diagnostics import Place
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.inheritance import Found, Setting
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node
    from fixturectl.texts.lookup import Text, Wording

# Of a tenant's settings those that decide what a message says and where it goes.
_SETTINGS = (
    "name",
    "source_locale",
    "locales",
    "default_locale",
    "timezone",
    "channels",
    "mentions",
    "fallback",
)
_LONGEST = 100  # characters of a value that are shown


@dataclass(frozen=True, slots=True)
class Origin:
    """One value as one file has it; `owner` is the tenant, of a text its locale too.

    Of a translation, `state` is what its file says of it, "" where it says nothing, and `stale` is
    whether it was made from another source text than that of today.
    """

    value: str
    place: Place
    owner: str
    state: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A key, the value that counts, and those it shadows, nearest first."""

    key: str
    origin: Origin
    shadowed: tuple[Origin, ...] = ()


def explain(
    store: Store, address: str, key: str | None = None, locale: str | None = None
) -> list[Explained]:
    """Return the origin of each value of a message, or of those at `key` and below it.

    Keys are those of the files: `severity`, `variables.region`, `blocks.impact`, `t.title`,
    `tenant.timezone`, `tenant.severities.critical.channel`. Credentials and sensitive values are
    named, never shown. Raises UsageError for a key that isn't there.
    """
    tenant, fixture = store.find(address)
    wording = store.renderer.wording(tenant, fixture.name, store.locale(tenant, locale))
    found = [*_fixture(fixture), *_texts(store, wording), *_tenant(tenant)]
    if key is None:
        return found
    asked = key.removeprefix("texts.") if key.startswith("texts.") else key
    asked = f"t.{asked}" if asked is not key else key
    chosen = [one for one in found if one.key == asked or one.key.startswith(f"{asked}.")]
    if not chosen:
        hint = nearest(asked, (one.key for one in found)) or "without a key all are listed"
        raise UsageError(f"{address} has nothing called {key}", hint=hint)
    return chosen


def chain(store: Store, address: str, locale: str | None) -> tuple[str, ...]:
    """Return the locales in which texts are looked up, best first."""
    tenant, fixture = store.find(address)
    return store.renderer.wording(tenant, fixture.name, store.locale(tenant, locale)).chain


def _fixture(fixture: Fixture) -> Iterator[Explained]:
    for key in ("description", "severity", "text", "color"):
        yield from _setting(fixture.setting(key), key)
    for name, variable in fixture.variables.items():
        hidden = variable.any_sensitive
        yield from _setting(fixture.setting(("variables", name)), f"variables.{name}", hidden)
    for name in fixture.samples:
        hidden = any(variable.any_sensitive for variable in fixture.variables.values())
        yield from _setting(fixture.setting(("samples", name)), f"samples.{name}", hidden)
    for index, block in enumerate(fixture.blocks):
        name = _block_name(block) or str(index)
        owner = _owner(fixture, block)
        yield Explained(f"blocks.{name}", Origin(_block(block), block.place, owner))


def _block_name(block: Node) -> str:
    name = block.get("block_id") if isinstance(block, Mapping) else None
    return name.value if isinstance(name, Scalar) else ""


def _block(block: Node) -> str:
    kind = block.get("type") if isinstance(block, Mapping) else None
    return kind.value if isinstance(kind, Scalar) else "a block"


def _owner(fixture: Fixture, node: Node) -> str:
    path = node.source.path
    owners = (layer.tenant for layer in fixture.layers if layer.document.source.path == path)
    return next(owners, "")


def _texts(store: Store, wording: Wording) -> Iterator[Explained]:
    for key in sorted(wording.keys()):
        first, *rest = [_text(store, wording, text) for text in wording.candidates(key)]
        yield Explained(f"t.{key}", first, tuple(rest))


def _text(store: Store, wording: Wording, text: Text) -> Origin:
    shown = {name: form.scalar for name, form in text.forms.items()}
    value = ", ".join(f"{name}: {_shown(form)}" for name, form in shown.items())
    place = text.key.place
    if text.single is not None:
        value, place = _shown(text.single.scalar), text.single.scalar.place
    owner = store.renderer.tenant(text.tenant)
    source = translations.original(wording.shelf, owner, wording.fixture, text.key.value)
    said = text.marks.states is not None and text.key.value in text.marks.states
    state = translations.state_of(text) if said else ""
    stale = translations.is_stale(text, source)
    return Origin(value, place, f"{text.locale}, {text.tenant}", state, stale)


def _tenant(tenant: Tenant) -> Iterator[Explained]:
    for key in _SETTINGS:
        yield from _setting(tenant.setting(key), f"tenant.{key}")
    for name in tenant.severities:
        for part in ("emoji", "channel"):
            path = ("severities", name, part)
            yield from _setting(tenant.setting(path), "tenant." + ".".join(path))
    for name in tenant.statuses:
        yield from _setting(tenant.setting(("statuses", name)), f"tenant.statuses.{name}")
    for name in tenant.values:
        yield from _setting(tenant.setting(("values", name)), f"tenant.values.{name}")
    for key in ("slack", "secrets"):
        yield from _setting(tenant.setting(key), f"tenant.{key}", hidden=True)


def _setting(setting: Setting | None, key: str, hidden: bool = False) -> Iterator[Explained]:
    if setting is None or setting.node is None:
        return
    first, *rest = _origins(setting.found, hidden)
    yield Explained(key, first, tuple(rest))


def _origins(found: Iterable[Found], hidden: bool) -> list[Origin]:
    return [
        Origin("[hidden]" if hidden else _shown(one.node), one.node.place, one.tenant)
        for one in found
    ]


def _shown(node: Node) -> str:
    """Return a value on one line, as its file spells it."""
    if is_sealed(node):
        return "[sealed]"
    if isinstance(node, Scalar):
        text = "null" if node.is_null else node.value
    elif isinstance(node, Sequence):
        text = "[" + ", ".join(_shown(item) for item in node.items) + "]"
    else:
        text = "{" + ", ".join(f"{name.value}: {_shown(value)}" for name, value in node) + "}"
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
