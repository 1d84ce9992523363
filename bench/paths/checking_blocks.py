"""Holding one message of six blocks against Slack's rules, against writing it as JSON."""

from __future__ import annotations

import json
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.rows import Row
from fixturectl import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 3000


def measure() -> Iterator[Row]:
    sound, broken = _message("Disk is almost full"), _message("x" * 151)
    broken["blocks"][2]["accessory"] = {"type": "buton"}
    for name, message in (("check 6 blocks", sound), ("check 6 blocks, 2 faults", broken)):
        taken: dict[str, list[float]] = {"check": [], "json": []}
        for _ in range(ROUNDS):
            start = perf_counter()
            json.dumps(message)
            between = perf_counter()
            blocks.check(message)
            taken["json"].append(between - start)
            taken["check"].append(perf_counter() - between)
        mine, theirs = median(taken["check"]), median(taken["json"])
        note = f"{mine * 1e6:.0f} us to {theirs * 1e6:.0f} us, n={ROUNDS} in turns"
        yield Row(f"{name}, to json.dumps", mine / theirs, "x", 20, 10, note)


def _message(title: str) -> dict[str, Any]:
    def mrkdwn(text: str) -> dict[str, Any]:
        return {"type": "mrkdwn", "text": text, "verbatim": True}

    def plain(text: str) -> dict[str, Any]:
        return {"type": "plain_text", "text": text, "emoji": True}

    def button(text: str) -> dict[str, Any]:
        url = "https://runbooks.example.com/disk"
        return {"type": "button", "text": plain(text), "action_id": text, "url": url}

    fields = [mrkdwn(f"*{name}*\nvalue") for name in ("Host", "Region", "Since", "Used")]
    return {
        "text": title,
        "blocks": [
            {"type": "header", "text": plain(title)},
            {"type": "section", "text": mrkdwn("`db-1` has *3 %* left."), "fields": fields},
            {"type": "section", "text": mrkdwn("It fills up in two hours."), "block_id": "what"},
            {"type": "divider"},
            {"type": "actions", "elements": [button("Runbook"), button("Dashboard")]},
            {"type": "context", "elements": [mrkdwn("Acme · critical"), plain("db team")]},
        ],
    }
