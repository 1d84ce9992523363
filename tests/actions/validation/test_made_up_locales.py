"""`validate --pseudo`: one fault is one finding, where a translator or a maintainer mends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, WRONG, commit, report

from fixturectl.actions.store import Store
from fixturectl.actions.validation import made_up_locales
from fixturectl.actions.validation.targets import Request

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

ENGLISH = "fixtures/default/en-US/disk-full.yaml"
TENANT = "fixtures/default/tenant.yaml"
LONG = "word " * 23  # 115 characters: 40 of the host and 35 % of it do not fit into a header
TEXTS = f'texts:\n  title: "{LONG}{{host}}"\n'


def shown(root: Path, *targets: str) -> list[str]:
    found = made_up_locales.findings(Store(root), Request(targets))
    return sorted(str(one) for one in found)


def with_block(block: str) -> dict[str, str]:
    return SOUND | {FIXTURE: SOUND[FIXTURE] + f"  - {block}\n"}


def test_a_sound_store_has_no_finding(make_store: MakeStore) -> None:
    assert shown(make_store(SOUND)) == []


def test_exceptions_count_and_are_not_missed_without_pseudo(make_store: MakeStore) -> None:
    block = '{type: header, text: "Disk"} # fixturectl: ignore[pseudo-literal] it is a name'
    useless = "{type: divider} # fixturectl: ignore[pseudo-literal] it was a name"
    root = make_store(with_block(block))

    assert shown(root) == []
    assert report(root).findings == []
    root = make_store(with_block(useless))
    assert report(root).findings == []
    assert [one.rpartition("[")[2] for one in shown(root)] == ["ignore-unused]"]


def test_a_level_counts(make_store: MakeStore) -> None:
    files = with_block('{type: header, text: "Disk"}')
    off = SOUND[TENANT] + "checks: {pseudo-literal: off}\n"

    assert shown(make_store(files | {TENANT: off})) == []


def test_a_baseline_keeps_what_only_pseudo_finds(make_store: MakeStore) -> None:
    files = with_block('{type: header, text: "Disk"}')
    (found,) = made_up_locales.findings(Store(make_store(files)), Request())
    entry = {"check": found.check, "path": found.path, "message": found.message}
    accepted = json.dumps({"format": 1, "findings": [entry]})
    settings = SOUND[TENANT] + "checks: {baseline: accepted.json}\n"
    root = make_store(files | {TENANT: settings, "accepted.json": accepted})

    assert shown(root) == []
    without = report(root)
    assert without.findings == []
    assert json.loads(without.baselines["accepted.json"])["findings"] == [entry]


def test_only_what_is_asked_about(make_store: MakeStore) -> None:
    files = with_block('{type: header, text: "Disk"}')
    other = {"fixtures/acme/other.yaml": 'severity: critical\ntext: "Other words"\n'}
    root = make_store(files | other)

    assert len(shown(root)) == 2
    assert len(shown(root, "globex")) == 1
    assert len(shown(root, "acme/other")) == 1


def test_a_fixture_whose_variables_are_broken_is_not_rendered(make_store: MakeStore) -> None:
    broken = SOUND[FIXTURE].replace("type: string", "type: strong") + "  - {type: divider}\n"

    assert shown(make_store(SOUND | {FIXTURE: broken.replace("{{ t.title }}", "Disk")})) == []


def test_a_fixture_that_can_not_be_read_hides_nothing_else(make_store: MakeStore) -> None:
    root = make_store(
        with_block('{type: header, text: "Disk"}') | {"fixtures/acme/odd.yaml": "blocks: {\n"}
    )

    assert len(shown(root)) == 1


def test_the_command_tells_both(make_store: MakeStore, call: Run) -> None:
    root = make_store(with_block('{type: header, text: "Disk"}') | WRONG)
    for _ in range(2):  # remembered, or not
        out = call("--store", str(root), "validate", "--pseudo", "--format", "json").out
        assert [one["check"] for one in json.loads(out)] == ["pseudo-literal", "placeholder-extra"]
    out = call("--store", str(root), "validate", "--format", "json").out
    assert [one["check"] for one in json.loads(out)] == ["placeholder-extra"]


def test_the_command_takes_what_an_editor_holds(make_store: MakeStore, call: Run) -> None:
    root = make_store(SOUND)
    edited = SOUND[FIXTURE] + '  - {type: header, text: "Disk"}\n'
    arguments = ("validate", "-", "--stdin-filename", str(root / FIXTURE), "--pseudo")

    out = call("--store", str(root), *arguments, stdin=edited).out

    assert out.splitlines()[0].startswith(f"{FIXTURE}:7:27: warning: ")


@pytest.mark.parametrize("option", ["--update-baseline", "--blocks=x.json"])
def test_what_makes_no_sense_together(option: str, make_store: MakeStore, call: Run) -> None:
    root = make_store(SOUND)
    commit(root)

    assert call("--store", str(root), "validate", "--pseudo", option).status == 2
    assert FRENCH  # what is there stays
