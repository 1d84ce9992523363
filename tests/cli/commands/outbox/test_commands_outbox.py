"""`fixturectl outbox` as people use it: look, send again, give up, forget."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from outboxes import LOST, claimed, entry

from fixturectl.delivery.outbox import Outbox

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Outcome, Run


class Shop:
    """A store, what waits in its outbox, and the program."""

    def __init__(self, root: Path, state: Path, call: Run) -> None:
        self._root = root
        self._state = state
        self._call = call

    def __call__(self, *arguments: str) -> Outcome:
        env = {"XDG_STATE_HOME": str(self._state), "TZ": "UTC"}
        return self._call("--store", str(self._root), *arguments, env=env)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self._state / "fixturectl/test/acme")

    def only(self) -> str:
        (one,) = self.outbox.deliveries()
        return one.id


@pytest.fixture
def shop(make_store: MakeStore, tmp_path: Path, call: Run) -> Shop:
    root = make_store(
        {
            "fixtures/default/tenant.yaml": "format: 1\nstore: test\n",
            "fixtures/acme/tenant.yaml": "sla: {success: 99}\n",
        }
    )
    found = Shop(root, tmp_path / "state", call)
    found.outbox.accept([entry(sender="ada")])
    return found


def test_what_waits(shop: Shop) -> None:
    text = shop("outbox", "list")
    (one,) = json.loads(shop("outbox", "list", "acme", "--format", "json").out)

    assert (text.status, text.err) == (0, "")
    assert text.out.splitlines()[1].startswith(f"{one['id'][:8]}  acme/disk-full  waiting")
    assert one["title"] == "The disk is full"
    assert "payload" not in one
    assert shop("outbox", "list", "--state", "held").out == "no deliveries\n"
    assert shop("outbox", "list", "default").out == "no deliveries\n"


def test_one_of_them(shop: Shop) -> None:
    start = shop.only()[:8]

    told = shop("outbox", "show", start)
    whole = json.loads(shop("outbox", "show", start, "--message", "--format", "json").out)

    assert told.status == 0
    assert "sender             ada" in told.out
    assert "blocks" not in told.out
    assert whole["message"]["text"] == "The disk is full"


def test_a_dead_letter_and_back(shop: Shop) -> None:
    outbox = shop.outbox
    outbox.bury(claimed(outbox), LOST, 0.1, "the channel is archived")

    assert "the channel is archived" in shop("outbox", "list").out
    again = shop("outbox", "retry", "--dead")
    assert again.status == 0
    assert again.out.endswith("acme/disk-full  will be sent by: fixturectl outbox flush\n")
    assert shop("outbox", "retry", "--dead").out == ""
    assert shop.outbox.tally().waiting == 1


def test_giving_up(shop: Shop) -> None:
    identity = shop.only()

    first = shop("outbox", "cancel", identity)
    second = shop("outbox", "cancel", identity, "--format", "json")

    assert (first.status, first.out) == (0, f"{identity}  acme/disk-full  given up\n")
    assert second.status == 1
    assert json.loads(second.out)[0]["state"] == "cancelled"


def test_forgetting(shop: Shop) -> None:
    shop("outbox", "cancel", shop.only())

    assert shop("outbox", "purge", "--older-than", "1h", "--format", "json").out == (
        '[\n  {\n    "tenant": "acme",\n    "removed": 0\n  }\n]\n'
    )
    assert shop("outbox", "purge", "acme", "--dead").out.split() == [
        "TENANT",
        "REMOVED",
        "acme",
        "1",
    ]
    assert shop("outbox", "list", "--all").out == "no deliveries\n"


def test_history(shop: Shop) -> None:
    outbox = shop.outbox
    outbox.bury(claimed(outbox), LOST, 0.1, "the channel is archived")

    text = shop("history")
    rows = shop("history", "acme", "--since", "2020-01-01", "--format", "csv").out.splitlines()
    found = json.loads(shop("history", "--since", "1h", "--format", "json").out)

    assert text.status == 0
    assert "0 % of 99 % ✗" in text.out
    assert len(rows) == 2
    assert found["deliveries"][0]["sender"] == "ada"
    assert (
        json.loads(shop("history", "--since", "2999-01-01", "--format", "json").out)["deliveries"]
        == []
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["outbox", "show", "zz"], "no delivery has an id that begins", id="show"),
        pytest.param(["outbox", "retry"], "nothing to send again", id="retry"),
        pytest.param(["outbox", "purge", "--older-than", "7"], "7: no age", id="an age"),
        pytest.param(["history", "--since", "soon"], "soon: no age and no date", id="since"),
        pytest.param(["history", "nobody"], "no tenant nobody", id="a tenant"),
    ],
)
def test_mistakes(arguments: list[str], said: str, shop: Shop) -> None:
    done = shop(*arguments)

    assert done.status == 2
    assert said in done.err
    assert "hint: " in done.err
