"""One line says what became of every entry of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.exchange.import_texts import Imported
from fixturectl.cli.imported import summary
from fixturectl.diagnostics import Diagnostic
from fixturectl.store.changes import Changes

if TYPE_CHECKING:
    from fixturectl.actions.exchange.arrivals import Idle

NOTHING = Imported("fr-FR", Changes(Path()), [], [], [], [], {}, 0)
IDLE: dict[Idle, int] = {"unfinished": 1, "same": 4, "copied": 0, "untranslated": 2}


def fault(line: int, check: str) -> Diagnostic:
    return Diagnostic(check, "error", "x", path="f.po", line=line)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(NOTHING, "fr-FR: 0 texts imported", id="nothing"),
        pytest.param(
            NOTHING._replace(idle=IDLE, obsolete=3),
            "fr-FR: 0 texts imported, 4 as in the store, 2 without translation, 1 unfinished, "
            "where the store has a finished one, 3 obsolete",
            id="nothing new",
        ),
        pytest.param(
            NOTHING._replace(refused=[fault(3, "a"), fault(3, "b"), fault(9, "a")]),
            "fr-FR: 0 texts imported, 2 refused",
            id="an entry that breaks two checks is one",
        ),
        pytest.param(
            NOTHING._replace(unknown=[fault(3, "import")]),
            "fr-FR: 0 texts imported, 1 unknown",
            id="unknown",
        ),
    ],
)
def test_a_line_for_a_file(found: Imported, expected: str) -> None:
    assert summary(found, dry_run=False) == expected
    assert summary(found, dry_run=True) == expected.replace("imported", "to import")
