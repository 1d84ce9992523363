"""`fixturectl diff` as people and CI run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from validated import FRENCH, SOUND, commit

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

CHANGED = 'texts:\n  title: "Disque de {host} plein"\n'


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    found = make_store(SOUND)
    commit(found)
    return found


def test_a_change_is_told_and_is_no_failure(root: Path, call: Run) -> None:
    (root / FRENCH).write_text(CHANGED)

    done = call("--store", str(root), "diff", "HEAD")

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("default/fr-FR/disk-full title: 3 tenants (3 messages)\n")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(SOUND[FRENCH], 0, id="nothing"),
        pytest.param("# more\n" + SOUND[FRENCH], 0, id="nothing that shows"),
        pytest.param(CHANGED, 1, id="a message"),
    ],
)
def test_exit_code_tells_whether_anything_differs(
    content: str, status: int, root: Path, call: Run
) -> None:
    (root / FRENCH).write_text(content)

    assert call("--store", str(root), "diff", "HEAD", "--exit-code").status == status


def test_formats_for_machines(root: Path, call: Run) -> None:
    (root / FRENCH).write_text(CHANGED)

    as_json = call("--store", str(root), "diff", "HEAD", "--format", "json")
    markdown = call("--store", str(root), "diff", "HEAD", "--format", "markdown")

    assert json.loads(as_json.out)["messages"] == 3
    assert markdown.out.startswith("<!-- fixturectl diff -->\n1 change in 3 messages")


def test_verbose_says_how_much_was_rendered(root: Path, call: Run) -> None:
    (root / FRENCH).write_text(CHANGED)

    assert "rendered 2 messages" in call("--store", str(root), "-v", "diff", "HEAD").err


def test_a_revision_that_is_none(root: Path, call: Run) -> None:
    done = call("--store", str(root), "diff", "mian")

    assert (done.status, done.out) == (3, "")
    assert 'fixturectl: git knows no revision "mian"' in done.err
    assert "hint: git branch --all" in done.err
