"""What others need is never removed; what nobody needs goes with all its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": "format: 1\nseverities: {info: {}}\nfallback: last\n",
    "fixtures/default/disk-full.yaml": (
        "severity: info\ntext: x\nblocks:\n- {type: divider, block_id: line}\n"
    ),
    "fixtures/default/last.yaml": "severity: info\ntext: x\n",
    "fixtures/default/en-US/disk-full.yaml": "texts: {a: A}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
    "fixtures/acme/disk-full.yaml": ("patch: [{append: [{type: divider, block_id: second}]}]\n"),
    "fixtures/acme/fr-FR/disk-full.yaml": "texts: {a: B}\n",
    "fixtures/acme-jp/tenant.yaml": "extends: acme\n",
    "fixtures/acme-jp/queue.yaml": "severity: info\ntext: x\n",
    "tests/golden/acme/fr-FR/disk-full@a.json": "{}",
    "tests/golden/acme-jp/ja-JP/queue@a.json": "{}",
}


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "gone"),
    [
        pytest.param(["acme-jp"], "acme-jp", id="a tenant that nobody extends"),
        pytest.param(["acme-jp/queue"], "queue", id="a fixture that nobody overrides"),
        pytest.param(["acme/disk-full"], "acme/disk-full acme/fr-FR", id="an override"),
        pytest.param(["default/disk-full", "--overrides"], "disk-full", id="with its overrides"),
    ],
)
def test_it_goes_with_all_its_files(
    arguments: list[str], gone: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    dry = call("--store", str(root), "rm", *arguments, "--dry-run")
    assert files(root) == set(STORE)
    done = call("--store", str(root), "rm", *arguments)

    assert done.status == 0, done.err
    past = {"edit": "edited", "move": "moved", "remove": "removed"}
    told = [line.removeprefix("would ").partition(" ") for line in dry.out.splitlines()]
    assert done.out.splitlines() == [f"{past[verb]} {rest}" for verb, _, rest in told]
    assert files(root) == {path for path in STORE if not any(one in path for one in gone.split())}
    assert not list(root.glob(".fixturectl-*"))


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        pytest.param("default", "the tenant default can't go", "folders", id="root"),
        pytest.param(
            "acme",
            "acme is extended at fixtures/acme-jp/tenant.yaml:1:10 (extends)",
            "extend another tenant first",
            id="extended",
        ),
        pytest.param(
            "default/disk-full",
            "acme overrides default/disk-full",
            "--overrides removes it from them too",
            id="overridden",
        ),
        pytest.param(
            "default/last",
            "last is named at fixtures/default/tenant.yaml:3:11 (fallback)",
            "another fixture first",
            id="where alerts go",
        ),
        pytest.param(
            "acme-jp/disk-full",
            "acme-jp has disk-full from default",
            "fixturectl rm default/disk-full",
            id="inherited",
        ),
        pytest.param("acme/nothing", "acme has no fixture nothing", "list fixtures", id="unknown"),
        pytest.param("acne", "no tenant acne", "acme?", id="unknown tenant"),
    ],
)
def test_what_others_need_stays(
    address: str, message: str, hint: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "rm", address)

    assert done.status == 2
    assert message in done.err
    assert hint in done.err
    assert files(root) == set(STORE)


def test_a_route_keeps_its_fixture(call: Run, make_store: MakeStore) -> None:
    routes = "extends: acme\nroutes:\n  - {match: {a: b}, fixture: queue}\n"
    root = make_store(STORE | {"fixtures/acme-jp/tenant.yaml": routes})

    done = call("--store", str(root), "rm", "acme-jp/queue")

    assert done.status == 2
    assert "queue is named at fixtures/acme-jp/tenant.yaml:3:30 (routes[0].fixture)" in done.err


def test_an_override_that_a_patch_builds_on_stays(call: Run, make_store: MakeStore) -> None:
    """The file below it still has a fixture to change, but not the block that it changes."""
    root = make_store(STORE | {"fixtures/acme-jp/disk-full.yaml": "patch: [{remove: second}]\n"})

    done = call("--store", str(root), "rm", "acme/disk-full")

    assert done.status == 1
    assert "fixtures/acme-jp/disk-full.yaml:1:18: error:" in done.err
    assert (root / "fixtures/acme/disk-full.yaml").exists()


def test_faults_that_were_there_before_do_not_stop_it(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/default/broken.yaml": "severity: [\n"})

    assert call("--store", str(root), "rm", "acme-jp").status == 0
