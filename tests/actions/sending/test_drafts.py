from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from sending_store import ADDRESS, write_store

from fixturectl import Store
from fixturectl.actions.sending import Order, drafts
from fixturectl.actions.sending.drafts import draft

if TYPE_CHECKING:
    from pathlib import Path

ORDER = Order(ADDRESS, variables={"host": "db-1", "password": "s3cret"})


def test_a_draft_knows_what_the_outbox_asks(tmp_path: Path) -> None:
    tenant = (
        "extends: default\nname: Acme\non_doubt: hold\non_dead: C0DEAD\n"
        "severities: {quiet: {channel: C0QUIET}}\n"
    )
    store = Store(write_store(tmp_path, {"fixtures/acme/tenant.yaml": tenant}))

    entry = draft(store, ORDER, sender="ada@web-1").entry
    quiet = draft(store, ORDER._replace(severity="quiet", key="disk")).entry

    assert (entry.urgency, entry.channel, entry.hold, entry.on_dead) == (
        2,
        "C0CRITICAL",
        True,
        "C0DEAD",
    )
    assert (entry.automatic, entry.sender, entry.title) == (True, "ada@web-1", "The disk is full")
    assert (quiet.urgency, quiet.channel, quiet.key, quiet.automatic) == (
        0,
        "C0QUIET",
        "disk",
        False,
    )


def test_sensitive_values_are_sent_but_not_rehearsed_nor_in_the_degraded_form(
    tmp_path: Path,
) -> None:
    store = Store(write_store(tmp_path))

    sent, rehearsed = draft(store, ORDER).entry, draft(store, ORDER, reveal=False).entry

    assert "s3cret" in str(sent.payload)
    assert "s3cret" not in str(sent.fallback) + sent.title
    assert "s3cret" not in str(rehearsed.payload)


def test_a_bar_is_marked_as_a_test_too(tmp_path: Path) -> None:
    store = Store(write_store(tmp_path))
    fixture = tmp_path / "fixtures/default/disk-full.yaml"
    fixture.write_text(f'{fixture.read_text()}color: "#D00000"\n')

    entry = draft(store, Order(ADDRESS, sample="small")).entry

    (bar,) = entry.payload["attachments"]
    assert bar["fallback"] == "[TEST] The disk is full: web-1"
    assert "TEST, sample small" in str(bar["blocks"][0])
    assert (entry.test, entry.repeat) == (True, True)


def test_a_bug_in_what_renders_loses_no_alert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> NoReturn:
        raise ZeroDivisionError

    # The one thing that can't be had from outside: a fault of this program's own.
    monkeypatch.setattr(drafts, "render", broken)
    store = Store(write_store(tmp_path))

    made = draft(store, ORDER)

    assert made.entry.degraded
    assert made.findings[0].message == "rendering failed: ZeroDivisionError"
    with pytest.raises(ZeroDivisionError):
        draft(store, ORDER._replace(person=True))


def test_what_no_cutting_makes_fit_is_sent_degraded(tmp_path: Path) -> None:
    fixture = "severity: critical\nblocks: [{type: image}]\n"
    store = Store(write_store(tmp_path, {"fixtures/default/picture.yaml": fixture}))

    made = draft(store, Order("acme/picture"))

    assert made.entry.degraded
    assert made.findings[0].level == "error"


def test_the_title_of_an_alert_holds_no_value(tmp_path: Path) -> None:
    files = {
        "fixtures/default/en-US/disk-full.yaml": 'texts: {title: "{host} is full"}\n',
        "fixtures/default/bare.yaml": "severity: critical\ntext: hello\n",
    }
    store = Store(write_store(tmp_path, files))

    assert draft(store, ORDER).entry.title == "A disk is nearly full"
    assert draft(store, Order("acme/bare")).entry.title == "acme/bare"
