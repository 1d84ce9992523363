"""Say of translations that somebody read them, or what they are else, and of which source text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.listing import Stock
from fixturectl.actions.locales.choosing import chosen
from fixturectl.diagnostics import nearest
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store.changes import Changes
from fixturectl.texts import translations
from fixturectl.texts.lookup import Shelf
from fixturectl.texts.text_edits import TextEdit, edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fixturectl.actions.locales.choosing import TextsFile
    from fixturectl.texts.lookup import Text

FUZZY = "fuzzy"
STALE = "stale"


class Request(NamedTuple):
    """What to mark: `addresses` in a `locale` get `state`, those `only` that are so now, if given.

    `only` is a state, or "stale".
    """

    addresses: Sequence[str]
    locale: str
    state: str
    only: str = ""


class Mark(NamedTuple):
    """A text that is marked: its address, its state before and after, and what it was made from.

    `stale` if it was stale; `fresh` if it counts as made from the source text of today now.
    """

    text: str
    locale: str
    before: str
    after: str
    stale: bool
    fresh: bool


class Marked(NamedTuple):
    """What is to be written, what it changes, and how many of the texts meant are so already."""

    changes: Changes
    marks: list[Mark]
    already: int


def mark(root: Path, request: Request) -> Marked:
    """Return the changes that give texts a state.

    Except for `fuzzy`, they count as made from the source text of today, and are no longer stale.
    Raises UsageError for what isn't there, FindingsError for a file that can't be read.
    """
    stock = Stock(root)
    shelf = Shelf(stock.tree)
    changes = Changes(root)
    marks: list[Mark] = []
    meant = 0
    files = chosen(stock, request.addresses, request.locale)
    _refuse_unknown(shelf, files)
    for file in _once(files):
        found = list(_texts(shelf, file, request.only))
        meant += len(found)
        planned = [_planned(shelf, file, text, request.state) for text in found]
        news = [(edit, one) for edit, one in planned if one.before != one.after or one.fresh]
        document = stock.tree.document(file.path)
        if news and document is not None:
            changes.edit(file.path, edited(document, [edit for edit, _ in news]))
            marks += [one for _, one in news]
    return Marked(changes, marks, meant - len(marks))


def _once(files: Sequence[TextsFile]) -> list[TextsFile]:
    """Return each file once, with all the keys that are meant in it; none stands for all."""
    found: dict[str, TextsFile] = {}
    for file in files:
        known = found.setdefault(file.path, file)
        both = (*known.keys, *file.keys) if known.keys and file.keys else ()
        found[file.path] = known._replace(keys=both)
    return list(found.values())


def _refuse_unknown(shelf: Shelf, files: Sequence[TextsFile]) -> None:
    """Raise UsageError for a text that none of the files meant has, FindingsError for a broken one.

    Of all locales, one that has it is enough.
    """
    lacking: dict[tuple[str, str, str], TextsFile | None] = {}
    for file in files:
        texts = shelf.texts(file.tenant.id, file.locale, file.fixture)
        if file.path in shelf.unreadable:
            raise FindingsError(shelf.unreadable[file.path])
        for key in file.keys:
            asked = (file.tenant.id, file.fixture, key)
            lacking[asked] = None if key in texts else lacking.get(asked, file)
    for (_, _, key), missing in lacking.items():
        if missing is not None:
            texts = shelf.texts(missing.tenant.id, missing.locale, missing.fixture)
            hint = nearest(key, texts) or f"it has {', '.join(texts) or 'none'}"
            raise UsageError(f"{missing.path} has no text {key}", hint=hint)


def _texts(shelf: Shelf, file: TextsFile, only: str) -> Iterator[Text]:
    for key, text in shelf.texts(file.tenant.id, file.locale, file.fixture).items():
        if (not file.keys or key in file.keys) and (not only or _is(shelf, file, text, only)):
            yield text


def _is(shelf: Shelf, file: TextsFile, text: Text, only: str) -> bool:
    if only != STALE:
        return translations.state_of(text) == only
    source = translations.original(shelf, file.tenant, file.fixture, text.key.value)
    return translations.is_stale(text, source)


def _planned(shelf: Shelf, file: TextsFile, text: Text, state: str) -> tuple[TextEdit, Mark]:
    """Return how a text is marked, and what is told of it."""
    key = text.key.value
    source = translations.original(shelf, file.tenant, file.fixture, key)
    then, now = translations.made_from(text), translations.hash_of(source)
    # A doubt is no claim that anybody compared it with the source text of today.
    fresh = bool(now) and state != FUZZY and then != now
    stale = translations.is_stale(text, source)
    address = f"{file.tenant.id}/{file.fixture}.{key}"
    told = Mark(address, file.locale, translations.state_of(text), state, stale, fresh)
    return TextEdit(key, source=now if fresh else None, state=state), told
