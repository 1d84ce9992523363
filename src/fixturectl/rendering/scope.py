"""What the expressions of one rendering see, and how a value becomes characters of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.locales import is_rtl
from fixturectl.rendering.escaping import checked_url, escape, isolated, spelled
from fixturectl.rendering.expressions.faults import ExpressionError
from fixturectl.rendering.pieces import Formed, Part
from fixturectl.rendering.wording import form_text
from fixturectl.store.variables.masking import Masked
from fixturectl.texts import formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.markup import Position
    from fixturectl.rendering.pieces import FieldKind, Located
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Scalar
    from fixturectl.texts.lookup import Wording

ROOM = 2_000  # objects one message may repeat before it is refused: forty times Slack's own limit


class Scope:
    """One rendering: the names, the tenant, the wording, and the field that is being filled.

    `kind` and `node` change from leaf to leaf; everything else stays.
    """

    __slots__ = (
        "kind",
        "locale",
        "names",
        "node",
        "now",
        "outcomes",
        "problems",
        "room",
        "rtl",
        "tenant",
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
        self.problems: list[Diagnostic] = []
        self.room = ROOM
        self.outcomes: set[tuple[Scalar, bool]] = set()  # each `when` that was asked, its answer

    # -- what expressions call

    def text(self, key: str, arguments: Mapping[str, Any], offset: int) -> Formed:
        """Form the text `key` for the field at hand."""
        return form_text(self, key, arguments, offset)

    def phrase(self, message: str, offset: int) -> Formed:
        """Form a phrase shared by all fixtures; its characters are trusted, as a text's are."""
        found = self.wording.phrase(message)
        node, index = (self.node, offset) if found.origin is None else (found.origin, 0)
        return Formed((Part(found.text, node, index, "phrase", message),))

    def label(self, name: str) -> Formed:
        """Form the localized word of a severity or status: its phrase, or the name itself."""
        found = self.wording.phrase(name)
        text = found.text if found.text != name else name.replace("-", " ").capitalize()
        return Formed((Part(text, found.origin or self.node, 0, "phrase", name),))

    def markup(self, mrkdwn: str, plain: str) -> Formed:
        """Form markup that templates make: itself where Slack reads it, else its plain reading."""
        text = mrkdwn if self.kind in ("mrkdwn", "markdown") else plain
        return Formed((Part(text, self.node, 0, "value"),))

    def formatted(self, value: Any, name: str, argument: str | None) -> Any:
        """Format a value in the reader's locale, as the filters named after formats do."""
        if value is None:
            raise ValueError("null can't be shown; guard it with when: or default")
        return self.shown(value, name, argument, self.locale)

    def shown(self, value: Any, name: str | None, argument: str | None, locale: str) -> Any:
        """Return the characters for a value; a date token for `local` is `Formed`."""
        if isinstance(value, Masked):
            return str(value)
        if name == "local" and self.kind in ("mrkdwn", "markdown"):
            token = formats.date_token(value, locale, self.zone)
            return Formed((Part(token, self.node, 0, "value"),))
        return formats.show(value, name or "", argument or "", locale, self.zone, self.now)

    def said(self, value: Any) -> str:
        """Return a value in its type's own format, unescaped."""
        if isinstance(value, str):
            return str(value)
        if value is None:
            raise ValueError("null can't be shown; guard it with when: or default")
        return str(self.shown(value, None, None, self.locale))

    def escaped(self, text: str) -> str:
        """Escape what came from outside for the field at hand."""
        return escape(text, self.kind)

    # -- what leaves and texts call

    def parts(
        self, value: Any, offset: int, name: str, position: Position = "text"
    ) -> tuple[Part, ...]:
        """Return a value as parts of the leaf at hand; `offset` is where the leaf names it."""
        if isinstance(value, Formed) and position in ("text", "label", "code"):
            return value.parts
        return (self.part(value, self.node, offset, name, position, self.locale),)

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
        except (TypeError, ValueError) as error:
            said = str(error) or "it can't be shown"
            raise ExpressionError(f"{name}: {said}", offset, node=node) from None
        return Part(text, node, offset, "value", name)

    def _filled(self, value: Any, position: Position, locale: str) -> str:
        if value is None:
            raise ValueError("it is null here; guard it with when: or default")
        if self.kind == "raw":
            return spelled(value)
        if position == "start" or (self.kind == "url" and position == "url-start"):
            return _link_target(value, self.kind)
        if self.kind == "url" or position == "target":
            return escape(spelled(value), "url")
        text = str(value) if isinstance(value, str) else str(self.shown(value, None, None, locale))
        if position == "code":
            # Slack has no escape for the mark that ends a code span.
            return escape(text.replace("`", "ˋ"), "mrkdwn")
        text = escape(text, self.kind)
        if position == "label":
            return text.replace("|", "¦")
        return isolated(text) if is_rtl(locale) else text


def _link_target(value: Any, kind: FieldKind) -> str:
    if not isinstance(value, str):
        raise TypeError("it begins a URL, so it must be one")
    target = checked_url(value)
    return target if kind == "url" else target.replace("|", "%7C").replace(")", "%29")
