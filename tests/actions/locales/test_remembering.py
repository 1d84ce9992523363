"""What was measured of a fixture is known as long as nothing that it depends on changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.locales.measures import Tally
from fixturectl.actions.locales.remembering import Memory
from fixturectl.actions.locales.status import status
from fixturectl.actions.store import Store
from fixturectl.actions.validation import states
from fixturectl.actions.validation.inventory import Heirs, Inventory

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

FILES = {
    "fixtures/default/tenant.yaml": "locales: [en-US, fr-FR]\nseverities: {info: {}}\n",
    "fixtures/default/a.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    "fixtures/default/en-US/a.yaml": "texts: {title: One}\n",
    "fixtures/default/fr-FR/a.yaml": "texts: {title: Un}\n",
    "fixtures/default/b.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    "fixtures/default/en-US/b.yaml": "texts: {title: Two}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
}
PAIR, HEIR = ("default", "fr-FR"), ("acme", "fr-FR")


@pytest.fixture
def root(make_store: MakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_store(FILES)


def memory(root: Path) -> tuple[Memory, Inventory]:
    store = Store(root)
    inventory = Inventory(store.tree)
    heirs = Heirs({name: store.tenant(name).lineage for name in inventory.tenants})
    return Memory(root, states.state(root), heirs, store.tree), inventory


def known(root: Path, name: str, findings: bytes = b"") -> dict[tuple[str, str], Tally]:
    found, inventory = memory(root)
    return found.tallies(name, found.key(inventory.groups[name], findings))


def keep(root: Path) -> None:
    found, inventory = memory(root)
    shared = Tally(stale=1, sound=0.5, weight=3)
    for name in ("a", "b"):
        key = found.key(inventory.groups[name], b"")
        found.keep(name, key, {PAIR: shared, HEIR: shared})
    found.save()


def test_what_was_kept_is_known_and_still_shared(root: Path) -> None:
    keep(root)

    found = known(root, "a")

    assert found == {PAIR: Tally(stale=1, sound=0.5, weight=3), HEIR: found[PAIR]}
    assert found[PAIR] is found[HEIR]


@pytest.mark.parametrize(
    ("changed", "a", "b"),
    [
        pytest.param("fixtures/default/fr-FR/a.yaml", False, True, id="a text"),
        pytest.param("fixtures/default/a.yaml", False, True, id="the fixture"),
        pytest.param("fixtures/acme/b.yaml", True, False, id="a file that is new"),
        pytest.param("fixtures/acme/tenant.yaml", False, False, id="settings"),
        pytest.param("locales/fr-FR.po", False, False, id="what all share"),
    ],
)
def test_what_changed_is_not_known(root: Path, changed: str, a: bool, b: bool) -> None:
    keep(root)
    (root / changed).parent.mkdir(exist_ok=True)
    (root / changed).write_text(FILES.get(changed, "") + "# changed\n")

    assert (bool(known(root, "a")), bool(known(root, "b"))) == (a, b)


def test_other_findings_are_another_key(root: Path) -> None:
    keep(root)

    assert known(root, "a", b"one") == {}


def test_without_a_state_nothing_is_known_or_kept(root: Path) -> None:
    keep(root)
    store = Store(root)
    inventory = Inventory(store.tree)
    found = Memory(root, None, Heirs({}), store.tree)

    assert found.key(inventory.groups["a"], b"") == b""
    assert found.tallies("a", b"") == {}


def test_a_change_leaves_the_others_as_they_were(root: Path) -> None:
    for _ in range(2):
        status(Store(root))
    (root / "fixtures/default/fr-FR/a.yaml").write_text(
        "texts: {title: Un}\nstates: {title: fuzzy}\n"
    )

    changed = status(Store(root)).standings

    assert [(one.tenant, one.locale, one.fuzzy, one.missing) for one in changed] == [
        ("acme", "en-US", 0, 0),
        ("acme", "fr-FR", 1, 1),
        ("default", "en-US", 0, 0),
        ("default", "fr-FR", 1, 1),
    ]
    assert status(Store(root)).standings == changed
