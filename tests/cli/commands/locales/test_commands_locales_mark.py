"""`locales mark` says what it marks, and marks nothing where it only says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeStore, Run

FRENCH = "fixtures/default/fr-FR/disk-full.yaml"
STORE = {
    "fixtures/default/tenant.yaml": "locales: [en-US, fr-FR]\nseverities: {info: {}}\n",
    "fixtures/default/disk-full.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    "fixtures/default/en-US/disk-full.yaml": "texts: {title: Disk full, advice: Remove files}\n",
    FRENCH: (
        "texts: {title: Disque plein, advice: Supprimer}\n"
        'sources: {advice: "00000000"}\nstates: {title: fuzzy}\n'
    ),
}


def test_a_dry_run_and_then_the_real_one(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)
    words = ("--store", str(root), "locales", "mark", "default/disk-full", "--locale", "fr-FR")

    dry = call(*words, "--reviewed", "--dry-run")
    assert (root / FRENCH).read_text() == STORE[FRENCH]
    done = call(*words, "--reviewed")
    again = call(*words, "--reviewed")
    doubt = call(*words, "--fuzzy", "--only", "stale")

    assert (
        dry.out
        == done.out
        == (
            "TEXT                      LOCALE  STATE                   SOURCE TEXT\n"
            "default/disk-full.title   fr-FR   fuzzy -> reviewed       noted\n"
            "default/disk-full.advice  fr-FR   translated -> reviewed  was stale, is of today\n"
        )
    )
    assert dry.err == "2 texts to mark, in 1 file\n"
    assert done.err == "2 texts marked, in 1 file\n"
    assert (again.out, again.err) == ("", "0 texts marked, in 0 files; 2 were so already\n")
    assert (doubt.out, doubt.err) == ("", "0 texts marked, in 0 files\n")


def test_what_stays_stale_is_told(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "locales", "mark", "default", "--locale", "all", "--fuzzy")

    assert done.out.splitlines()[1:] == [
        "default/disk-full.advice  fr-FR   translated -> fuzzy  still stale"
    ]
    assert done.err == "1 text marked, in 1 file; 1 were so already\n"


@pytest.mark.parametrize(
    ("states", "message"),
    [([], "which state?"), (["--fuzzy", "--reviewed"], "two states at once")],
)
def test_one_state_is_needed(
    states: list[str], message: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "locales", "mark", "default", "--locale", "fr-FR", *states)

    assert (done.status, done.out) == (2, "")
    assert message in done.err
