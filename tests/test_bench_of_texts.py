"""The measurement of the checks of texts runs on any PO file, and says what it counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.texts.catalogs import pairs
from bench.texts.rewriting import UnfitError, names_of, rewritten

ROOT = Path(__file__).parents[1]
CATALOG = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "The password of %(user)s has expired."
msgstr "Le mot de passe de %(user)s a expiré."

msgid "%s & %s are down: call!"
msgstr "%s & %s ne répondent plus : appelez !"

msgid "<b>Bold</b>"
msgstr "<b>Gras</b>"

msgid "%d file was removed"
msgid_plural "%d files were removed"
msgstr[0] "%d fichier a été supprimé"
msgstr[1] "%d fichiers ont été supprimés"

#, fuzzy
msgid "The disk is full"
msgstr "Le disque"
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "fr" / "LC_MESSAGES" / "alerts.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG, encoding="utf-8")
    return path


def test_a_catalog_in_the_notation_of_a_store(catalog: Path) -> None:
    assert [(pair.source, pair.target) for pair in pairs(catalog)] == [
        ("The password of {user} has expired.", "Le mot de passe de {user} a expiré."),
        (
            "{value_0} &amp; {value_1} are down: call!",
            "{value_0} &amp; {value_1} ne répondent plus\u00a0: appelez\u00a0!",
        ),
        (
            {"one": "{count} file was removed", "other": "{count} files were removed"},
            {
                "one": "{count} fichier a été supprimé",
                "other": "{count} fichiers ont été supprimés",
            },
        ),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "1", "a\nb", "<b>x</b>", "&File menu", "``code``", "two_words", "x" * 501, "{{ x }} now"],
)
def test_what_has_no_counterpart(text: str) -> None:
    with pytest.raises(UnfitError):
        rewritten(text, [])


def test_slots_are_named_by_their_place() -> None:
    source = names_of("%s of %s")

    assert source == ["value_0", "value_1"]
    assert names_of("%2$s de %1$s", source) == ["value_1", "value_0"]
    assert names_of("100%% of %(total)d") == ["total"]


def test_the_measurement_runs(catalog: Path) -> None:
    command = [sys.executable, "-m", "bench.texts", str(catalog.parents[2]), "--broken", "1"]

    done = subprocess.run(
        [*command, "--show", "placeholder-missing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    first = done.stdout.splitlines()
    assert first[0].split() == ["locale", "good", "error", "warning", "broken", "named"]
    assert first[1].split()[:4] == ["fr", "5", "0.00%", "0.00%"]
    assert "100.0%" in next(line for line in first if line.startswith("placeholder-missing"))
