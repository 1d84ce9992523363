"""A text of one locale becomes characters of a field: plural, placeholders, escaping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import nearest
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.markup import position
from fixturectl.rendering.pieces import Formed, Part
from fixturectl.texts import plurals
from fixturectl.texts.placeholders import Placeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    return Formed(_parts(scope, text, form, arguments))


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


def _parts(scope: Scope, text: Text, form: Form, arguments: Mapping[str, Any]) -> list[Part]:
    parts: list[Part] = []
    written = ""
    for piece in form.parsed.parts:
        if isinstance(piece, Placeholder):
            parts.extend(_placed(scope, text, form, piece, arguments, written))
        else:
            parts.append(Part(piece.text, form.scalar, piece.start, "text", text.key.value))
            written += piece.text
    return parts


def _placed(  # one placeholder and everything that decides its characters
    scope: Scope,
    text: Text,
    form: Form,
    placeholder: Placeholder,
    arguments: Mapping[str, Any],
    written: str,
) -> tuple[Part, ...]:
    name, node, start = placeholder.name, form.scalar, placeholder.start
    value = arguments.get(name, scope.names.get(name, _NOTHING))
    if value is _NOTHING:
        hint = nearest(name, [*arguments, *scope.names])
        raise ExpressionError(
            f"unknown placeholder {{{name}}}", start, hint, "placeholder-extra", node=node
        )
    where = position(written, scope.kind)
    if value is None:
        raise ExpressionError(
            f"{{{name}}} is null here", start, "guard the block with when:", node=node
        )
    if placeholder.format:
        value = _formatted(scope, text, placeholder, value, form)
    if isinstance(value, Formed) and where in ("text", "label", "code"):
        return value.parts
    return (scope.part(value, node, start, name, where, text.locale),)


def _formatted(scope: Scope, text: Text, placeholder: Placeholder, value: Any, form: Form) -> Any:
    try:
        return scope.shown(value, placeholder.format, placeholder.argument, text.locale)
    except (TypeError, ValueError) as error:
        raise ExpressionError(
            f"{{{placeholder.name}}}: {error}",
            placeholder.start,
            check="placeholder-syntax",
            node=form.scalar,
        ) from None


_NOTHING = object()
