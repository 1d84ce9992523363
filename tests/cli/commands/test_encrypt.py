"""`fixturectl encrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_files_are_encrypted_in_place(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call, sealed=False)
    default = store.root / "fixtures/default/tenant.yaml"

    status, out, err = store.call("encrypt", str(store.tenant), str(default))

    assert (status, out) == (0, "")
    assert err == f"{store.tenant}: encrypted\n{default}: nothing to encrypt\n"
    assert "canary" not in store.tenant.read_text()
    assert store.call("encrypt", str(store.tenant)).err.endswith(": already encrypted\n")


def test_to_standard_output_the_file_stays(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call, sealed=False)
    before = store.tenant.read_text()

    status, out, err = store.call("encrypt", "--stdout", str(store.tenant))

    assert (status, err) == (0, "")
    assert out.startswith("name: Acme # shown to nobody\n")
    assert "token: ENC[" in out
    assert store.tenant.read_text() == before


def test_one_file_that_is_refused_does_not_keep_the_next_from_it(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call, sealed=False)
    broken = store.root / "fixtures/acme/broken.yaml"
    broken.write_text("slack: [canary\n")

    status, _, err = store.call("encrypt", str(broken), str(store.tenant))

    assert status == 3
    assert "broken.yaml:2:1: did not find expected" in err
    assert "canary" not in err
    assert "canary" not in store.tenant.read_text()


def test_what_was_changed_is_accepted_on_request(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    store.tenant.write_text(store.tenant.read_text().replace("Acme", "New"))
    assert store.call("get", str(store.tenant), "name").status == 3

    assert store.call("encrypt", "--reseal", str(store.tenant)).status == 0

    assert store.call("get", str(store.tenant), "name").out == "New"
    assert store.call("encrypt", "--reseal", "--stdout", str(store.tenant)).status == 2
