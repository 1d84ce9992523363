"""Prevents a message with a hole where its wording should be, or in a language nobody asked for.

`t.title` in a template is the text `title`. It must be there in the source locale; every locale
that a tenant promises should have it, or readers get another language; and a text that no template
uses is translated again and again for nobody.

To mend it, correct the name, add the text, or remove it. A name that is spelled wrongly in one
locale is reported there, once.

PASS: a text that the template uses, in all promised locales

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"

FAIL: a text that is not there

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.advice }}"  # <- text-unknown

FAIL: a text that a promised locale lacks

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.advice }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          advice: "Remove old files"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:  # <- text-missing
          title: "Le disque de {host} est presque plein"

FAIL: a text that says nothing

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: " "  # <- text-missing

FAIL: a text that nothing uses

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          advice: "Remove old files"  # <- text-unused

FAIL: a name that is spelled wrongly in one locale

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          titel: "Le disque de {host} est presque plein"  # <- text-unused

FAIL: texts of a fixture that is not there

    fixtures/acme/en-US/disk-fulll.yaml:
        texts:  # <- text-unused
          title: "Disk of {host} almost full"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source, Wordings
from fixturectl.checks._causes import empty
from fixturectl.checks._locales import is_misnamed, is_served
from fixturectl.checks._uses import can_be_read, heirs, is_settled, named_by, text_uses
from fixturectl.diagnostics import Place, nearest
from fixturectl.store.tree import texts_path
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.yaml_nodes import Document
    from fixturectl.texts.lookup import Text

CHECKS: dict[str, Level] = {
    "text-unknown": "error",
    "text-unused": "warning",
    "text-missing": "warning",
}


def store(subject: Renderer) -> Iterator[Finding]:
    """Yield the files of texts that belong to no fixture, of the tenant or of any below it."""
    tree = subject.tree
    fixtures: dict[str, set[str]] = {name: set() for name in tree.tenants()}
    for name, own in fixtures.items():
        lineage = subject.tenant(name).lineage
        own.update(fixture for one in lineage for fixture in tree.fixtures(one))
        for ancestor in lineage[1:]:
            fixtures.get(ancestor, set()).update(tree.fixtures(name))
    strays = [
        (tenant, locale, fixture, known)
        for tenant, known in fixtures.items()
        for locale in tree.locales(tenant)
        for fixture in tree.texts(tenant, locale)
        if fixture not in known
    ]
    # A fixture in a file with a wrong name is told of there.
    misnamed = {name for one in fixtures if strays for name in tree.meant(f"fixtures/{one}")}
    for tenant, locale, fixture, known in strays:
        if fixture not in misnamed:
            place = Place(texts_path(tenant, locale, fixture))
            hint = nearest(fixture, known)
            # The source texts of the fixture that is meant are not there: its alerts lose words.
            lost = hint and named_by(hint) not in tree.texts(tenant, locale)
            grave = lost and is_served(subject.tenant(tenant).source_locale, locale)
            message = f'there is no fixture "{fixture}": nothing uses these texts'
            hint = hint or "remove the file, or add the fixture"
            yield Finding("text-unused", place, message, hint, level="error" if grave else None)


def text(subject: Wordings) -> Iterator[Finding]:
    """Yield a text that says nothing; the forms of a plural are looked at by another family."""
    found = empty(subject.target)
    if found is not None:
        yield found


def fixture(subject: Source) -> Iterator[Finding]:
    mistaken: set[str] = set()  # keys that an unknown one is most like: the fault is one
    yield from _unknown(subject, mistaken)
    unused = dict(_unused(subject)) if is_settled(subject) else {}
    source = subject.tenant.source_locale
    at_source = {key for locale, key in unused if is_served(source, locale)}
    for (locale, key), text in unused.items():
        if key not in mistaken and (key not in at_source or is_served(source, locale)):
            yield _useless(subject, locale, key, text)
    yield from _missing(subject)


def _unknown(subject: Source, mistaken: set[str]) -> Iterator[Finding]:
    source = subject.tenant.source_locale
    if not _are_read(subject, source):
        return
    wording = subject.renderer.wording(subject.tenant, subject.fixture.name, source)
    for key, uses in text_uses(subject.composition).items():
        text = wording.text(key)
        if text is not None and is_served(source, text.locale):
            continue
        if _are_elsewhere(subject, source):
            return
        if _has_no_source(subject):
            message = f"the source locale {source} has no texts of {subject.fixture.name}"
            owner = subject.fixture.layers[-1].tenant
            hint = f"write {texts_path(owner, source, subject.fixture.name)}"
            yield Finding("text-unknown", uses[0].place, message, hint)
            return
        if text is not None:
            message = f"the source locale {source} has no text {key}"
            hint = f"add it to {texts_path(text.tenant, source, subject.fixture.name)}"
            yield Finding("text-unknown", uses[0].place, message, hint, same=key)
            continue
        hint = nearest(key, wording.keys())
        if hint:
            mistaken.add(named_by(hint))
        # One key that is spelled wrongly in several places is several faults, one text that
        # is not there is one.
        for use in uses if hint else uses[:1]:
            path = texts_path(subject.tenant.id, source, subject.fixture.name)
            message = f"unknown text {key}"
            told = hint or f"add it to {path}"
            yield Finding("text-unknown", use.place, message, told, same=key)


def _has_no_source(subject: Source) -> bool:
    """Tell whether several texts are asked for, and who has the fixture first has none of them."""
    shelf, owner = subject.renderer.shelf, subject.fixture.layers[-1].tenant
    return len(text_uses(subject.composition)) > 1 and not any(
        shelf.texts(owner, tag, subject.fixture.name)
        for tag in subject.renderer.tree.locales(owner)
        if is_served(subject.tenant.source_locale, tag)
    )


def _unused(subject: Source) -> Iterator[tuple[tuple[str, str], Text]]:
    """Yield the texts of the tenant's own files that no template uses, here or below."""
    renderer, tenant, fixture = subject.renderer, subject.tenant.id, subject.fixture.name
    used = text_uses(subject.composition).keys()
    found = {
        (locale, key): text
        for locale in renderer.tree.locales(tenant)
        for key, text in renderer.shelf.texts(tenant, locale, fixture).items()
        if key not in used
    }
    if not found:
        return
    below = list(heirs(subject))
    if not all(map(is_settled, below)):
        return
    taken = {key for heir in below for key in text_uses(heir.composition)}
    for (locale, key), text in found.items():
        if key not in taken:
            yield (locale, key), text


