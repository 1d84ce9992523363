"""`fixturectl decrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secret_calls import BERT, calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_file_is_decrypted_in_place(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    status, out, err = store.call("decrypt", str(store.tenant))

    assert (status, out, err) == (0, "", f"{store.tenant}: decrypted\n")
    assert 'token: "canary-token-1"' in store.tenant.read_text()


def test_to_standard_output_the_file_stays(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    before = store.tenant.read_text()

    status, out, err = store.call("decrypt", "--stdout", str(store.tenant))

    assert (status, err) == (0, "")
    assert 'token: "canary-token-1" # the bot\'s\n' in out
    assert store.tenant.read_text() == before


def test_without_a_key_nothing_is_shown(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    status, out, err = store.call("decrypt", "--stdout", str(store.tenant), person=BERT)

    assert (status, out) == (3, "")
    assert "no key here opens it" in err
    assert BERT.identity not in err


def test_a_tampered_file_gives_no_output_at_all(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    store.tenant.write_text(store.tenant.read_text().replace("Acme", "Evil"))

    status, out, err = store.call("decrypt", "--stdout", str(store.tenant))

    assert (status, out) == (3, "")
    assert "the MAC does not fit" in err
    assert "hint: see what changed in git" in err
