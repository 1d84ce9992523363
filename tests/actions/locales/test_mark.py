"""Marking a translation says what it is and what it was made from, in the tenant's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.locales.mark import Mark, Marked, Request, mark
from fixturectl.errors import FindingsError, UsageError
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

ENGLISH = "fixtures/default/en-US/disk-full.yaml"
FRENCH = "fixtures/default/fr-FR/disk-full.yaml"
NOW, THEN = fingerprint("Disk full"), fingerprint("No room left")
FILES = {
    "fixtures/default/tenant.yaml": "locales: [en-US, fr-FR, de-DE]\nseverities: {info: {}}\n",
    "fixtures/default/disk-full.yaml": "severity: info\ntext: '{{ t.title }} {{ t.advice }}'\n",
    "fixtures/default/queue.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    ENGLISH: "texts:\n  title: Disk full\n  advice: Remove files\n",
    "fixtures/default/en-US/queue.yaml": "texts: {title: Queue}\n",
    FRENCH: "texts:\n  title: Disque plein\n  advice: Supprimer des fichiers\n",
    "fixtures/default/fr-FR/queue.yaml": "texts: {title: File}\n",
    "fixtures/default/de-DE/disk-full.yaml": "texts: {advice: Dateien entfernen}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
    "fixtures/acme/fr-FR/queue.yaml": "texts: {title: File d’attente}\n",
}


def marked(
    root: Path, *addresses: str, state: str, locale: str = "fr-FR", only: str = ""
) -> Marked:
    found = mark(root, Request(addresses, locale, state, only))
    found.changes.apply()
    return found


def with_marks(sources: str = "", states: str = "") -> dict[str, str]:
    text = FILES[FRENCH]
    text += f'sources: {{title: "{sources}"}}\n' if sources else ""
    return {**FILES, FRENCH: text + (f"states: {{title: {states}}}\n" if states else "")}


@pytest.mark.parametrize(
    ("files", "state", "expected"),
    [
        pytest.param(
            FILES, "reviewed", ("translated", "reviewed", False, True), id="said of nothing before"
        ),
        pytest.param(
            with_marks(THEN), "reviewed", ("translated", "reviewed", True, True), id="stale"
        ),
        pytest.param(
            with_marks(THEN, "reviewed"),
            "reviewed",
            ("reviewed", "reviewed", True, True),
            id="reviewed, and stale since",
        ),
        pytest.param(
            with_marks(THEN, "reviewed"),
            "fuzzy",
            ("reviewed", "fuzzy", True, False),
            id="a doubt leaves it stale",
        ),
        pytest.param(FILES, "fuzzy", ("translated", "fuzzy", False, False), id="doubtful"),
        pytest.param(FILES, "machine", ("translated", "machine", False, True), id="by a machine"),
        pytest.param(
            FILES, "translated", ("translated", "translated", False, True), id="its hash is noted"
        ),
        pytest.param(with_marks(NOW), "translated", None, id="nothing to say"),
        pytest.param(with_marks(NOW, "reviewed"), "reviewed", None, id="said already"),
    ],
)
def test_what_becomes_of_a_text(
    files: dict[str, str],
    state: str,
    expected: tuple[str, str, bool, bool] | None,
    make_store: MakeStore,
) -> None:
    root = make_store(files)

    found = marked(root, "default/disk-full.title", state=state)

    told = [Mark("default/disk-full.title", "fr-FR", *expected)] if expected else []
    assert found.marks == told
    assert found.already == (0 if expected else 1)
    again = marked(root, "default/disk-full.title", state=state)
    assert (again.marks, again.already, again.changes.steps) == ([], 1, [])


def test_the_file_says_so_and_stays_as_it_was_besides(make_store: MakeStore) -> None:
    root = make_store(FILES)

    marked(root, "default/disk-full.title", state="reviewed")

    assert (root / FRENCH).read_text() == (
        f'{FILES[FRENCH]}sources:\n  title: "{NOW}"\nstates:\n  title: reviewed\n'
    )


@pytest.mark.parametrize(
    ("addresses", "locale", "expected"),
    [
        (["default/disk-full.advice"], "fr-FR", ["fr-FR default/disk-full.advice"]),
        (
            ["default/disk-full"],
            "fr-FR",
            ["fr-FR default/disk-full.title", "fr-FR default/disk-full.advice"],
        ),
        (["acme"], "fr-FR", ["fr-FR acme/queue.title"]),
        (
            ["default/queue", "acme", "default/queue.title"],
            "fr-FR",
            ["fr-FR default/queue.title", "fr-FR acme/queue.title"],
        ),
        (
            ["default/disk-full.advice"],
            "all",
            ["de-DE default/disk-full.advice", "fr-FR default/disk-full.advice"],
        ),
        (["default/disk-full.title"], "all", ["fr-FR default/disk-full.title"]),
    ],
    ids=["a text", "a fixture", "a tenant", "several, each once", "all locales", "where it is"],
)
def test_which_texts(
    addresses: list[str], locale: str, expected: list[str], make_store: MakeStore
) -> None:
    found = marked(make_store(FILES), *addresses, state="reviewed", locale=locale)

    assert [f"{one.locale} {one.text}" for one in found.marks] == expected


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("stale", ["default/disk-full.title"]),
        ("machine", ["default/disk-full.title"]),
        ("translated", ["default/disk-full.advice", "default/queue.title"]),
        ("reviewed", []),
    ],
)
def test_only_those_that_are_so(only: str, expected: list[str], make_store: MakeStore) -> None:
    root = make_store(with_marks(THEN, "machine"))

    found = marked(root, "default", state="reviewed", only=only)

    assert [one.text for one in found.marks] == expected


@pytest.mark.parametrize(
    ("address", "locale", "message", "hint"),
    [
        ("acm", "fr-FR", "no tenant acm", "did you mean acme?"),
        (
            "acme/disk-full",
            "fr-FR",
            "acme has no texts of its own of disk-full in fr-FR",
            "it inherits those of default: name default/disk-full",
        ),
        (
            "acme",
            "de-DE",
            "acme has no texts of its own in de-DE",
            "it inherits those of default: name default",
        ),
        (
            "default/disk-ful",
            "fr-FR",
            "default has no texts of its own of disk-ful in fr-FR",
            "did you mean disk-full?",
        ),
        (
            "default/disk-full.titel",
            "fr-FR",
            f"{FRENCH} has no text titel",
            "did you mean title?",
        ),
        (
            "default/disk-full.x",
            "all",
            "fixtures/default/de-DE/disk-full.yaml has no text x",
            "it has advice",
        ),
        (
            "default",
            "en-US",
            "en-US is the source locale of default: its texts are no translations",
            "name the locale of a translation",
        ),
        ("default", "fr_FR", "'fr_FR' is not a locale tag", "write fr-FR"),
        ("default", "ja-JP", "default has no texts of its own in ja-JP", "it has de-DE, fr-FR"),
        (
            "default/a/b",
            "fr-FR",
            "default/a/b names no tenant or fixture",
            "write TENANT or TENANT/FIXTURE, such as acme/disk-full",
        ),
        (
            "./disk-full",
            "fr-FR",
            "no tenant .",
            "use 1 to 63 of a-z, 0-9 and -, not beginning with -",
        ),
    ],
)
def test_what_is_not_there(
    address: str, locale: str, message: str, hint: str, make_store: MakeStore
) -> None:
    with pytest.raises(UsageError) as error:
        mark(make_store(FILES), Request([address], locale, "reviewed"))

    assert (error.value.message, error.value.hint) == (message, hint)


def test_a_tenant_with_nothing_of_its_own(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "name: A\n"})

    with pytest.raises(UsageError, match="no texts of its own") as error:
        mark(root, Request(["default"], "all", "reviewed"))

    assert error.value.hint == "it has none at all"


@pytest.mark.parametrize("path", [FRENCH, "fixtures/default/tenant.yaml"])
def test_a_file_that_cannot_be_read_stops_it(path: str, make_store: MakeStore) -> None:
    root = make_store({**FILES, path: "texts: [\n"})

    with pytest.raises(FindingsError):
        mark(root, Request(["default"], "fr-FR", "reviewed"))


def test_a_text_that_the_source_lacks_gets_a_state_and_no_hash(make_store: MakeStore) -> None:
    root = make_store({**FILES, ENGLISH: "texts: {}\n"})

    (found,) = marked(root, "default/disk-full.title", state="reviewed").marks

    assert not found.fresh
    assert (root / FRENCH).read_text() == FILES[FRENCH] + "states:\n  title: reviewed\n"
