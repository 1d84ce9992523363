"""A new name for a tenant or a fixture, wherever the store says the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": (
        "format: 1\nseverities: {info: {}}\nfallback: disk-full # keep\n"
    ),
    "fixtures/default/disk-full.yaml": (
        "severity: info\ntext: x\nblocks:\n- {type: divider, block_id: line}\n"
    ),
    "fixtures/default/disk-full-soon.yaml": "severity: info\ntext: x\n",
    "fixtures/default/en-US/disk-full.yaml": "texts: {a: A}\n",
    "fixtures/acme/tenant.yaml": (
        "extends: 'default'\r\nroutes:\r\n  - match: {a: b}\r\n    fixture: \"disk-full\"\r\n"
        "  - {match: {}, fixture: disk-full-soon}\r\n"
    ),
    "fixtures/acme/fr-FR/disk-full.yaml": "texts: {a: B}\n",
    "fixtures/acme/README.md": "ours",
    "fixtures/acme-jp/tenant.yaml": "\ufeffname: x # comment\nextends:   acme   # why\n",
    "fixtures/acme-jp/disk-full.yaml": "patch: [{remove: line}]\n",
    "fixtures/beta/tenant.yaml": 'extends: "acme"\nfallback: disk-full\n',
    "tests/golden/acme/fr-FR/disk-full@a.json": "{}",
    "tests/golden/acme/fr-FR/disk-full-soon@a.json": "{}",
    "tests/golden/default/en-US/disk-full@a.json": "{}",
    ".sops.yaml": "creation_rules: [{path_regex: ^fixtures/acme/, age: x}]\n",
}


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_tenant_takes_everything_along(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "mv", "acme", "acme-eu")

    assert done.status == 0, done.err
    expected = {path.replace("/acme/", "/acme-eu/"): text for path, text in STORE.items()}
    expected["fixtures/acme-jp/tenant.yaml"] = (
        "\ufeffname: x # comment\nextends:   acme-eu   # why\n"
    )
    expected["fixtures/beta/tenant.yaml"] = 'extends: "acme-eu"\nfallback: disk-full\n'
    assert contents(root) == expected
    assert "moved fixtures/acme -> fixtures/acme-eu" in done.out
    assert "edited fixtures/beta/tenant.yaml" in done.out
    assert "note: .sops.yaml names fixtures/acme/: change it there by hand" in done.err
    assert Store(root).tenant("acme-jp").lineage == ("acme-jp", "acme-eu", "default")


def test_a_tenant_with_sealed_secrets_says_how_to_bind_them_anew(
    call: Run, make_store: MakeStore
) -> None:
    sealed = {"fixtures/acme-jp/tenant.yaml": "extends: acme\nsops: {version: 3.11.0}\n"}
    root = make_store({**STORE, **sealed})

    done = call("--store", str(root), "mv", "acme-jp", "acme-tokyo")

    assert done.status == 0, done.err
    assert "its secrets are bound to acme-jp; whoever has a key runs:" in done.err
    assert "fixturectl encrypt --rebind fixtures/acme-tokyo/tenant.yaml" in done.err


def test_a_fixture_takes_its_overrides_along(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "mv", "default/disk-full", "default/volume-full")

    assert done.status == 0, done.err
    expected = {
        path.replace("/disk-full.", "/volume-full.").replace("/disk-full@", "/volume-full@"): text
        for path, text in STORE.items()
    }
    expected["fixtures/default/tenant.yaml"] = (
        "format: 1\nseverities: {info: {}}\nfallback: volume-full # keep\n"
    )
    expected["fixtures/acme/tenant.yaml"] = STORE["fixtures/acme/tenant.yaml"].replace(
        '"disk-full"', '"volume-full"'
    )
    expected["fixtures/beta/tenant.yaml"] = 'extends: "acme"\nfallback: volume-full\n'
    assert contents(root) == expected
    assert Store(root).find("acme-jp/volume-full")[1].problems == ()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("no", 'extends: "no"', id="a boolean elsewhere"),
        pytest.param("1e3", 'extends: "1e3"', id="a number"),
        pytest.param("b", "extends: b", id="a plain word"),
    ],
)
def test_a_name_that_yaml_could_mistake_is_quoted(
    name: str, written: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    assert call("--store", str(root), "mv", "acme", name).status == 0
    assert written in (root / "fixtures/acme-jp/tenant.yaml").read_text().replace("   ", " ")


def test_an_anchored_name_is_renamed_once(call: Run, make_store: MakeStore) -> None:
    tenant = "fallback: &f disk-full\nroutes: [{match: {}, fixture: *f}]\nseverities: {info: {}}\n"
    root = make_store(
        {
            "fixtures/default/tenant.yaml": tenant,
            "fixtures/default/disk-full.yaml": "severity: info\ntext: x\n",
        }
    )

    done = call("--store", str(root), "mv", "default/disk-full", "default/x")

    assert done.status == 0, done.err
    assert (root / "fixtures/default/tenant.yaml").read_text() == tenant.replace("disk-full", "x")


def test_a_dry_run_says_all_and_does_nothing(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    dry = call("--store", str(root), "mv", "acme", "acme-eu", "--dry-run")
    assert contents(root) == STORE
    done = call("--store", str(root), "mv", "acme", "acme-eu")

    past = {"edit": "edited", "move": "moved", "remove": "removed"}
    told = [line.removeprefix("would ").partition(" ") for line in dry.out.splitlines()]
    assert done.out.splitlines() == [f"{past[verb]} {rest}" for verb, _, rest in told]


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        pytest.param("default", "x", "the tenant default keeps its name", "`name:`", id="root"),
        pytest.param("acme", "beta", "fixtures/beta is already there", "another", id="taken"),
        pytest.param("acme", "Acme", "can't be the name of a tenant", "a-z", id="a bad name"),
        pytest.param("acme", "acme", "fixtures/acme is already there", "another", id="itself"),
        pytest.param("acne", "x", "no tenant acne", "did you mean acme?", id="unknown tenant"),
        pytest.param("acme", "x/y", "not of one kind", "both as TENANT", id="tenant to fixture"),
        pytest.param(
            "default/disk-full", "x", "not of one kind", "TENANT/FIXTURE", id="fixture to tenant"
        ),
        pytest.param(
            "default/disk-full", "acme/disk-full", "another tenant", "where it is", id="elsewhere"
        ),
        pytest.param(
            "acme/disk-full",
            "acme/x",
            "acme has disk-full from default",
            "fixturectl mv default/disk-full default/x",
            id="an override",
        ),
        pytest.param(
            "beta/disk-full", "beta/x", "beta has disk-full from default", "", id="only inherited"
        ),
        pytest.param(
            "default/nothing", "default/x", "has no fixture nothing", "list fixtures", id="unknown"
        ),
        pytest.param(
            "default/disk-full",
            "default/disk-full-soon",
            "already there",
            "another",
            id="taken here",
        ),
        pytest.param(
            "default/disk-full", "default/tenant", "reserved name", "another", id="reserved"
        ),
    ],
)
def test_what_would_break_is_refused(
    old: str, new: str, message: str, hint: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "mv", old, new)

    assert done.status == 2
    assert message in done.err
    assert hint in done.err
    assert contents(root) == STORE


def test_a_name_that_a_tenant_below_has_is_refused(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/acme/theirs.yaml": "severity: info\ntext: x\n"})

    done = call("--store", str(root), "mv", "default/disk-full", "default/theirs")

    assert done.status == 2
    assert "fixtures/acme/theirs.yaml is already there" in done.err


def test_a_tenant_that_cannot_be_read_stops_it(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/beta/tenant.yaml": "extends: [\n"})

    done = call("--store", str(root), "mv", "acme", "x")

    assert done.status == 1
    assert "fixtures/beta/tenant.yaml:" in done.err
    assert (root / "fixtures/acme").is_dir()


def test_golden_files_in_the_way_stop_all_of_it(call: Run, make_store: MakeStore) -> None:
    files = STORE | {"tests/golden/acme-eu/left-over.json": ""}
    root = make_store(files)

    done = call("--store", str(root), "mv", "acme", "acme-eu")

    assert done.status == 2
    assert "already there: tests/golden/acme-eu" in done.err
    assert contents(root) == files


def test_a_folder_goes_with_files_of_any_name(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/acme/\udcff.bak": "x"})

    done = call("--store", str(root), "mv", "acme", "acme-eu")

    assert done.status == 0, done.err
    assert (root / "fixtures/acme-eu/\udcff.bak").exists()
