"""All kinds of recipients at once: those of the folder `keys`, and those left to sops."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from fixturectl import registry
from fixturectl.secrets.foreign import FOREIGN

if TYPE_CHECKING:
    from datetime import datetime

    from fixturectl.secrets.keys import Unwrapped
    from fixturectl.secrets.metadata import Entry, Metadata

_KEYS = "fixturectl.secrets.keys"


class Provider(Protocol):
    """What a module of the folder `keys` has; its package says what each is for."""

    KIND: str
    RULE: str

    def named(self, value: Any) -> list[str]: ...

    def name(self, entry: Entry) -> str: ...

    def wrap(self, key: bytes, recipient: str, moment: datetime) -> Entry: ...

    def unwrap(self, entries: list[Entry]) -> Unwrapped: ...


@cache
def providers() -> dict[str, Provider]:
    """Return the providers by the kind of their recipients."""
    modules = [registry.load(_KEYS, name) for name in registry.names(_KEYS)]
    return {module.KIND: cast("Provider", module) for module in modules}


def recipients_of_rule(rule: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the recipients that a creation rule, or its only key group, names, by kind."""
    kinds = [(kind, provider.RULE, provider.named) for kind, provider in providers().items()]
    kinds += [(foreign.kind, foreign.rule, foreign.named) for foreign in FOREIGN]
    found = {
        kind: tuple(dict.fromkeys(named(rule[key]))) for kind, key, named in kinds if rule.get(key)
    }
    return {kind: names for kind, names in found.items() if names}


def recipients_of_file(metadata: Metadata) -> dict[str, tuple[str, ...]]:
    """Return the recipients that a file's block names, by kind."""
    names = {kind: provider.name for kind, provider in providers().items()}
    names |= {foreign.kind: foreign.name for foreign in FOREIGN}
    return {
        kind: tuple(names[kind](entry) for entry in entries)
        for kind, entries in metadata.recipients.items()
        if entries
    }
