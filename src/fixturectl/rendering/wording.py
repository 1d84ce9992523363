"""A text of one locale becomes characters of a field: plural, placeholders, escaping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.locales import carry
from fixturectl.rendering.expressions.faults import UNFIT, ExpressionError, RefusedError
from fixturectl.rendering.markup import VALUE, position, unclosed
from fixturectl.rendering.pieces import Formed, Part
from fixturectl.store.sealed import Sealed
from fixturectl.texts import plurals
from fixturectl.texts.formats import UnshowableError
from fixturectl.texts.placeholders import Placeholder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.pieces import FieldKind, PartKind
    from fixturectl.rendering.scope import Scope
    from fixturectl.texts.lookup import Form, Text

SEALED = "[sealed]"
_LONGEST = 100_000  # characters of one text
_MOST_PLACEHOLDERS = 500
_READS_TOKENS = ("mrkdwn", "markdown")
IN_URL = ("start", "host", "joined", "target")


def form_text(scope: Scope, key: str, arguments: Mapping[str, Any], offset: int) -> Formed | Sealed:
    """Return the text `key` as it stands in the field at hand."""
    text = scope.wording.text(key)
    if text is None:
        hint = nearest(key, scope.wording.keys()) or "add it to the texts of the source locale"
        raise ExpressionError(f"unknown text {key}", offset, hint, "text-unknown")
    form = _form(text, arguments, offset)
    if form.sealed:
        if scope.position in IN_URL:
            return Sealed(form.scalar)
        return Formed((Part(SEALED, form.scalar, 0, "value", key),), scope.kind)
    kind = scope.kind
    if scope.position not in IN_URL or kind == "plain":
        return _formed(scope, text, form, arguments)
    # Inside a URL the whole text is encoded as one value; at its start it must be the URL.
    scope.kind = "url" if scope.position == "start" else "raw"
    try:
        return _formed(scope, text, form, arguments)
    finally:
        scope.kind = kind


def _formed(scope: Scope, text: Text, form: Form, arguments: Mapping[str, Any]) -> Formed:
    kind = scope.kind
    pieces = form.pieces.get(kind)
    if pieces is None:
        pieces = _pieces(form, kind, text.key.value)
        if not form.parsed.placeholders:  # the same whatever the values
            pieces = Formed((piece for piece in pieces if isinstance(piece, Part)), kind)
        form.pieces[kind] = pieces
    if isinstance(pieces, Formed):
        return pieces
    return Formed(_Forming(scope, text, form, arguments).parts(pieces), kind)


def _pieces(form: Form, kind: FieldKind, key: str) -> tuple[Part | Placed, ...]:
    """Read a form once for each kind of field: its words as parts, its placeholders placed."""
    scalar = form.scalar
    if form.parsed.problems:
        fault = form.parsed.problems[0]
        raise ExpressionError(fault.message, fault.offset, fault.hint, fault.check, node=scalar)
    if len(scalar.value) > _LONGEST or len(form.parsed.placeholders) > _MOST_PLACEHOLDERS:
        raise ExpressionError("a text that is too long", 0, node=scalar)
    pieces: list[Part | Placed] = []
    written = ""
    for piece in form.parsed.parts:
        if isinstance(piece, Placeholder):
            pieces.append(Placed(piece, position(written, kind)))
            written += VALUE
        else:
            added = piece.start == piece.end  # by a pseudo-locale
            kind_of_part: PartKind = "mark" if added else "text"
            pieces.append(Part(piece.text, scalar, piece.start, kind_of_part, key))
            written += piece.text
    if kind != "url" and unclosed(written, kind):
        # What stands behind the text in its leaf would be inside the link.
        end = len(scalar.value)
        raise ExpressionError("a link in it does not end", end, "close it with >", node=scalar)
    return tuple(pieces)


class Placed(NamedTuple):
    """A placeholder and where in the markup of its text it stands."""

    placeholder: Placeholder
    position: Position


def _form(text: Text, arguments: Mapping[str, Any], offset: int) -> Form:
    """Choose the plural form that `count` asks for; a text without plural has one form."""
    counted = "count" in arguments
    if text.single is not None:
        if counted and len(plurals.needed(text.counted)) > 1:
            raise ExpressionError(
                f"{text.key.value} is given a count but is no plural in {text.counted}",
                0,
                f"write its forms: {', '.join(plurals.needed(text.counted))}",
                "plural",
                node=text.single.scalar,
            )
        return text.single
    if not text.forms:
        raise ExpressionError(
            f"{text.key.value} is no text in {text.counted}",
            0,
            "write it in quotes, or its plural forms, or remove it",
            "schema",
            node=text.key,
        )
    if not counted:
        raise ExpressionError(
            f"{text.key.value} is a plural and needs a count",
            offset,
            f"write t('{text.key.value}', count=...)",
            "plural",
        )
    return _chosen(text, arguments["count"], offset)


def _chosen(text: Text, count: Any, offset: int) -> Form:
    if isinstance(count, Sealed):
        count = 0
    if isinstance(count, bool) or not isinstance(count, int | float):
        raise ExpressionError(f"count of {text.key.value} is not a number", offset)
    try:
        return plurals.choose(text.forms, count, text.counted)
    except KeyError:
        raise ExpressionError(
            f"{text.key.value} has no plural form for {count} in {text.counted}",
            0,
            f"the forms of {text.counted}: {', '.join(plurals.needed(text.counted))}",
            "plural-missing",
            node=text.key,
        ) from None


class _Forming:
    """One form of a text on its way into a field, with the arguments it was asked for with."""

    __slots__ = ("arguments", "form", "locale", "scope", "text")

    def __init__(self, scope: Scope, text: Text, form: Form, arguments: Mapping[str, Any]) -> None:
        self.scope = scope
        self.text = text
        self.form = form
        self.arguments = arguments
        # Formats are those of the locale that the text was found in, digits and clock the reader's.
        self.locale = carry(text.locale, scope.locale)

    def parts(self, pieces: tuple[Part | Placed, ...]) -> list[Part]:
        parts: list[Part] = []
        for piece in pieces:
            if isinstance(piece, Part):
                parts.append(piece)
            else:
                parts.extend(self.placed(*piece))
        return parts

    def placed(self, placeholder: Placeholder, where: Position) -> tuple[Part, ...]:
        scope, start, name = self.scope, placeholder.start, placeholder.name
        if where == "text" or (where == "start" and scope.kind == "url"):
            where = scope.position  # the text itself may stand in code, or behind a link's bar
        value = self.value(placeholder)
        if scope.trusts(value, where):
            return value.parts  # type: ignore[no-any-return] # only Formed is trusted
        if placeholder.format == "local" and where == "text" and scope.kind in _READS_TOKENS:
            token = self.fitted(placeholder, lambda: scope.date_token(value, self.locale))
            if token is not None:
                return (Part(token, self.form.scalar, start, "value", name),)
        if placeholder.format:
            value = self.fitted(
                placeholder,
                lambda: scope.shown(value, placeholder.format, placeholder.argument, self.locale),
            )
        return (scope.part(value, self.form.scalar, start, name, where, self.locale),)

    def value(self, placeholder: Placeholder) -> Any:
        name, names = placeholder.name, self.scope.names
        value = self.arguments.get(name, names.get(name, _NOTHING))
        if value is None:
            raise self.fault(placeholder, "is null here", "guard the block with when:")
        if value is _NOTHING:
            message = f"unknown placeholder {{{name}}}"
            hint = _meant(name, [*self.arguments, *names])
            check = "placeholder-extra"
            raise ExpressionError(message, placeholder.start, hint, check, self.form.scalar)
        return value

    def fitted(self, placeholder: Placeholder, show: Callable[[], str | None]) -> str | None:
        try:
            return show()
        except UNFIT as error:
            told = isinstance(error, RefusedError | UnshowableError)
            said = str(error) if told else "can't be shown so"
            raise self.fault(placeholder, said, "") from None

    def fault(self, placeholder: Placeholder, message: str, hint: str) -> ExpressionError:
        said = f"{{{placeholder.name}}} {message}"
        return ExpressionError(said, placeholder.start, hint, node=self.form.scalar)


def _meant(name: str, known: list[str]) -> str:
    close = nearest(name, known)
    return close and f"did you mean {{{close.split()[-1].rstrip('?')}}}?"


_NOTHING = object()
