"""Keep translations of a mended source text from counting as stale: it says what it said before."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fixturectl.errors import UsageError
from fixturectl.store.tree import texts_path
from fixturectl.texts import translations
from fixturectl.texts.text_edits import TextEdit, edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.opening import OpenStore

_PARTS = 4  # of the path of a file of texts: fixtures, a tenant, a locale, a fixture


def caught_up(before: OpenStore, after: OpenStore, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the files, by path, whose `sources:` name a text as it was before it was mended.

    `after` is the same store with other contents at `paths`; what is returned has its contents
    with today's hashes. What was stale before stays so.
    """
    found: dict[str, bytes] = {}
    for path in paths:
        parts = path.removesuffix(".yaml").split("/")
        if len(parts) == _PARTS:
            found |= dict(_files(before, after, *parts[1:]))
    return found


def _files(
    before: OpenStore, after: OpenStore, tenant: str, source: str, fixture: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the translations' files of one fixture that a source text of `tenant` concerns."""
    for name in after.tree.tenants():
        owner = after.renderer.tenant(name)
        if tenant not in owner.lineage or owner.source_locale != source:
            continue
        for locale in after.tree.locales(name):
            path = texts_path(name, locale, fixture)
            document = after.tree.document(path)
            edits = list(_edits(before, after, name, locale, fixture))
            if edits and document is not None and not document.problems:
                with suppress(UsageError):  # a seal covers the hashes: only a key makes it anew
                    yield path, edited(document, edits)


def _edits(
    before: OpenStore, after: OpenStore, tenant: str, locale: str, fixture: str
) -> Iterator[TextEdit]:
    owner = after.renderer.tenant(tenant)
    for key, text in after.renderer.shelf.texts(tenant, locale, fixture).items():
        then, now = (
            translations.hash_of(translations.original(one.renderer.shelf, owner, fixture, key))
            for one in (before, after)
        )
        if translations.made_from(text) == then != now and then and now:
            yield TextEdit(key, source=now)
