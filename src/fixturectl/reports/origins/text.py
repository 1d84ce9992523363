"""An explanation for people: a key, its value, its place, and below it what it shadows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.reports.origins import Explained, Origin
    from fixturectl.reports.page import Page

_BOLD, _DIM = "1", "2"


def write(values: Sequence[Explained], chain: Sequence[str], page: Page) -> str:
    """Return the text; a place stands alone on its line, so that terminals make it a link."""

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if page.colors else text

    def lines() -> Iterator[str]:
        yield f"texts are looked up in {', '.join(chain)}"
        for one in values:
            yield ""
            yield f"{paint(visible_line(one.key), _BOLD)}  {visible_line(one.origin.value)}"
            yield f"  {_place(one.origin)}"
            for hidden in one.shadowed:
                yield paint(f"  shadows {_place(hidden)}  {visible_line(hidden.value)}", _DIM)

    return "\n".join(lines()) + "\n"


def _place(origin: Origin) -> str:
    told = [origin.owner, origin.state, "stale" if origin.stale else ""]
    return f"{origin.place}  ({', '.join(filter(None, told))})"
