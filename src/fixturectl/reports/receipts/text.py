"""Receipts for people, one line each: the address of the message, or why there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.delivery.receipts import Receipt

_WORDS = {
    "waiting": "QUEUED",
    "sending": "QUEUED",
    "doubtful": "QUEUED",
    "held": "HELD",
    "dead": "DEAD",
    "cancelled": "CANCELLED",
}


def write(receipts: Sequence[Receipt]) -> str:
    named = len(receipts) > 1
    return "\n".join(_line(one, named=named) for one in receipts)


def _line(receipt: Receipt, *, named: bool) -> str:
    address = f"{receipt.tenant}/{receipt.fixture}"
    if receipt.state == "delivered":
        said = f"{address} " * named
        said += receipt.permalink or f"sent to {receipt.channel} at {receipt.ts}"
        marks = [
            word
            for word, true in (
                ("degraded", receipt.degraded),
                ("sent before", receipt.repeated),
                ("may be there twice", receipt.possible_duplicate),
            )
            if true and not receipt.note.startswith(word)
        ]
        marks += [receipt.note] if receipt.note else []
        return visible_line(f"{said} ({', '.join(marks)})") if marks else said
    line = f"{_WORDS[receipt.state]} {receipt.id} {address}"
    return visible_line(f"{line}: {receipt.note}" if receipt.note else line)
