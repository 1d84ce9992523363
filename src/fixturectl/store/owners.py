"""Who reviews what: the `owners:` of all tenants as lines of a CODEOWNERS file.

GitHub, GitLab and Gitea take, of all lines that fit a file, the last one. So the root's owners come
first, for all tenants at once; after them those of each tenant that has others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.locales import LocaleError, canonical
from fixturectl.store.inheritance import merged
from fixturectl.store.lineages import ROOT
from fixturectl.store.severities import text
from fixturectl.store.yaml_nodes import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

ALL = "*"
_OWNER = re.compile(
    r"@@?[A-Za-z0-9_][A-Za-z0-9_./-]*|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_SPECIAL = re.compile(r"([\\ *?\[\]#!])")
# Where texts, phrases and golden files of a tenant stand, and what is the whole store's.
_FOLDERS = ("fixtures", "tests/golden")
_WHOLE = ("locales/", ".sops.yaml")

Owners = dict[str, tuple[str, ...]]


class Mistake(NamedTuple):
    """What in `owners:` is no owner, or is owned by name of nothing there can be."""

    node: Scalar
    message: str
    hint: str


def owners(tenant: Tenant) -> Owners:
    """Return a tenant's owners, its own and inherited, by `*` or locale; without what is none."""
    found: Owners = {}
    for name, (_, _, node) in merged(tenant.layers, "owners").items():
        listed = dict.fromkeys(text(item) for item in _items(node))
        names = tuple(one for one in listed if is_owner(one))
        # An empty list says that nobody is asked; one of mistakes says nothing.
        if is_pattern(name) and (names or not listed):
            found[name] = names
    return found


def mistakes(tenant: Tenant) -> Iterator[Mistake]:
    """Yield what is wrong in the `owners:` of a tenant's own file."""
    for _, key, node in merged(tenant.layers[:1], "owners").values():
        if not is_pattern(key.value):
            hint = "write * for all of a tenant, or a locale such as fr-FR"
            yield Mistake(key, f'owners has "{key.value}", which is no locale', hint)
        for item in _items(node):
            if text(item) and not is_owner(text(item)):
                hint = "write @user, @organization/team or an e-mail address"
                yield Mistake(item, f'"{text(item)}" is no owner', hint)


def is_pattern(name: str) -> bool:
    """Tell whether a key of `owners:` is `*` or the canonical tag of a locale."""
    try:
        return name == ALL or canonical(name) == name
    except LocaleError:
        return False


def is_owner(name: str) -> bool:
    """Tell whether a forge takes this for a person or team; nothing else may come into a line."""
    return _OWNER.fullmatch(name) is not None


def _items(node: Node) -> Iterable[Scalar]:
    items = node if isinstance(node, Sequence) else ()
    return [item for item in items if isinstance(item, Scalar)]


def lines(tenants: Iterable[Tenant], prefix: str) -> list[str]:
    """Return the lines for a store at `prefix` in its repository, "" or with a slash at its end."""
    by_name = {tenant.id: owners(tenant) for tenant in tenants}
    root = by_name.get(ROOT, {})
    at = f"/{escaped(prefix)}"
    found = [*_of_all(at, root)]
    for name, own in sorted(by_name.items()):
        if own != root:
            found += _of_tenant(at, name, own, root)
    return found


def escaped(path: str) -> str:
    """Return a path so that no character in it means anything but itself."""
    return _SPECIAL.sub(r"\\\1", path)


def _of_all(at: str, root: Owners) -> Iterator[str]:
    for locale, names in sorted(root.items()):
        places = [f"{folder}/*/{locale}/" for folder in _FOLDERS] + [f"locales/{locale}.po"]
        if locale == ALL:
            places = [*(f"{folder}/" for folder in _FOLDERS), *_WHOLE]
        yield from (_line(f"{at}{place}", names) for place in places)


def _of_tenant(at: str, name: str, own: Owners, root: Owners) -> Iterator[str]:
    whole = own.get(ALL, ())
    differs = whole != root.get(ALL, ())
    folders = [f"{at}{folder}/{name}/" for folder in _FOLDERS]
    if differs:
        yield from (_line(folder, whole) for folder in folders)
    for locale in sorted({*own, *root} - {ALL}):
        names = own.get(locale, whole)
        # A line for all of the tenant hides the one for this locale of all tenants.
        if (differs and locale in own) or (not differs and own.get(locale) != root.get(locale)):
            yield from (_line(f"{folder}{locale}/", names) for folder in folders)


def _line(place: str, names: tuple[str, ...]) -> str:
    return " ".join((place, *names))
