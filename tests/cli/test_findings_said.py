"""What people see of the store's files beside a finding holds no credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.cli import findings
from fixturectl.cli.session import Session
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    import pytest
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


def test_lines_of_what_is_not_there_are_none(make_store: MakeStore) -> None:
    lines = findings.lines(Session(make_store({})))

    assert not lines(PATH, 1)
    assert findings.say(Session(), []) == 0
