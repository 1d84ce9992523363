from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from fixturectl import blocks

_CORPUS = Path(__file__).parents[2].parent / "shared" / "blockkit"
pytestmark = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(not _CORPUS.is_dir(), reason="no ../shared/blockkit beside the checkout"),
]


def test_messages_of_public_projects_are_accepted() -> None:
    refused = {
        path.name: errors
        for path in sorted((_CORPUS / "valid").glob("*.json"))
        if (errors := [b for b in blocks.check(json.loads(path.read_bytes())) if _is_error(b)])
    }
    assert refused == {}


def test_broken_messages_are_refused_where_they_are_broken() -> None:
    with (_CORPUS / "REASONS.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    missed = [
        (row["file"], row["rule"], row["pointer"])
        for row in rows
        if row["pointer"]
        not in {
            b.pointer
            for b in blocks.check(json.loads((_CORPUS / row["file"]).read_bytes()))
            if _is_error(b)
        }
    ]
    assert rows
    assert missed == []


def _is_error(breach: blocks.Breach) -> bool:
    return breach.level == "error"
