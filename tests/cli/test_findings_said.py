"""What people see of the store's files beside a finding holds no credential."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from fixturectl.cli import findings
from fixturectl.cli.session import Session
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeStore

TOKEN = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
PATH = "fixtures/default/tenant.yaml"


def test_a_line_is_shown_without_its_token(
    make_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(make_store({PATH: f"# {TOKEN}\r\nchannels: [{TOKEN}]\n"}))
    found = Diagnostic("schema", "error", f'not the text "{TOKEN}"', f"not {TOKEN}", PATH, 2, 12)

    assert findings.say(session, [found]) == 1

    said = capsys.readouterr().err
    assert "channels: [xoxb-[redacted]]" in said
    assert 'not the text "xoxb-[redacted]"' in said
    assert "AbCd" not in said
    assert findings.lines(session)(PATH, 1) == "# xoxb-[redacted]"


def test_no_line_of_credentials_is_shown(make_store: MakeStore) -> None:
    text = (
        "name: x\nslack:\n  password: hunter2\n# hunter2\n"
        "secrets: {pin: hunter2,\n  b: hunter2\n}\nlocales: []"
    )
    lines = findings.lines(Session(make_store({PATH: text, "fixtures/default/a.yaml": text})))

    assert [lines(PATH, number) for number in range(1, 9)] == ["name: x", *[""] * 6, "locales: []"]
    assert lines("fixtures/default/a.yaml", 3) == "  password: hunter2"


def test_lines_of_what_is_not_there_are_none(make_store: MakeStore) -> None:
    lines = findings.lines(Session(make_store({})))

    assert not lines(PATH, 1)
    assert findings.say(Session(), []) == 0


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(os.mkfifo, id="a pipe that nobody writes to"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="a device without end"),
        pytest.param(lambda path: path.symlink_to("/etc/passwd"), id="a file outside"),
    ],
)
def test_lines_come_from_files_of_the_store_only(
    make: Callable[[Path], None], make_store: MakeStore
) -> None:
    root = make_store({PATH: "format: 1\n"})
    make(root / "fixtures/default/a.yaml")

    assert not findings.lines(Session(root))("fixtures/default/a.yaml", 1)


def test_lines_of_other_files_are_not_shown(make_store: MakeStore) -> None:
    root = make_store({PATH: "format: 1\n", "values.yaml": "password: hunter2\n"})

    assert not findings.lines(Session(root))("values.yaml", 1)
