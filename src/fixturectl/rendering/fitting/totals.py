"""Fits texts that are too long together: the longest are shortened first, the last left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import tally
from fixturectl.blocks.totals import TextTotal, cell_texts
from fixturectl.rendering.fitting.edits import beginning
from fixturectl.rendering.fitting.omitted import Omitted, keep_first, shown
from fixturectl.rendering.fitting.shortening import shorten
from fixturectl.rendering.pieces import Leaf
from fixturectl.rendering.pointers import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.blocks.rules import Object
    from fixturectl.rendering.fitting.edits import Edits
    from fixturectl.rendering.pieces import FieldKind
    from fixturectl.rendering.pointers import Path

# A text is shortened to no less than this while there are blocks, or rows, to leave out.
_LEGIBLE = 100
_LEGIBLE_CELL = 20
# Room for the line that says how many blocks are left out.
_ALL_TEXT = tally.ALL_TEXT_CONTESTED - 20


class Text(NamedTuple):
    """A text of the message: the object it stands in, its key there, its characters."""

    owner: dict[str, Any]
    key: str
    text: str


def fit_markdown(payload: Any, edits: Edits) -> str:
    """Shorten the markdown blocks to what a message may have of it; returns what was done."""
    texts = [
        Text(block, "text", block["text"])
        for _, blocks in block_lists(payload)
        for block in blocks
        if block["type"] == "markdown"
    ]
    _shorten(texts, tally.MARKDOWN, edits)
    return "the longest markdown is shortened"


def fit_rows(payload: Any, path: Path, rule: Object, edits: Edits) -> str:
    """Shorten the cells of a table, and leave out its last rows, until all is within its total."""
    table = value_at(payload, path[:-1])
    rows = table["rows"]
    limit = next(clause.contested for clause in rule.clauses if isinstance(clause, TextTotal))
    texts = [[Text(*found) for found in cell_texts(row)] for row in rows]
    kept = _fitting(texts, limit, _LEGIBLE_CELL)
    least = 1 if rule.name == "table" else 2
    if least <= kept < len(rows):
        edits.replace(table, "rows", beginning(rows, kept))
        return f"the first {kept} rows are kept"
    if not _shorten([text for row in texts for text in row], limit, edits):
        edits.replace(table, "rows", beginning(rows, len(rows) // 2))
    return "the longest cells are shortened"


def fit_blocks(payload: Any, edits: Edits) -> str:
    """Shorten the longest texts, and leave out the last blocks, until the whole message fits."""
    lists = block_lists(payload)
    texts = [
        [Text(*found) for found in tally.texts(block)]
        for _, blocks in lists
        for block in blocks
        if not isinstance(block, Omitted)
    ]
    kept = max(_fitting(texts, _ALL_TEXT, _LEGIBLE), 1)
    if kept < len(texts):
        _keep(lists, kept, edits)
        return f"the first {kept} blocks are kept"
    if _shorten([text for block in texts for text in block], _ALL_TEXT, edits):
        return "the longest texts are shortened"
    edits.drop(lists[0][0], "blocks")
    return "the blocks are left out"


def block_lists(payload: Any) -> list[tuple[dict[str, Any], list[Any]]]:
    """Return every list of blocks of a message with the object that holds it."""
    holders = [payload, *payload.get("attachments", ())]
    return [(holder, holder["blocks"]) for holder in holders if "blocks" in holder]


def _keep(lists: list[tuple[dict[str, Any], list[Any]]], most: int, edits: Edits) -> None:
    for owner, blocks in lists:
        if most < shown(blocks):
            edits.replace(owner, "blocks", keep_first(blocks, most))
        most = max(most - shown(blocks), 0)


def _fitting(groups: list[list[Text]], limit: int, legible: int) -> int:
    """Return how many of the first groups fit if each text has `legible` code points at most."""
    total = 0
    for index, texts in enumerate(groups):
        total += sum(min(len(text.text), legible) for text in texts)
        if total > limit:
            return index
    return len(groups)


def _shorten(texts: list[Text], limit: int, edits: Edits) -> bool:
    """Shorten the longest texts so that all have `limit` code points; False if that can't be."""
    cap = _cap([len(text.text) for text in texts], limit)
    for owner, key, text in texts if cap else ():
        if len(text) > cap:
            edits.replace(owner, key, shorten(text, cap, kind_of(owner, text)))
    return cap > 0


def _cap(sizes: Iterable[int], limit: int) -> int:
    """Return the greatest length at which all texts, cut to it, have `limit` together; or 0."""
    rest = sorted(sizes)
    left = limit
    for index, size in enumerate(rest):
        share = left // (len(rest) - index)
        if size > share:
            return share
        left -= size
    return limit


def kind_of(owner: dict[str, Any], text: str) -> FieldKind | None:
    """Return how a text is written: as its field says, or as the object's type does."""
    if isinstance(text, Leaf):
        return text.kind
    name = owner.get("type")
    return name if name in ("mrkdwn", "markdown") else "plain"
