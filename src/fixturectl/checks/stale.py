"""Prevents a translation that still says what the source text said before it was changed.

With each translation it imports or marks, the tool keeps a hash of the source text, under
`sources:`. When the source text changes, its translations are stale: readers of other languages go
on being told what was true once. A translation without a hash is never stale, as nobody said what
it was made from.

To mend it, read the source text again, correct the translation if need be, and say that it is one
of the new text: `fixturectl locales mark acme/disk-full.title --locale fr-FR --reviewed`.

PASS: the source text is the one that was translated

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"
        sources:
          title: "3d389c44"

FAIL: the source text is another one now

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} full, writes fail"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"  # <- stale
        sources:
          title: "3d389c44"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source
from fixturectl.texts import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text

CHECKS: dict[str, Level] = {"stale": "warning"}


def fixture(subject: Source) -> Iterator[Finding]:
    for owner in _owners(subject):
        for text in _hashed(subject, owner):
            key = text.key.value
            shelf, name = subject.renderer.shelf, subject.fixture.name
            source = translations.original(shelf, owner, name, key)
            if source is not None and translations.is_stale(text, source):
                yield _changed(f"{owner.id}/{name}.{key}", text, source)


def _owners(subject: Source) -> Iterator[Tenant]:
    """Yield the tenant, and those above it that have texts of a fixture that they have not.

    The others look at their own files themselves.
    """
    yield subject.tenant
    for name in subject.tenant.lineage[1:]:
        if subject.renderer.fixture(name, subject.fixture.name) is None:
            yield subject.renderer.tenant(name)


def _hashed(subject: Source, owner: Tenant) -> Iterator[Text]:
    """Yield the texts in the tenant's own files that say what they were made from."""
    shelf = subject.renderer.shelf
    for locale in subject.renderer.tree.locales(owner.id):
        for text in shelf.texts(owner.id, locale, subject.fixture.name).values():
            if text.marks.sources is None:
                break  # nor do the others of this file
            yield text


def _changed(address: str, text: Text, source: Text) -> Finding:
    message = f"the source text changed since {text.key.value} was translated"
    mark = f"fixturectl locales mark {address} --locale {text.locale} --reviewed"
    hint = f"compare {source.key.place}; once it is right: {mark}"
    return Finding("stale", text.key.place, message, hint)
