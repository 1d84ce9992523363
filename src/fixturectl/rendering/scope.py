"""What the expressions of one rendering see, and how a value becomes characters of a field."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Any

from fixturectl.locales import is_rtl
from fixturectl.rendering.escaping import (
    checked_url,
    escape,
    host_part,
    in_code,
    in_label,
    isolated,
    spelled,
)
from fixturectl.rendering.expressions.bounds import bounded
from fixturectl.rendering.expressions.faults import UNFIT, ExpressionError, RefusedError
from fixturectl.rendering.markup import unclosed
from fixturectl.rendering.pieces import TRUSTING, Formed, Part
from fixturectl.rendering.wording import form_text
from fixturectl.store.sealed import Sealed
from fixturectl.store.variables.masking import Masked
from fixturectl.texts import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.pieces import FieldKind, Located, PartKind
    from fixturectl.rendering.remembering import Memory
    from fixturectl.rendering.templates import Hole
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Scalar
    from fixturectl.texts.lookup import Phrase, Wording

ROOM = 2_000  # objects one message may repeat before it is refused: forty times Slack's own limit
CHARACTERS = 1_000_000  # of one message: whatever is longer is no message that fitting could save
SECONDS = 10.0  # a message takes about a millisecond
NULL = "it is null here"
GUARD = "guard it with when: or default"
_HIDDEN = (Masked, Sealed)  # a tuple: `|` would make a new union at each call


class Scope:
    """One rendering: the names, the tenant, the wording, and the field that is being filled.

    `kind`, `node` and `hole` change from leaf to leaf; everything else stays.
    """

    __slots__ = (
        "calls",
        "characters",
        "hole",
        "kind",
        "locale",
        "memory",
        "names",
        "node",
        "now",
        "outcomes",
        "problems",
        "room",
        "rtl",
        "tenant",
        "until",
        "wording",
        "zone",
    )

    def __init__(
        self, names: dict[str, Any], tenant: Tenant, wording: Wording, locale: str, now: datetime
    ) -> None:
        self.names = names
        self.tenant = tenant
        self.wording = wording
        self.locale = locale
        self.now = now
        self.zone = tenant.timezone
        self.rtl = is_rtl(locale)
        self.kind: FieldKind = "plain"
        self.node: Located | None = None
        self.hole: Hole | None = None
        self.memory: Memory | None = None  # shared by renderings that differ in values only
        self.begin()

    def begin(self) -> None:
        """Begin a rendering: nothing was said, nothing was spent."""
        self.problems: list[Diagnostic] = []
        self.calls = False  # whether some string may mention a group
        self.outcomes: set[tuple[Scalar, bool]] = set()  # each `when` that was asked, its answer
        self.room = ROOM
        self.characters = CHARACTERS
        self.until = monotonic() + SECONDS

    @property
    def position(self) -> Position:
        """Where in the markup of its leaf the expression stands."""
        return self.hole.position if self.hole is not None else "text"

    @property
    def offset(self) -> int:
        """Where the expression begins in its leaf."""
        return self.hole.start if self.hole is not None else 0

    def spend(self, characters: int) -> None:
        """Count what the message has grown by; ExpressionError where that is too much."""
        self.characters -= characters
        if self.characters < 0:
            raise ExpressionError(f"the message grows beyond {CHARACTERS} characters", 0)

    # -- what expressions call

    def text(self, key: str, arguments: Mapping[str, Any], offset: int) -> Formed | Sealed:
        """Form the text `key` for the field at hand."""
        return form_text(self, key, arguments, offset)

    def phrase(self, message: str, offset: int) -> Formed:
        """Form a phrase shared by all fixtures; its characters are trusted, as a text's are."""
        return self._said(self.wording.phrase(message), message, offset)

    def label(self, name: str) -> Formed | str:
        """Return the localized word of a severity or status: its phrase, or the name itself."""
        found = self.wording.phrase(name)
        if found.origin is None:
            spoken = name.replace("-", " ").capitalize()
            found = self.wording.disguised(found._replace(text=spoken))
            return self._said(found, name, self.offset) if found.words else spoken
        return self._said(found, name, self.offset)

    def _said(self, found: Phrase, message: str, offset: int) -> Formed:
        node, index = (self.node, offset) if found.origin is None else (found.origin, 0)
        if _unclosed(found.text, self.kind) and self.kind != "url":
            raise ExpressionError(f"a link in the phrase {message!r} does not end", offset)
        parts: Iterable[Part] = (Part(found.text, node, index, "phrase", message),)
        if found.words:
            kinds: tuple[PartKind, ...] = ("phrase", "mark")
            parts = (
                Part(one.text, node, index, kinds[one.start == one.end], message)
                for one in found.words
            )
        return Formed(parts, self.kind)

    def markup(self, mrkdwn: str, plain: str) -> Formed | str:
        """Form markup that templates make: itself where Slack reads it, else its plain reading."""
        if self.kind not in ("mrkdwn", "markdown") or self.position != "text":
            return plain
        return Formed((self._made(mrkdwn),), self.kind)

    def _made(self, text: str) -> Part:
        name = self.hole.source if self.hole is not None else ""
        return Part(text, self.node, self.offset, "value", name)

    def emoji(self, code: str) -> Formed:
        """Form the `:code:` of an emoji, which every kind of field shows as it is."""
        return Formed((self._made(code),), self.kind)

    def formatted(self, value: Any, name: str, argument: object = None) -> Any:
        """Format a value in the reader's locale, as the filters named after formats do."""
        if argument is not None and not isinstance(argument, str):
            raise RefusedError("its argument is a text, such as 'EUR'")
        if name == "local" and self.kind in ("mrkdwn", "markdown") and self.position == "text":
            token = self.date_token(value, self.locale)
            if token is not None:
                return Formed((self._made(token),), self.kind)
        return self.shown(value, name, argument or "", self.locale)

    def date_token(self, value: Any, locale: str) -> str | None:
        """Return Slack's token for an instant in each reader's zone, None for a hidden one."""
        if value is None:
            raise RefusedError(NULL, GUARD)
        if isinstance(value, _HIDDEN):
            return None
        return formats.date_token(value, locale, self.zone)

    def shown(self, value: Any, name: str, argument: str, locale: str) -> str:
        """Return the characters for a value in one format, "" for its type's own, unescaped."""
        if isinstance(value, _HIDDEN):
            return str(value)
        if value is None:
            raise RefusedError(NULL, GUARD)
        return formats.show(value, name, argument, locale, self.zone, self.now)

    def said(self, value: Any) -> str:
        """Return a value in its type's own format, unescaped."""
        return str(value) if isinstance(value, str) else self.shown(value, "", "", self.locale)

    def concatenated(self, values: list[Any]) -> str:
        """Return `a ~ b`: texts among them stay texts, the rest is a value for the field."""
        if any(self.trusts(value, self.position) for value in values):
            return Formed((part for value in values for part in self.parts(value)), self.kind)
        name = self.hole.source if self.hole is not None else "~"
        read = spelled if self.kind in ("url", "raw") else self.said
        try:
            texts = [read(value) for value in values]
            bounded(sum(map(len, texts)))
        except UNFIT as error:
            raise unfit(name, error, self.offset) from None
        return "".join(texts)

    # -- what leaves and texts call

    def parts(self, value: Any) -> tuple[Part, ...]:
        """Return what the expression at hand gave as parts of its leaf."""
        hole = self.hole
        if hole is None:
            return (self.part(value, self.node, 0, "", "text", self.locale),)
        if self.trusts(value, hole.position):
            return value.parts  # type: ignore[no-any-return] # only Formed is trusted
        return (self.part(value, self.node, hole.start, hole.source, hole.position, self.locale),)

    def trusts(self, value: Any, position: Position) -> bool:
        """Tell whether a value is already what it must be in this field and position."""
        return isinstance(value, Formed) and value.kind == self.kind and position in TRUSTING

    def part(
        self,
        value: Any,
        node: Located | None,
        offset: int,
        name: str,
        position: Position,
        locale: str,
    ) -> Part:
        """Return a value from outside as one part, escaped for where it stands."""
        try:
            text = self._filled(value, position, locale)
        except UNFIT as error:
            raise unfit(name, error, offset, node) from None
        return Part(text, node, offset, "value", name)

    def _filled(self, value: Any, position: Position, locale: str) -> str:
        if value is None:
            raise RefusedError(NULL, GUARD)
        if self.kind == "raw":
            return spelled(value)
        if position not in TRUSTING:
            return self._in_url(value, position)
        text = str(value) if isinstance(value, str) else self.shown(value, "", "", locale)
        if position == "text":
            text = escape(text, self.kind)
            rtl = self.rtl if locale == self.locale else is_rtl(locale)
            return isolated(text) if rtl else text
        return in_code(text) if position == "code" else in_label(text, self.kind)

    def _in_url(self, value: Any, position: Position) -> str:
        if position == "target":
            return escape(spelled(value), "url")
        if position != "start":
            return host_part(value, joined=position == "joined")
        target = checked_url(value)
        return target if self.kind == "url" else target.replace("|", "%7C").replace(")", "%29")


_unclosed = lru_cache(maxsize=1024)(unclosed)  # phrases are few


def unfit(name: str, error: Exception, offset: int, node: Located | None = None) -> ExpressionError:
    """Return the fault of a value that doesn't fit, without any value in its message."""
    told = isinstance(error, RefusedError | formats.UnshowableError)
    said = str(error) if told else "it can't be shown"
    hint = error.hint if isinstance(error, RefusedError) else ""
    return ExpressionError(f"{name}: {said}", offset, hint, node=node)
