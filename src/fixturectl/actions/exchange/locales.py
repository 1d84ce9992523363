"""Which locale a file for translators is in, and whose texts go into it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from fixturectl.checks._locales import is_served
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.locales import LocaleError, canonical, is_pseudo

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore


def known(store: OpenStore, asked: str) -> str:
    """Return a locale that some tenant promises or has texts in; UsageError for any other."""
    tag = _canonical(asked)
    if is_pseudo(tag):
        hint = "name a locale that people translate into"
        raise UsageError(f"{tag} is made from the source texts", hint=hint)
    tags = _all(store)
    if tag not in tags:
        alike = [one for one in tags if _language(one) == _language(tag)]
        hint = nearest(tag, alike or tags) or f"first: fixturectl locales add {tag}"
        hint = f"did you mean {' or '.join(alike)}?" if alike else hint
        raise UsageError(f"no tenant promises {tag}, or has texts in it", hint=hint)
    return tag


def concerned(store: OpenStore, locale: str) -> list[str]:
    """Return the tenants whose texts readers of a locale may get, or that have some in it.

    A tenant is one of them if it or a tenant below it promises the locale.
    """
    tree, found = store.tree, set[str]()
    for name in tree.tenants():
        tenant = store.renderer.tenant(name)
        if locale in (*tenant.locales, tenant.default_locale):
            found.update(tenant.lineage)
        if locale in tree.locales(name):
            found.add(name)
    return [name for name in tree.tenants() if name in found]


def arrived(store: OpenStore, path: str, said: str, expected: str) -> str:
    """Return the locale that a file from translators is in.

    `said` is what the file says, in any tool's spelling; `expected` what the caller says, or "".
    Raises UsageError where they, the file's name or the store contradict each other.
    """
    if not said and not expected:
        hint = "say it: fixturectl locales import FILE --locale fr-FR"
        raise UsageError(f"{path} does not say which locale it is in", hint=hint)
    tag = _agreed(store, path, said, expected) if said else known(store, expected)
    named = PurePath(path).stem
    if _is_other(store, named, tag):
        hint = "rename the file, or correct the language in it"
        raise UsageError(f"{path} is in {tag}, by what it says, not in {named}", hint=hint)
    if all(tag == store.renderer.tenant(name).source_locale for name in store.tree.tenants()):
        hint = "source texts are changed in the store itself"
        raise UsageError(f"{path} is in {tag}, which texts are translated from", hint=hint)
    return tag


def _agreed(store: OpenStore, path: str, said: str, expected: str) -> str:
    tag = _spelled(path, said)
    tags = _all(store)
    if expected:
        wanted = known(store, expected)
        if not is_served(wanted, tag):
            hint = f"import it with --locale {tag}, if that is right"
            raise UsageError(f"{path} is in {tag}, not in {wanted}", hint=hint)
        return wanted
    if tag in tags:
        return tag
    # Some tools write the language alone, where it is the only one of its kind.
    alike = [one for one in tags if is_served(one, tag)] if "-" not in tag else []
    if len(alike) == 1:
        return alike[0]
    names = " or ".join(alike) or ", ".join(tags)
    hint = f"say which is meant: --locale {alike[0]}" if alike else f"the store has {names}"
    raise UsageError(f"{path} is in {tag}, which no tenant promises", hint=hint)


def _all(store: OpenStore) -> list[str]:
    found: dict[str, None] = {}
    for name in store.tree.tenants():
        tenant = store.renderer.tenant(name)
        tags = (*tenant.locales, tenant.default_locale, tenant.source_locale)
        found.update(dict.fromkeys((*tags, *store.tree.locales(name))))
    return list(found)


def _canonical(tag: str) -> str:
    try:
        return canonical(tag)
    except LocaleError as error:
        raise UsageError(error.message, hint=error.hint or "a tag looks like fr-FR") from None


def _spelled(path: str, said: str) -> str:
    """Return a tag for what a tool calls a language: `fr_FR.UTF-8`, `pt_BR`, `sr@latin`."""
    name, _, variant = said.partition("@")
    tag = name.partition(".")[0].replace("_", "-")
    language, dash, rest = tag.partition("-")
    script = {"latin": "-Latn", "cyrillic": "-Cyrl"}.get(variant, "")
    try:
        return canonical(f"{language}{script}{dash}{rest}")
    except LocaleError as error:
        hint = "correct it, or say the locale: --locale fr-FR"
        raise UsageError(f"{path}: the language in it: {error.message}", hint=hint) from None


def _is_other(store: OpenStore, named: str, tag: str) -> bool:
    """Tell whether a file's name is another locale's of the store, however it is spelled."""
    try:
        other = canonical(named.replace("_", "-"))
    except LocaleError:
        return False
    return other != tag and other in _all(store)


def _language(tag: str) -> str:
    return tag.partition("-")[0]
