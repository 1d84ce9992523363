"""A source text and its translation side by side, for families that compare the two.

A family that compares texts has a function

    def compare(source: Side, target: Side) -> Iterator[Remark]

and hands it, as its `text`, to `compared`, which pairs the plural forms and finds the places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl import token_shapes
from fixturectl.checks import Finding, Wordings
from fixturectl.checks._spans import of_file, of_text
from fixturectl.store.scalar_edits import within
from fixturectl.store.tree import texts_path
from fixturectl.store.yaml_edits import apply
from fixturectl.texts import plurals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fixturectl.checks import Span
    from fixturectl.diagnostics import Level
    from fixturectl.store.yaml_edits import Edit
    from fixturectl.store.yaml_nodes import Scalar
    from fixturectl.texts.lookup import Form, Text
    from fixturectl.texts.placeholders import Parsed

# Code, the inside of Slack's tokens up to a label, addresses, entities and emoji.
_NO_PROSE = re.compile(
    r"```.+?```|`[^`\n]+`|<!date\^[^>\n]*>|<[^<>|\n]*[|>]|https?://\S+|&(?:amp|lt|gt);|:[a-z0-9_+'-]+:",
    re.DOTALL,
)


class Side:
    """One string: of a whole text, or of its form for `category` ("" if it is no plural).

    What families look at is worked out once: `masked` is the value with an x in place of every
    character of a placeholder, `prose` has blanks there and for code, links and emoji too. Offsets
    stay.
    """

    __slots__ = ("_masked", "_prose", "category", "language", "locale", "parsed", "value")

    def __init__(self, value: str, parsed: Parsed, locale: str, category: str = "") -> None:
        self.value = value
        self.parsed = parsed
        self.locale = locale
        self.language = locale.partition("-")[0]
        self.category = category
        self._masked = self._prose = ""

    @property
    def masked(self) -> str:
        if not self._masked:
            self._masked = self._without("x")
        return self._masked

    @property
    def prose(self) -> str:
        if not self._prose:
            self._prose = _NO_PROSE.sub(lambda one: " " * len(one[0]), self._without(" "))
        return self._prose

    def _without(self, filler: str) -> str:
        text = self.value
        for one in self.parsed.placeholders:
            text = text[: one.start] + filler * (one.end - one.start) + text[one.end :]
        return text

    @property
    def shows_one_number(self) -> bool:
        """Whether the form is for few enough numbers to say them in words, or not at all."""
        return self.category in ("zero", "one", "two") or plurals.is_exact(self.category)


class Remark(NamedTuple):
    """What a comparison saw, at character `offset` of the target's value.

    `edits` of the value mend it, where that takes no thought.
    """

    name: str
    offset: int
    message: str
    hint: str = ""
    level: Level | None = None
    edits: tuple[Edit, ...] = ()


def compared(
    subject: Wordings, compare: Callable[[Side, Side], Iterator[Remark]]
) -> Iterable[Finding]:
    """Return what `compare` sees in each pair of forms that can be read."""
    together = pairs(subject)
    return _remarked(subject, together, compare) if together else ()


def _remarked(
    subject: Wordings,
    together: list[tuple[Side, Side, Form]],
    compare: Callable[[Side, Side], Iterator[Remark]],
) -> Iterator[Finding]:
    for source, target, form in together:
        for remark in compare(source, target):
            place = form.scalar.at(remark.offset)
            edits = _mending(form.scalar, remark.edits) if remark.edits else ()
            told = (remark.name, place, remark.message, remark.hint)
            # What is mended without a thought is wrong by itself.
            unless = () if edits else sources(subject)
            yield Finding(*told, level=remark.level, edits=edits, unless=unless)


def sources(subject: Wordings) -> tuple[Span, ...]:
    """Return where the source text stands, and the nearer files that may be meant to have it.

    Where one of them is wrong, nothing can be said of how a translation differs.
    """
    source, lineage, name = subject.source, subject.tenant.lineage, subject.fixture.name
    if source is None:
        return ()
    nearer = lineage[: lineage.index(source.tenant)]
    files = (of_file(texts_path(tenant, source.locale, name)) for tenant in nearer)
    return of_text(source), *files


def _mending(scalar: Scalar, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits of the file that make `edits` of a text, none if nothing would be left."""
    return within(scalar, edits) if apply(scalar.value, edits).strip() else ()


# The families look at one subject after another: its pairs, and what they work out, are shared.
_lately: list[tuple[Wordings, list[tuple[Side, Side, Form]]]] = []


def pairs(subject: Wordings) -> list[tuple[Side, Side, Form]]:
    """Return each form of a translation with the source form it stands for."""
    if not _lately or _lately[0][0] is not subject:
        _lately[:] = [(subject, list(_paired(subject)))]
    return _lately[0][1]


def _paired(subject: Wordings) -> Iterator[tuple[Side, Side, Form]]:
    source, target = subject.source, subject.target
    if source is None or not _is_translation(subject, source, target):
        return
    for category, form in forms(target):
        origin = _origin(source, category)
        if origin is None or not (_is_readable(origin[1]) and _is_readable(form)):
            continue
        theirs, ours = origin[1], form
        yield (
            Side(theirs.scalar.value, theirs.parsed, source.locale, origin[0]),
            Side(ours.scalar.value, ours.parsed, target.locale, category),
            form,
        )


def forms(text: Text) -> list[tuple[str, Form]]:
    """Return the strings of a text with their plural categories, "" if it is no plural.

    There are none where a mapping is no plural but a text that lacks its quotes.
    """
    if text.single is not None:
        return [("", text.single)]
    return list(text.forms.items()) if all(map(is_form, text.forms)) else []


def is_form(name: str) -> bool:
    """Tell whether a plural may have a form of that name."""
    return name in plurals.CATEGORIES or plurals.is_exact(name)


def _is_translation(subject: Wordings, source: Text, target: Text) -> bool:
    """Tell whether the one was made from the other.

    A tenant's own source text beside a translation that it inherits is not: that one was made
    from its ancestor's.
    """
    lineage = subject.tenant.lineage
    return source.locale != target.locale and (
        lineage.index(target.tenant) <= lineage.index(source.tenant)
    )


def _origin(source: Text, category: str) -> tuple[str, Form] | None:
    """Return the source form that says what the target's form for `category` must say."""
    if source.single is not None:
        return "", source.single
    exact = {"=0": "zero", "=1": "one", "=2": "two"}
    stand_ins = {**exact, **{name: key for key, name in exact.items()}}
    for name in (category, stand_ins.get(category, ""), "other"):
        if name in source.forms:
            return name, source.forms[name]
    return None


def _is_readable(form: Form) -> bool:
    """Tell whether a form has words to compare; of a token in clear no piece is ever shown."""
    value = form.scalar.value
    told = not form.sealed and not form.parsed.problems and value.strip()
    return bool(told) and not any(token_shapes.find(value))