def _useless(subject: Source, locale: str, key: str, text: Text) -> Finding:
    shelf, fixture = subject.renderer.shelf, subject.fixture.name
    own = shelf.texts(subject.tenant.id, locale, fixture)
    lacking = [other for other in text_uses(subject.composition) if other not in own]
    hint = nearest(key, lacking) or f"use it, {{{{ t.{key} }}}}, or remove it from all locales"
    return Finding("text-unused", text.key.place, f"no template uses the text {key}", hint)


def _missing(subject: Source) -> Iterator[Finding]:
    """Yield what the promised locales lack: at their files, or at the source's without one."""
    tenant, fixture, renderer = subject.tenant, subject.fixture.name, subject.renderer
    sources = renderer.wording(tenant, fixture, tenant.source_locale)
    for locale in tenant.locales:
        if is_served(locale, tenant.source_locale) or not _are_read(subject, locale):
            continue
        folders = [tag for one in tenant.lineage for tag in renderer.tree.locales(one)]
        if is_misnamed(locale, folders):
            continue
        wording = renderer.wording(tenant, fixture, locale)
        misspelt = _unasked(subject, locale)
        for key in text_uses(subject.composition):
            source, text = sources.text(key), wording.text(key)
            if source is None or (text is not None and is_served(locale, text.locale)):
                continue
            if not nearest(key, misspelt) and not _are_elsewhere(subject, locale, key):
                yield _lacking(subject, locale, source)


def _unasked(subject: Source, locale: str) -> list[str]:
    """Return the texts for the locale that the fixture does not use: they may be misspelt."""
    renderer, used = subject.renderer, text_uses(subject.composition)
    return [
        key
        for tenant in subject.tenant.lineage
        for tag in renderer.tree.locales(tenant)
        if is_served(locale, tag)
        for key in renderer.shelf.texts(tenant, tag, subject.fixture.name)
        if key not in used
    ]


def _are_read(subject: Source, locale: str) -> bool:
    """Tell whether every file that has texts for the locale could be read."""
    tree, fixture = subject.renderer.tree, subject.fixture.name
    return all(
        can_be_read(tree.document(texts_path(tenant, tag, fixture)))
        for tenant in subject.tenant.lineage
        for tag in tree.locales(tenant)
        if is_served(locale, tag)
    )


def _are_elsewhere(subject: Source, locale: str, key: str = "") -> bool:
    """Tell whether a file of the locale is meant for the fixture and has another name.

    A file that has marks of the text `key` is told to lack it already.
    """
    tree, fixture = subject.renderer.tree, subject.fixture.name
    return any(
        fixture in tree.strays(tenant, tag)
        or _is_marked(tree.document(texts_path(tenant, tag, fixture)), key)
        for tenant in subject.tenant.lineage
        for tag in tree.locales(tenant)
        if is_served(locale, tag)
    )


def _is_marked(document: Document | None, key: str) -> bool:
    root = document.root if document is not None else None
    marks = (root.get(name) for name in ("sources", "states")) if isinstance(root, Mapping) else ()
    return any(isinstance(one, Mapping) and key in one for one in marks)


def _lacking(subject: Source, locale: str, source: Text) -> Finding:
    tree, fixture = subject.renderer.tree, subject.fixture.name
    tags = [tag for tag in tree.locales(source.tenant) if is_served(locale, tag)]
    path = texts_path(source.tenant, tags[0] if tags else locale, fixture)
    document = tree.document(path)
    if document is None or not isinstance(document.root, Mapping):
        message = f"{locale} is promised, and has no texts of {fixture}"
        hint = f"translate {source.key.source.path} to {path}"
        return Finding("text-missing", Place(source.key.source.path), message, hint)
    place = (document.root.key("texts") or document.root).place
    if not subject.renderer.shelf.texts(source.tenant, tags[0], fixture):
        message = f"{locale} is promised, and this file has no text"
        return Finding("text-missing", place, message, f"translate {source.key.source.path}")
    message = f"{locale} is promised, and has no text {source.key.value}"
    return Finding("text-missing", place, message, f"translate {source.key.place}")
