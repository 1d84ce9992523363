"""A text of one locale becomes characters of a field: plural, placeholders, escaping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.locales import carry
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.markup import position
from fixturectl.rendering.pieces import Formed, Part
from fixturectl.texts import plurals
from fixturectl.texts.placeholders import Placeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.scope import Scope
    from fixturectl.texts.lookup import Form, Text

SEALED = "[sealed]"


def form_text(scope: Scope, key: str, arguments: Mapping[str, Any], offset: int) -> Formed:
    """Return the text `key` as it stands in the field at hand."""
    text = scope.wording.text(key)
    if text is None:
        hint = nearest(key, scope.wording.keys()) or "add it to the texts of the source locale"
        raise ExpressionError(f"unknown text {key}", offset, hint, "text-unknown")
    form = _form(text, arguments, offset)
    if form.sealed:
        return Formed((Part(SEALED, form.scalar, 0, "text", key),))
    if form.parsed.problems:
        fault = form.parsed.problems[0]
        raise ExpressionError(
            fault.message, fault.offset, fault.hint, fault.check, node=form.scalar
        )
    return Formed(_Forming(scope, text, form, arguments).parts())


def _form(text: Text, arguments: Mapping[str, Any], offset: int) -> Form:
    """Choose the plural form that `count` asks for; a text without plural has one form."""
    counted = "count" in arguments
    if text.single is not None:
        if counted and len(plurals.needed(text.locale)) > 1:
            raise ExpressionError(
                f"{text.key.value} is given a count but is no plural in {text.locale}",
                0,
                f"write its forms: {', '.join(plurals.needed(text.locale))}",
                "plural",
                node=text.single.scalar,
            )
        return text.single
    if not counted:
        raise ExpressionError(
            f"{text.key.value} is a plural and needs a count",
            offset,
            f"write t('{text.key.value}', count=...)",
            "plural",
        )
    return _chosen(text, arguments["count"], offset)


def _chosen(text: Text, count: Any, offset: int) -> Form:
    if isinstance(count, bool) or not isinstance(count, int | float):
        raise ExpressionError(f"count of {text.key.value} is not a number", offset, check="plural")
    try:
        return plurals.choose(text.forms, count, text.locale)
    except KeyError:
        raise ExpressionError(
            f"{text.key.value} has no plural form for {count} in {text.locale}",
            0,
            f"the forms of {text.locale}: {', '.join(plurals.needed(text.locale))}",
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

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        written = ""
        for piece in self.form.parsed.parts:
            if isinstance(piece, Placeholder):
                parts.extend(self.placed(piece, position(written, self.scope.kind)))
                written += "x"
            else:
                key = self.text.key.value
                parts.append(Part(piece.text, self.form.scalar, piece.start, "text", key))
                written += piece.text
        return parts

    def placed(self, placeholder: Placeholder, where: Position) -> tuple[Part, ...]:
        value = self.value(placeholder)
        if placeholder.format:
            value = self.formatted(placeholder, value)
        if isinstance(value, Formed) and where in ("text", "label", "code"):
            return value.parts
        start, node = placeholder.start, self.form.scalar
        return (self.scope.part(value, node, start, placeholder.name, where, self.locale),)

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

    def formatted(self, placeholder: Placeholder, value: Any) -> Any:
        try:
            return self.scope.shown(value, placeholder.format, placeholder.argument, self.locale)
        except (TypeError, ValueError) as error:
            raise self.fault(placeholder, str(error), "") from None

    def fault(self, placeholder: Placeholder, message: str, hint: str) -> ExpressionError:
        said = f"{{{placeholder.name}}} {message}"
        return ExpressionError(said, placeholder.start, hint, node=self.form.scalar)


def _meant(name: str, known: list[str]) -> str:
    close = nearest(name, known)
    return close and f"did you mean {{{close.split()[-1].rstrip('?')}}}?"


_NOTHING = object()
