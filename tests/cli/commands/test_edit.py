"""`fixturectl edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import clean_environment
from secret_calls import ANNA, calls
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_what_the_editor_leaves_is_encrypted(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    done = store.call("edit", str(store.tenant), EDITOR="sed -i s/token-1/token-2/")

    assert (done.status, done.out, done.err) == (0, "", f"{store.tenant}: encrypted\n")
    assert store.call("get", str(store.tenant), "slack.token").out == "canary-token-2"
    again = store.call("edit", str(store.tenant), EDITOR="true")
    assert again.err == f"{store.tenant}: not changed\n"


def test_where_nobody_can_be_asked_a_refusal_ends_it(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    before = store.tenant.read_bytes()

    done = store.call("edit", str(store.tenant), EDITOR="sed -i s/extends:/name:/")

    assert done.status == 3
    assert "a key that is here twice" in done.err
    assert "canary" not in done.err
    assert store.tenant.read_bytes() == before


def test_on_a_terminal_it_can_be_edited_again(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    environment = clean_environment(tmp_path) | {
        "SOPS_AGE_KEY": ANNA.identity,
        "EDITOR": "sed -i s/extends:/name:/",
    }

    status, shown = typed(["edit", str(store.tenant)], environment, "edit it again?", "n\n")

    assert status == 3
    assert "a key that is here twice" in shown
    assert "canary" not in shown
