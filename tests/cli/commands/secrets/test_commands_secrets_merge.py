"""`fixturectl secrets merge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_the_result_replaces_our_version(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path in (base, ours, theirs):
        path.write_bytes(store.tenant.read_bytes())
    store.call("set", str(store.tenant), "slack.token", "-", stdin="canary-2")
    theirs.write_bytes(store.tenant.read_bytes())

    done = store.call("secrets", "merge", *map(str, (base, ours, theirs, store.tenant)))

    assert done == (0, "", "")
    store.tenant.write_bytes(ours.read_bytes())
    assert store.call("get", str(store.tenant), "slack.token").out == "canary-2"


def test_conflicts_end_with_1_and_tell_what_next(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    ours = tmp_path / "ours"
    ours.write_bytes(store.tenant.read_bytes())
    theirs = tmp_path / "theirs"
    theirs.write_bytes(store.tenant.read_bytes().replace(b"Acme", b"Evil"))

    done = store.call("secrets", "merge", *map(str, (ours, ours, theirs, store.tenant)))

    assert (done.status, done.out) == (1, "")
    assert "the MAC does not fit" in done.err
    assert f"encrypt --reseal {store.tenant}" in done.err
