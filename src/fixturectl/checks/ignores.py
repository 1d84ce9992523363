"""Prevents exceptions to checks from outliving their reason.

A finding can be accepted on its line, or above it, by `# fixturectl: ignore[NAME] reason`; a check
gets another level under `checks:` of tenant.yaml, and a file named there as `baseline:` holds the
findings that an old store still has. An exception that is misspelt accepts nothing, and one that is
no longer needed hides the next fault of its kind.

To mend it, name a check that exists, say why it is ignored, and remove what accepts nothing.

PASS: a finding is accepted for a reason

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          port: {type: integer, example: 1}  # fixturectl: ignore[variable-unused] for next week
        text: "{{ t.title }}"

FAIL: no reason is given

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        # fixturectl: ignore[template]  # <- ignore-reason
        text: "{{ t.title }}"

FAIL: there is nothing to accept

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        # fixturectl: ignore[template] it was broken once  # <- ignore-unused
        text: "{{ t.title }}"

FAIL: a level for files that are not there

    fixtures/acme/tenant.yaml:
        name: Acme
        checks:
          paths:
            fixtures/acme/fr/*: {stale: off}  # <- ignore-unused

FAIL: no such check

    fixtures/acme/tenant.yaml:
        name: Acme
        checks: {variable-unsed: off}  # <- check-unknown
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl import checks, registry
from fixturectl.checks import File, Finding
from fixturectl.diagnostics import Place, nearest
from fixturectl.store import path_patterns
from fixturectl.store.ignores import ignores
from fixturectl.store.tree import catalog_path
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node, Scalar

# Whether an exception is of use is known to whoever puts levels, ignores and baselines on findings.
CHECKS: dict[str, Level] = {
    "check-unknown": "error",
    "ignore-reason": "error",
    "ignore-unused": "warning",
    "baseline-unused": "info",
}
_HINT = "write # fixturectl: ignore[NAME] and why"


def store(subject: Renderer) -> Iterator[Finding]:
    for tag in subject.tree.catalogs():
        content = subject.tree.content(catalog_path(tag)) or b""
        yield from _comments(catalog_path(tag), content.decode("utf-8", "replace"))
    for name in subject.tree.tenants():
        for glob, _ in _paths(subject.tenant(name)):
            if path_patterns.means_nothing(subject.tree, glob.value):
                message = f'there is no file at "{glob.value}"'
                hint = path_patterns.suggestion(subject.tree, glob.value)
                hint = hint or "write the path of a file or folder: fixtures/acme/*"
                yield Finding("ignore-unused", glob.place, message, hint)


def file(subject: File) -> Iterator[Finding]:
    source = subject.document.source
    yield from _comments(source.path, source.text)


def tenant(subject: Tenant) -> Iterator[Finding]:
    yield from _unknown(_own(subject), ("paths", "baseline"))
    for _, levels in _paths(subject):
        yield from _unknown(levels, ())


def _own(subject: Tenant) -> Node | None:
    root = subject.layers[0].root
    return root.get("checks") if root is not None else None


def _paths(subject: Tenant) -> Iterable[tuple[Scalar, Node]]:
    """Return the levels that a tenant sets for some paths, by path."""
    table = _own(subject)
    paths = table.get("paths") if isinstance(table, Mapping) else None
    return paths if isinstance(paths, Mapping) else ()


def _unknown(table: Node | None, others: tuple[str, ...]) -> Iterator[Finding]:
    for key, _ in table if isinstance(table, Mapping) else ():
        if key.value not in _names() and key.value not in others:
            yield _no_such_check(key.value, key.place)


def _comments(path: str, text: str) -> Iterator[Finding]:
    for found in ignores(path, text):
        place = Place(path, found.line, found.column)
        if not found.names:
            yield Finding("ignore-reason", place, "it names no check to ignore", _HINT)
        elif not found.reason:
            yield Finding("ignore-reason", place, "it gives no reason to ignore", _HINT)
        for name in found.names:
            if name not in _names():
                yield _no_such_check(name, place)


def _no_such_check(name: str, place: Place) -> Finding:
    hint = nearest(name, _names()) or "see all of them: fixturectl checks"
    return Finding("check-unknown", place, f"there is no check {name}", hint)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return the names of all checks there are."""
    families = registry.names(checks.__name__)
    return frozenset(
        name for family in families for name in registry.load(checks.__name__, family).CHECKS
    )
