"""`locales add` says what it begins, and begins nothing in a dry run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": "locales: [en-US]\nseverities: {info: {}}\n",
    "fixtures/default/disk-full.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    "fixtures/default/en-US/disk-full.yaml": "texts: {title: Disk full}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
}


def test_a_dry_run_and_then_the_real_one(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    dry = call("--store", str(root), "locales", "add", "fr-fr", "--dry-run")
    assert not (root / "fixtures/default/fr-FR").exists()
    done = call("--store", str(root), "locales", "add", "fr-fr")

    assert dry.out == (
        "would edit fixtures/default/tenant.yaml\n"
        "would create fixtures/default/fr-FR/disk-full.yaml\n"
    )
    assert done.out == (
        "edited fixtures/default/tenant.yaml\ncreated fixtures/default/fr-FR/disk-full.yaml\n"
    )
    assert (
        dry.err
        == done.err
        == ("note: fr-fr is spelled fr-FR\nnote: 1 text to translate into French: see validate\n")
    )


def test_for_one_tenant(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "locales", "add", "fr-FR", "--tenant", "acme")

    assert done.status == 0
    assert "edited fixtures/acme/tenant.yaml\n" in done.out


def test_an_unknown_tag(call: Run, make_store: MakeStore) -> None:
    done = call("--store", str(make_store(STORE)), "locales", "add", "jp")

    assert done.status == 2
    assert "hint: did you mean ja-JP?" in done.err
