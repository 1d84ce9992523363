"""Lines of styled text: wrapped, indented, set side by side, none wider than its area."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

from rich.cells import get_character_cell_size
from rich.text import Text

from fixturectl.reports.messages.terminal.bidi import closed, leads_left, still_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Lines = list[Text]

# A line must not begin with these, nor end with those (JIS X 4051, the usual part).
_NEVER_FIRST = frozenset(
    "、。，．：；！？）］｝」』】〉》〕ー々…‥・ぁぃぅぇぉっゃゅょァィゥェォッャュョ％"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔")
_GLUE = frozenset("\xa0\u2007\u202f")
_HANGUL = range(0xAC00, 0xD7A4)
_LEAST = 2


class Area(NamedTuple):
    """Where something is drawn: so many cells wide; `rtl` for a right-to-left locale's message.

    `colored` is false where styles are lost, so that a difference needs a sign as well.
    """

    width: int
    rtl: bool = False
    colored: bool = False

    def inside(self, taken: int) -> Area:
        """Return what is left when `taken` cells are used."""
        return self._replace(width=max(_LEAST, self.width - taken))


def wrap(text: Text, area: Area, *, fold: bool = False) -> Lines:
    """Break `text` into lines between words, or anywhere with `fold`; align them as it leads."""
    width = max(_LEAST, area.width)
    right = area.rtl and not fold and not leads_left(text.plain)
    lines: Lines = []
    for paragraph in text.split("\n", allow_blank=True):
        broken: Lines = list(paragraph.divide(_breaks(paragraph.plain, width, fold=fold)))
        if not fold:
            for line in broken:
                line.rstrip()
        if still_open(paragraph.plain) or "\u2069" in paragraph.plain:
            broken = _isolated(broken)
        if right:
            for line in broken:
                line.pad_left(max(0, width - line.cell_len))
        lines += broken
    return lines


def indent(lines: Iterable[Text], first: Text, rest: Text | None = None) -> Lines:
    """Put `first` before the first of `lines` and `rest` (if none, `first` again) before others."""
    rest = first if rest is None else rest
    return [Text.assemble(rest if number else first, line) for number, line in enumerate(lines)]


def hang(lines: Iterable[Text], sign: Text, area: Area, text: str) -> Lines:
    """Hang `lines` on a sign such as a list's bullet: at their right where `text` leads left."""
    blank = Text(" " * sign.cell_len)
    if area.rtl and not leads_left(text):
        sign = Text(sign.plain[::-1], sign.style)
        return [Text.assemble(line, blank if at else sign) for at, line in enumerate(lines)]
    return indent(lines, sign, blank)


def padded(line: Text, width: int, align: str = "left") -> Text:
    """Return `line` filled with spaces to `width` cells; `align` is left, right or center."""
    missing = max(0, width - line.cell_len)
    left = {"right": missing, "center": missing // 2}.get(align, 0)
    return Text.assemble(" " * left, line, " " * (missing - left))


def beside(columns: Sequence[Lines], widths: Sequence[int], gap: Text) -> Lines:
    """Set columns of `widths` cells side by side with `gap` between; the last is not padded."""
    rows = zip_longest(*columns, fillvalue=Text())
    return [_row(row, widths, gap) for row in rows]


def flow(boxes: Iterable[Lines], width: int) -> Lines:
    """Set boxes in rows, as many in one as `width` takes, a space between."""
    lines: Lines = []
    row: list[Lines] = []
    taken = 0
    for box in boxes:
        size = widest(box)
        if row and taken + 1 + size > width:
            lines += _boxes(row)
            row, taken = [], 0
        taken += size + bool(row)
        row.append(box)
    return lines + (_boxes(row) if row else [])


def widest(lines: Iterable[Text]) -> int:
    """Return how many cells the widest of `lines` takes."""
    return max((line.cell_len for line in lines), default=0)


def shortened(text: str, width: int) -> str:
    """Return one line of `text`, cut with an ellipsis at `width` cells."""
    offsets = _breaks(text, width, fold=True)
    if not offsets:
        return text
    return text[: _breaks(text, max(_LEAST, width - 1), fold=True)[0]] + "…"


def _boxes(row: list[Lines]) -> Lines:
    return beside(row, [widest(box) for box in row], Text(" "))


def _row(row: Iterable[Text], widths: Sequence[int], gap: Text) -> Text:
    cells = list(row)
    joined = Text()
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        last = number == len(cells) - 1
        joined.append_text(cell if last else padded(cell, width))
        if not last:
            joined.append_text(gap)
    return joined


def _breaks(text: str, width: int, *, fold: bool) -> list[int]:
    """Return the indexes in `text` at which a new line begins."""
    offsets: list[int] = []
    start = used = chance = seam = 0
    for index, character in enumerate(text):
        size = get_character_cell_size(character)
        if index > start and not fold:
            chance = index if _may_break(text, index) else chance
            seam = index if _may_split(text, index) else seam
        if used + size > width and (fold or not character.isspace()) and size:
            start = next((at for at in (chance, seam) if at > start), index)
            used = sum(get_character_cell_size(other) for other in text[start:index])
            offsets.append(start)
        used += size
    return offsets


def _may_break(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if before.isspace():
        return not after.isspace() and before not in _GLUE
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _ideographic(before) or _ideographic(after)


def _may_split(text: str, index: int) -> bool:
    """Tell where a word that is longer than a line is best split: after a slash of an address."""
    return text[index - 1] == "/" and text[index].isalnum() and text[index - 2 : index] != "//"


def _ideographic(character: str) -> bool:
    if character < "\u2e80" or ord(character) in _HANGUL:
        return False
    return east_asian_width(character) in "WF" and category(character)[0] in "LP"


def _isolated(lines: Lines) -> Lines:
    """Close at the end of each line what is open there, and open it again on the next."""
    opened = ""
    isolated: Lines = []
    for line in lines:
        whole = Text.assemble(opened, line)
        opened = still_open(whole.plain)
        isolated.append(Text.assemble(whole, closed(opened)))
    return isolated
