"""A store looked at after each save: what it says is what a validation from the start would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, WRONG

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
ACME = "fixtures/acme/tenant.yaml"
OWN = "fixtures/acme/fr-FR/disk-full.yaml"


@pytest.fixture
def root(make_store: MakeStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_store(SOUND)


def save(root: Path, path: str, content: str | None) -> None:
    if content is None:
        (root / path).unlink()
        return
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content)


def checks(findings: list[object]) -> list[str]:
    return sorted(getattr(one, "check", "") for one in findings)


def test_a_save_tells_messages_and_findings(root: Path) -> None:
    watch = Watch(root)
    assert watch.begin() == []
    saves = watch.saves()

    save(root, FRENCH, WRONG[FRENCH])
    broken = next(saves)
    (entry,) = broken.difference().entries
    found = broken.findings()

    assert list(broken.former) == [FRENCH]
    assert entry.cause == "default/fr-FR/disk-full title"
    assert checks([*found.found]) == checks([*found.all]) == ["placeholder-extra"]

    save(root, FRENCH, SOUND[FRENCH])
    mended = next(saves)
    assert [one.kind for one in mended.difference().entries] == ["changed"]
    after = mended.findings()
    assert (after.all, after.found) == ([], [])
    assert checks([*after.mended]) == ["placeholder-extra"]


def test_saves_in_a_burst_are_one(root: Path) -> None:
    watch = Watch(root)
    watch.begin()
    for path in (FRENCH, FIXTURE, ACME):
        save(root, path, SOUND[path] + "# more\n")

    saved = next(watch.saves())

    assert sorted(saved.former) == sorted((FRENCH, FIXTURE, ACME))
    assert saved.difference().entries == ()


def test_what_was_found_before_is_taken_from_there(root: Path) -> None:
    save(root, FRENCH, WRONG[FRENCH])
    first = Watch(root).begin()

    again = Watch(root)

    assert again.begin() == first
    save(root, ACME, "name: A\n")
    assert checks([*next(again.saves()).findings().all]) == ["placeholder-extra"]


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([(FRENCH, WRONG[FRENCH]), (FIXTURE, SOUND[FIXTURE] + "golden: [no]\n")]),
        pytest.param([(TENANT, SOUND[TENANT] + "timezone: Mars\n"), (TENANT, SOUND[TENANT])]),
        pytest.param(
            [(TENANT, "severities: [\n"), (FRENCH, WRONG[FRENCH]), (TENANT, SOUND[TENANT])]
        ),
        pytest.param([(OWN, "texts: {title: '{x}'}\n"), (OWN, None), (OWN, "texts: {tilte: x}\n")]),
        pytest.param([("locales/fr-FR.po", 'msgid "x\n'), ("locales/fr-FR.po", None)]),
        pytest.param([("fixtures/new/tenant.yaml", "extends: acme\n"), (ACME, None)]),
        pytest.param([("fixtures/acme/Bad.yaml", "x: 1\n"), (FRENCH, None)]),
    ],
    ids=["texts", "settings", "broken and mended", "an override", "phrases", "tenants", "names"],
)
def test_what_is_found_is_what_a_validation_from_the_start_finds(
    steps: list[tuple[str, str | None]], root: Path
) -> None:
    watch = Watch(root)
    watch.begin()
    saves = watch.saves()

    for path, content in steps:
        save(root, path, content)
        saved = next(saves)
        saved.difference()
        found = saved.findings()

        fresh = validate(Store(root)).findings
        assert sorted(map(str, found.all)) == sorted(map(str, fresh))
