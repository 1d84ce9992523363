"""The rules for names in a store, and what breaks them: folders, files, twins and strays."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from fixturectl import locales
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.store.files import Entry

CHECK = "schema"
RESERVED = frozenset(("tenant", "glossary"))
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_RULE = "1 to 63 of a-z, 0-9 and -, not beginning with -"
_LOCALES_FILES = frozenset(("fixturectl.pot", "glossary.yaml"))


def is_name(text: str) -> bool:
    """Tell whether a tenant or fixture may be called so."""
    return _NAME.fullmatch(text) is not None


def meant(file: str) -> str:
    """Return the fixture that a file with a wrong name is meant for, "" for a name that is right.

    `Disk_Full.yaml` and `disk-full.yml` are meant for disk-full.
    """
    stem, _, suffix = file.rpartition(".")
    if suffix.lower() not in ("yaml", "yml") or (is_name(stem) and suffix == "yaml"):
        return ""
    return _NO_NAME.sub("-", stem.lower()).strip("-")


def name_faults(entries: Callable[[str], list[Entry]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names below a store; `entries` lists a folder."""
    for top in ("fixtures", "locales"):
        if any(entry.name == top and entry.is_link for entry in entries("")):
            yield _link(top)
    found = entries("fixtures")
    yield from _case_twins("fixtures", found)
    for entry in found:
        path = f"fixtures/{entry.name}"
        if entry.is_link:
            yield _link(path)
        elif not entry.is_dir:
            yield from _stray(path, entry.name, "a tenant is a folder here")
        else:
            if not is_name(entry.name):
                yield _bad_name(path, entry.name, "tenant")
            yield from _tenant(path, entries)
    yield from _catalogs(entries("locales"))


def _tenant(folder: str, entries: Callable[[str], list[Entry]]) -> Iterator[Diagnostic]:
    found = entries(folder)
    yield from _case_twins(folder, found)
    yield from _files(folder, [entry for entry in found if not entry.is_dir], RESERVED)
    tags = [entry.name for entry in found if entry.is_dir]
    yield from _tags(tags, folder, "")
    for tag in tags:
        texts = entries(f"{folder}/{tag}")
        yield from _case_twins(f"{folder}/{tag}", texts)
        yield from _files(f"{folder}/{tag}", [entry for entry in texts if not entry.is_dir])
        for entry in texts:
            if entry.is_dir:
                message = f'a folder inside the locale "{_shown(tag)}" is never read'
                yield _fault(f"{folder}/{tag}/{entry.name}", message, "move its files up")


def _files(
    folder: str, found: list[Entry], allowed: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Check files that should each be named after a fixture, or be an `allowed` one.

    One whose name differs by case only from another's is told of already.
    """
    names = {entry.name for entry in found}
    for entry in found:
        path = f"{folder}/{entry.name}"
        stem, dot, suffix = entry.name.rpartition(".")
        if entry.is_link:
            yield _link(path)
        elif dot + suffix != ".yaml":
            yield from _stray(path, entry.name, "only .yaml files are read here")
        elif stem in RESERVED - allowed:
            message = f'"{stem}" is a reserved name, no fixture may have it'
            yield _fault(path, message, "rename the fixture")
        elif not (stem in RESERVED or is_name(stem) or _lower(entry.name) in names):
            yield _bad_name(path, stem, "fixture")


def _lower(name: str) -> str:
    """Return a name in small letters, nothing for one that is."""
    small = name.casefold()
    return small if small != name else ""


def _catalogs(found: list[Entry]) -> Iterator[Diagnostic]:
    yield from _case_twins("locales", found)
    tags = []
    for entry in found:
        path = f"locales/{entry.name}"
        if entry.is_link:
            yield _link(path)
        elif entry.name.endswith(".po") and not entry.is_dir:
            tags.append(entry.name.removesuffix(".po"))
        elif entry.name not in _LOCALES_FILES:
            yield from _stray(path, entry.name, "catalogs are named TAG.po: fr-FR.po")
    yield from _tags(tags, "locales", ".po")


def _tags(tags: list[str], folder: str, suffix: str) -> Iterator[Diagnostic]:
    """Check that each tag is canonical and that no two stand for one locale."""
    first: dict[str, str] = {}
    for tag in tags:
        path = f"{folder}/{tag}{suffix}"
        try:
            canonical = locales.canonical(tag)
        except locales.LocaleError as error:
            yield _fault(path, error.message, f"rename it: {error.hint}" if error.hint else "")
            continue
        if canonical != tag:
            message = f'"{tag}" is not the canonical tag of its locale'
            yield _fault(path, message, f"rename it to {canonical}")
            continue
        twin = first.setdefault(locales.maximize(tag), tag)
        if twin != tag:
            message = f'"{tag}" and "{twin}" are one locale by likely subtags'
            yield _fault(path, message, f"keep one of them: merge it into {twin}{suffix}")


def _case_twins(folder: str, found: list[Entry]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for entry in found:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", entry.name).casefold())
        twin = first.setdefault(folded, entry.name)
        if twin != entry.name:
            message = (
                f'"{_shown(entry.name)}" and "{_shown(twin)}" differ only by case or Unicode form'
            )
            hint = "rename one: many file systems take them for the same"
            yield _fault(f"{folder}/{entry.name}", message, hint)


def _stray(path: str, name: str, rule: str) -> Iterator[Diagnostic]:
    if name.startswith("README"):
        return
    if name.endswith((".yml", ".YAML", ".YML")):
        hint = f"rename it to {_shown(name.rpartition('.')[0])}.yaml"
        yield _fault(path, "files of a store end in .yaml: this one is never read", hint)
        return
    shown = _shown(path)
    yield Diagnostic(CHECK, "warning", f"this is never read: {rule}", "move it away", shown)


def _bad_name(path: str, name: str, what: str) -> Diagnostic:
    return _fault(path, f'"{_shown(name)}" can\'t be the name of a {what}', f"use {_RULE}")


def _link(path: str) -> Diagnostic:
    hint = "put the file or folder itself there: nothing may lead out of the store"
    return _fault(path, "a symbolic link is never followed", hint)


def _fault(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(CHECK, "error", message, hint, _shown(path))


def _shown(name: str) -> str:
    """Return a name that can be printed, whatever bytes the file system has."""
    safe = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in safe)
