"""Prevents a translation that still says what the source text said before it was changed.

With each translation it imports or marks, the tool keeps a hash of the source text, under
`sources:`. When the source text changes, its translations are stale: readers of other languages go
on being told what was true once. A translation without a hash is never stale, as nobody said what
it was made from. Where the source text has an error itself, or the translation has, that is told
first: whether the translation is stale shows when it is mended.

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

from itertools import islice
from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source
from fixturectl.checks._spans import of_text
from fixturectl.checks._uses import can_be_read
from fixturectl.store.tree import texts_path
from fixturectl.texts import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text

CHECKS: dict[str, Level] = {"stale": "warning"}


def fixture(subject: Source) -> Iterator[Finding]:
    shelf, name = subject.renderer.shelf, subject.fixture.name
    for text in _hashed(subject):
        owner = subject.renderer.tenant(text.tenant)
        source = translations.original(shelf, owner, name, text.key.value)
        if source is None or not translations.is_stale(text, source):
            continue
        if _is_whole(source) and not _is_hidden(subject, owner, source):
            yield _changed(f"{owner.id}/{name}.{text.key.value}", text, source)


def _hashed(subject: Source) -> Iterator[Text]:
    """Yield the texts that say what they were made from: the tenant's own, and those inherited."""
    tree, shelf = subject.renderer.tree, subject.renderer.shelf
    lineage = subject.tenant.lineage
    for locale in dict.fromkeys(tag for name in lineage for tag in tree.locales(name)):
        nearer: set[str] = set()
        for name in lineage:
            texts = shelf.texts(name, locale, subject.fixture.name)
            if any(text.marks.sources is not None for text in islice(texts.values(), 1)):
                yield from (text for key, text in texts.items() if key not in nearer)
            nearer.update(texts)


def _is_whole(source: Text) -> bool:
    """Tell whether there is something to translate; that a text is empty is told of there."""
    return source.single is None or bool(source.single.scalar.value.strip())


def _is_hidden(subject: Source, owner: Tenant, source: Text) -> bool:
    """Tell whether the real source text may be in a nearer file: unreadable, or named wrongly."""
    tree, name, locale = subject.renderer.tree, subject.fixture.name, owner.source_locale
    nearer = owner.lineage[: owner.lineage.index(source.tenant)]
    return any(
        name in tree.strays(one, locale)
        or not can_be_read(tree.document(texts_path(one, locale, name)))
        for one in nearer
    )


def _changed(address: str, text: Text, source: Text) -> Finding:
    message = f"the source text changed since {text.key.value} was translated"
    mark = f"fixturectl locales mark {address} --locale {text.locale} --reviewed"
    hint = f"compare {source.key.place}; once it is right: {mark}"
    unless = (of_text(source), of_text(text))
    return Finding("stale", text.key.place, message, hint, unless=unless)
