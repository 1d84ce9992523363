"""A newcomer's first command: a store that renders, from nothing or beside what is there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment

from fixturectl.actions.sample_library import sample_library
from fixturectl.actions.store import Store
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

SAMPLES = sample_library().fixtures("default")


def faults(root: Path) -> list[str]:
    """Return everything wrong with a store: names, settings, fixtures and their renderings."""
    store = Store(root)
    found = [str(fault) for fault in store.tree.problems()]
    for name in store.tenants():
        tenant = store.tenant(name)
        found += [str(fault) for fault in tenant.problems]
        for fixture in store.fixtures(name):
            for locale in tenant.locales:
                for sample in (None, *store.find(f"{name}/{fixture}")[1].samples):
                    message = store.render(f"{name}/{fixture}", locale=locale, sample=sample)
                    found += [str(fault) for fault in message.problems]
    return found


def test_the_first_store_renders_without_a_finding(call: Run, tmp_path: Path) -> None:
    made = call("init")
    shown = call("render", "default/disk-almost-full", "--format", "text")

    assert made.status == 0
    assert made.out.splitlines() == [
        "created schemas/tenant.schema.json",
        "created schemas/fixture.schema.json",
        "created schemas/texts.schema.json",
        "created .sops.yaml",
        "created fixtures/default/tenant.yaml",
        "created fixtures/default/disk-almost-full.yaml",
        "created fixtures/default/en-US/disk-almost-full.yaml",
    ]
    assert "next: fixturectl render default/disk-almost-full" in made.err
    assert shown.status == 0
    assert "Disk almost full" in shown.out
    assert "names the channel C0123456789: write your own there" in made.err
    assert call("validate").status == 0
    assert faults(tmp_path) == []
    there = sorted(entry.name for entry in tmp_path.iterdir() if entry.name != ".cache")
    assert there == [".sops.yaml", "fixtures", "schemas"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_comes_with_all_that_it_needs(name: str, call: Run, tmp_path: Path) -> None:
    made = call("--store", "fresh/alerts", "init", "--with", name)

    assert made.status == 0, made.err
    assert faults(tmp_path / "fresh/alerts") == []


def test_a_sample_joins_a_store_in_its_locales(call: Run, make_store: MakeStore) -> None:
    root = make_store(
        {
            "fixtures/default/tenant.yaml": (
                "# ours\nformat: 1\nname: Ours # kept\nlocales: [en-US, fr-FR, nl-NL]\n"
                'severities:\n  page: {emoji: ":fire:"}\n  info: {}\n'
                "values: {runbooks: 'https://wiki.example.com'}\n"
            ),
            "fixtures/acme/tenant.yaml": "extends: default\nlocales: [de-DE]\n",
            "locales/fr-FR.po": '# ours\nmsgid "critical"\nmsgstr "Grave"\n',
        }
    )

    made = call("--store", str(root), "init", "--with", "slo-burn-rate")

    assert made.status == 0, made.err
    assert "note: slo-burn-rate has no sample texts in nl-NL: readers see en-US" in made.err
    texts = {path.parent.name for path in root.glob("fixtures/default/*/slo-burn-rate.yaml")}
    assert texts == {"en-US", "fr-FR", "de-DE"}
    settings = (root / "fixtures/default/tenant.yaml").read_text()
    assert settings.startswith("# ours\nformat: 1\nname: Ours # kept\n")
    assert "runbooks: 'https://wiki.example.com', oncall: " in settings
    assert list(Store(root).tenant("default").severities) == ["page", "critical", "info"]
    catalog = (root / "locales/fr-FR.po").read_text()
    assert catalog.startswith('# ours\nmsgid "critical"\nmsgstr "Grave"\n\n')
    assert 'msgid "Budget left"' in catalog
    assert catalog.count('msgid "critical"') == 1
    assert 'msgid "Arriving per minute"' not in catalog, "a phrase that this fixture does not use"
    assert "Language: de-DE" in (root / "locales/de-DE.po").read_text()
    assert faults(root) == []


def test_with_works_from_inside_a_store(call: Run, tmp_path: Path) -> None:
    """The store that holds the current directory gets the fixture, not a new one inside it."""
    call("init")

    made = call("init", "--with", "latency", "--with", "latency")

    assert made.status == 0
    assert (tmp_path / "fixtures/default/latency.yaml").is_file()
    assert "adding to that one" not in made.err


def test_a_store_further_up_is_named(call: Run, tmp_path: Path) -> None:
    call("init")
    inner = tmp_path / "inner"
    inner.mkdir()

    made = subprocess.run(
        [sys.executable, "-m", "fixturectl", "init", "--with", "latency"],
        cwd=inner,
        env=clean_environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert (tmp_path / "fixtures/default/latency.yaml").is_file()
    assert f"note: this is in the store {tmp_path}: adding to that one\n" in made.stderr


@pytest.mark.parametrize(
    ("there", "arguments", "message", "hint"),
    [
        pytest.param(
            {"fixtures/default/tenant.yaml": "format: 1\n"},
            [],
            "already there: fixtures/default",
            "init --with FIXTURE adds a sample",
            id="a store",
        ),
        pytest.param(
            {"fixtures/users.json": "{}"},
            [],
            "already there: fixtures/users.json",
            "a folder without fixtures/ and locales/",
            id="somebody's test data",
        ),
        pytest.param(
            {"fixtures/x/y.txt": ""},
            ["--with", "latency"],
            "already there: fixtures/x",
            "a folder without fixtures/",
            id="test data, with a fixture wanted",
        ),
        pytest.param(
            {"fixtures/default/tenant.yaml": "format: 1\n", "fixtures/default/latency.yaml": "x"},
            ["--with", "latency"],
            "already there: fixtures/default/latency.yaml",
            "nothing is overwritten",
            id="a fixture of that name",
        ),
        pytest.param(
            {}, ["--with", "latencyy"], "no fixture latencyy", "did you mean latency?", id="a typo"
        ),
        pytest.param(
            {}, ["--with", "zzz"], "no fixture zzz", "there are certificate-expiring", id="unknown"
        ),
        pytest.param(
            {"fixtures/default/tenant.yaml": "source_locale: nl-NL\n"},
            ["--with", "latency"],
            "no texts in nl-NL, the store's source locale",
            "it has ar, de-DE",
            id="a source locale that the library lacks",
        ),
    ],
)
def test_what_is_there_stays_as_it_is(
    there: dict[str, str],
    arguments: list[str],
    message: str,
    hint: str,
    call: Run,
    make_store: MakeStore,
) -> None:
    root = make_store(there)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    done = call("--store", str(root), "init", *arguments)

    assert done.status == 2
    assert message in done.err
    assert hint in done.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_settings_that_cannot_be_read_are_shown_with_their_place(
    call: Run, make_store: MakeStore
) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "name: [\n"})

    done = call("--store", str(root), "init", "--with", "latency")

    assert done.status == 1
    assert "fixtures/default/tenant.yaml:" in done.err
    assert not (root / "fixtures/default/latency.yaml").exists()


def test_completion_offers_the_samples(run: Run) -> None:
    done = run("init", "--with", "disk", env={"_FIXTURECTL_COMPLETE": "1"})

    assert done.out.split("\t")[0].strip() == "disk-almost-full"


def test_a_read_only_place_is_named(call: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = call("--store", str(tmp_path / "file"), "init")

    assert done.status == 3
    assert "nothing was changed" in done.err
    assert "Traceback" not in done.err


def test_no_name_of_the_new_store_is_a_twin(call: Run, tmp_path: Path) -> None:
    call("init")

    assert Tree(Store(tmp_path).tree.files).problems() == ()
