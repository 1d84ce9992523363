"""Files for a translator to fill: source texts as comments, in the plural forms of the locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.store.yaml_edits import Quoted, write
from fixturectl.store.yaml_nodes import comment_above
from fixturectl.texts import plural_forms, plurals
from fixturectl.texts.translations import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fixturectl.texts.lookup import Text

_HEAD = """\
# To translate a text, take "# " away in front of it and write it in your language.
texts:
"""
_OF_A_LANGUAGE = re.compile(r'^"(?:Language|Plural-Forms):[^"]*"\n', re.MULTILINE)
_UNSURE = re.compile(r"^#, *fuzzy\n", re.MULTILINE)


def scaffold(texts: Iterable[Text], locale: str) -> str:
    """Return a file of texts that says nothing yet: what there is to say stands in comments."""
    return _HEAD + "".join(f"{line}\n" for text in texts for line in _lines(text, locale))


def _lines(text: Text, locale: str) -> Iterator[str]:
    for line in comment_above(text.key).splitlines():
        yield f"  # Note: {line}".rstrip()
    wording = wording_of(text.node)
    if wording is None:
        yield f"  # {text.key.value}: (see {text.key.source.path})"
        return
    written = {text.key.value: _forms(wording, locale)}
    for line in write(written).splitlines():
        yield f"  # {line}".rstrip()


def _forms(wording: str | dict[str, str], locale: str) -> object:
    """Return what a text says in the source locale, for each form that the locale has."""
    if isinstance(wording, str):
        return Quoted(wording)
    exact = {name: Quoted(form) for name, form in wording.items() if plurals.is_exact(name)}
    return exact | {name: Quoted(_form(wording, name)) for name in plurals.needed(locale)}


def _form(wording: Mapping[str, str], name: str) -> str:
    return wording.get(name) or wording.get("other") or next(iter(wording.values()))


def catalog(pot: bytes, locale: str) -> bytes:
    """Return the catalog of a locale with no phrase translated yet, made from the template."""
    text = pot.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
    head, blank, rest = text.partition("\n\n")
    head = _OF_A_LANGUAGE.sub("", _UNSURE.sub("", f"{head}\n"))
    language = f'msgstr ""\n"Language: {locale}\\n"\n'
    head = head.replace('msgstr ""\n', language, 1)
    head += f'"Plural-Forms: {plural_forms.header(locale)}\\n"'
    return f"{head}{blank}{rest}".encode("utf-8", "surrogateescape")
