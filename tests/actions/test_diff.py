"""A whole comparison: what is the same, what was broken, and what the sample store says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from changed import compared, told
from validated import FIXTURE, SOUND, commit

from fixturectl.actions.diff import diff
from fixturectl.actions.store import Store

if TYPE_CHECKING:
    from conftest import MakeStore

SAMPLES = Path(__file__).parents[2]
TENANT = "fixtures/default/tenant.yaml"


def test_no_change_is_no_work(make_store: MakeStore) -> None:
    found = compared(make_store, {}, {"README.md": "of no store"})

    assert (found.difference.empty, found.renderings) == (True, 0)


def test_a_store_that_was_broken_and_is_mended(make_store: MakeStore) -> None:
    found = compared(make_store, {TENANT: "severities: [\n", FIXTURE: "]"}, SOUND)

    assert {one.check for one in found.difference.mended} >= {"yaml"}
    assert not found.difference.found
    told_of = [(one.cause, one.kind) for one in found.difference.entries]
    assert ("default/tenant", "changed") in told_of


def test_a_store_that_gets_broken(make_store: MakeStore) -> None:
    found = compared(make_store, {}, {TENANT: "severities: [\n"})

    assert {one.check for one in found.difference.found} >= {"yaml"}


def test_a_change_of_the_sample_store(tmp_path: Path) -> None:
    root = tmp_path / "store"
    for folder in ("fixtures", "locales"):
        shutil.copytree(SAMPLES / folder, root / folder)
    commit(root)
    french = root / "fixtures/default/fr-FR/queue-backlog.yaml"
    french.write_text(french.read_text().replace("title: ", "title: Encore, ", 1))
    own = root / "fixtures/spotify-premium/playback-failure.yaml"
    own.write_text(own.read_text().replace(":stopwatch:", ":alarm_clock:"))

    found = diff(Store(root), "HEAD")

    causes = [line.partition(" '")[0] for line in told(found)]
    assert causes[0].startswith("changed default/fr-FR/queue-backlog title: default")
    assert causes[1].startswith("changed spotify-premium/playback-failure sla: spotify-premium")
    assert len(causes) == 2
    assert not found.difference.found
