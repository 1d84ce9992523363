"""Lint checks, one family per file: the folder is the registry, the docstring the manual page.

A family declares its names and their default levels, and looks at one or more subjects:

    CHECKS: dict[str, Level]                             the names, each with its default level
    def store(subject: Renderer) -> Iterator[Finding]            once, at names and catalogs
    def ownership(subject: Ownership) -> Iterator[Finding]       once, at CODEOWNERS
    def file(subject: File) -> Iterator[Finding]                 each file of the store
    def tenant(subject: Tenant) -> Iterator[Finding]             each tenant's settings
    def fixture(subject: Source) -> Iterator[Finding]            a tenant's fixture, unrendered
    def text(subject: Wordings) -> Iterator[Finding]             each resolved text of a locale
    def message(subject: Rendered) -> Iterator[Finding]          each message, unless surely sound
    def strings(subject: Rendered) -> Iterator[Finding]          each with strings not seen before
    def doubtful(string: Leaf) -> bool                           whether `strings` may find anything
    def pseudo(subject: Rendered) -> Iterator[Finding]           each in a pseudo-locale, if asked
    def sayings(subject: Sequence[Saying]) -> Iterator[Finding]  all translations there are, at once

A check yields what it sees; it never prints, never raises, and knows nothing of settings. Level,
ignores and baseline are put on by the caller, who also makes one finding of many: those of one
name at one place that say the same, and an `echo` of what another finding says of its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fixturectl.diagnostics import Place
from fixturectl.rendering.messages import strings

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from fixturectl.diagnostics import Diagnostic, Level
    from fixturectl.rendering.composing import Composition
    from fixturectl.rendering.messages import Message
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.codeowners import CodeOwners
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Document
    from fixturectl.texts.glossary import Glossary
    from fixturectl.texts.lookup import Text

_NUMBERS = re.compile(r"\d+")
Span: TypeAlias = "tuple[Place, Place]"


class Finding(NamedTuple):
    """What a check saw: `name` is one of the family's CHECKS, `pointer` leads into the message.

    `level` is for findings that are graver or milder than their name's default. `same` stands in
    for the message where findings are compared, if the message holds what differs between samples.
    An `echo` is what rendering stumbled over: it counts only where nothing else was found at its
    place. `unless` has the first and last places of what explains the finding: it counts only
    where no error stands there. `slack` and `edits` are those of a Diagnostic.
    """

    name: str
    place: Place
    message: str
    hint: str = ""
    pointer: str = ""
    level: Level | None = None
    same: str = ""
    echo: bool = False
    slack: str = ""
    edits: tuple[tuple[int, int, str], ...] = ()
    unless: tuple[Span, ...] = ()


class Ownership(NamedTuple):
    """The repository's CODEOWNERS, and all tenants with what they say of owners."""

    file: CodeOwners
    tenants: tuple[Tenant, ...]


class File(NamedTuple):
    """A file of the store: `kind` is tenant, fixture, texts or glossary.

    The store's own glossary is of no tenant.
    """

    kind: str
    tenant: str
    document: Document


class Source(NamedTuple):
    """A fixture as one tenant has it, read but not rendered."""

    tenant: Tenant
    fixture: Fixture
    composition: Composition
    renderer: Renderer


class Wordings(NamedTuple):
    """A text as a reader of `locale` gets it, beside the source text it was translated from.

    `target` is the text that wins the lookup; `source` is None where the source locale lacks it.
    """

    tenant: Tenant
    fixture: Fixture
    locale: str
    source: Text | None
    target: Text
    composition: Composition
    glossary: Glossary | None = None


class Saying(NamedTuple):
    """What stands for a translation in a tenant's own file, where all are compared with all.

    Equal `asked` are of one source text, tenant and locale; equal `said` are one translation.
    """

    asked: bytes
    said: bytes
    path: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column)


class Rendered:
    """A rendered message and the faults of rendering it.

    `generated` tells samples made up by the tool from those that people wrote: a limit broken by
    made-up values only is a warning. `source` is what was rendered, where the caller knows it.
    `fresh` are, of a message that surely is sound, the strings that none before it had, of this
    fixture, tenant and locale. Such a message is rendered as a whole if a check asks for it.
    """

    __slots__ = ("_message", "fresh", "generated", "problems", "source")

    def __init__(
        self,
        message: Message | Callable[[], Message],
        problems: tuple[Diagnostic, ...],
        generated: bool,
        source: Source | None = None,
        fresh: tuple[Leaf, ...] | None = None,
    ) -> None:
        self._message = message
        self.problems = problems
        self.generated = generated
        self.source = source
        self.fresh = fresh

    @property
    def message(self) -> Message:
        if callable(self._message):
            self._message = self._message()
        return self._message

    def strings(self) -> tuple[Leaf, ...]:
        """Return the strings not looked at before, in no order that means anything."""
        return tuple(strings(self.message.payload)) if self.fresh is None else self.fresh


def carried(problems: Iterable[Diagnostic], names: Container[str]) -> Iterator[Finding]:
    """Yield the problems with one of `names` that reading the store has found already.

    Their messages may hold a length or a count: those of one place are compared without.
    """
    for problem in problems:
        if problem.check in names:
            yield Finding(
                problem.check,
                problem.place,
                problem.message,
                problem.hint,
                level=problem.level,
                same=_NUMBERS.sub("0", problem.message),
            )


def echoed(problems: Iterable[Diagnostic], names: Container[str]) -> Iterator[Finding]:
    """Yield the problems with one of `names` that came up when a message was rendered."""
    for finding in carried(problems, names):
        yield finding._replace(echo=True)
