"""Rendering as the command and the API share it: what is refused, what is merely said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.render import Request, refuse_errors, render
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

FILES = {
    "fixtures/default/tenant.yaml": (
        "format: 1\nstore: test\nlocales: [en-US]\ntimezone: Europe/Paris\n"
        'severities: {critical: {emoji: ":fire:", channel: C0123456789}}\n'
    ),
    "fixtures/default/alert.yaml": (
        "severity: critical\n"
        'variables: {since: {type: datetime, example: "2026-11-22T10:15:00Z"}}\n'
        'text: "{{ since | time }}"\n'
        'blocks: [{type: header, text: "{{ since | time }}"}]\n'
    ),
}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def store(make_store: MakeStore) -> OpenStore:
    return OpenStore(make_store(FILES))


def test_a_message_knows_for_whom_and_when_it_was_rendered(store: OpenStore) -> None:
    message = render(store, "default/alert", Request(sample="examples", now=NOW))

    assert (message.tenant, message.fixture, message.locale) == ("default", "alert", "en-US")
    assert (message.sample, message.now) == ("examples", NOW)
    assert message.text.startswith("11:15")
    assert message.problems == ()


def test_what_a_value_leaves_open_is_a_remark(store: OpenStore) -> None:
    request = Request(variables={"since": "2026-11-22T10:15:00"}, now=NOW)

    message = render(store, "default/alert", request)

    (remark,) = message.remarks
    assert remark.level == "warning"
    assert "no time zone" in remark.message
    assert message.text.startswith("10:15")


def test_a_wrong_value_is_wrong_usage(store: OpenStore) -> None:
    with pytest.raises(UsageError, match="since"):
        render(store, "default/alert", Request(variables={"since": "soon"}))


@pytest.mark.parametrize(
    ("level", "refused"),
    [("error", True), ("warning", False), ("info", False)],
)
def test_only_errors_refuse_a_message(level: str, refused: bool) -> None:
    found = [Diagnostic("yaml", level, "odd")]  # type: ignore[arg-type] # a table of levels

    if refused:
        with pytest.raises(FindingsError) as caught:
            refuse_errors(found)
        assert caught.value.diagnostics == tuple(found)
    else:
        refuse_errors(found)


def test_a_severity_that_is_given_stands_in_for_the_fixtures_own(make_store: MakeStore) -> None:
    alert = 'severity: critical\ntext: "{{ severity }}"\n'
    store = OpenStore(make_store(FILES | {"fixtures/default/alert.yaml": alert}))

    texts = [
        render(store, "default/alert", Request(severity=given)).payload["text"]
        for given in ("", "info")
    ]

    assert texts == ["critical", "info"]
