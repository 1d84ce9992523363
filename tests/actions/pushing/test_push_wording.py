"""A change is named after what it touches, in subject, trailers and branch."""

from __future__ import annotations

from itertools import islice

import pytest

from fixturectl.actions.pushing.wording import branch_names, subject, touched, trailers
from fixturectl.git.drafts import Change

DISK, DISK_FR = "fixtures/acme/disk.yaml", "fixtures/acme/fr-FR/disk.yaml"
CPU, OTHER = "fixtures/acme/cpu.yaml", "fixtures/beta/disk.yaml"
GOLDEN = "tests/golden/acme/fr-FR/disk@examples.json"


@pytest.mark.parametrize(
    ("paths", "tenants", "fixtures", "locales"),
    [
        pytest.param([DISK], "acme", "acme/disk", "", id="a fixture"),
        pytest.param([DISK_FR], "acme", "acme/disk", "fr-FR", id="its texts"),
        pytest.param([GOLDEN], "acme", "acme/disk", "fr-FR", id="its golden file"),
        pytest.param(["fixtures/acme/tenant.yaml"], "acme", "", "", id="settings"),
        pytest.param(["locales/fr-FR.po"], "", "", "fr-FR", id="phrases"),
        pytest.param(["locales/fixturectl.pot", ".sops.yaml"], "", "", "fixturectl"[:0], id="none"),
        pytest.param([OTHER, DISK], "acme beta", "acme/disk beta/disk", "", id="sorted"),
        pytest.param(["fixtures/README.md", "tests/golden/x"], "", "", "", id="no fixtures"),
    ],
)
def test_whose_files_they_are(paths: list[str], tenants: str, fixtures: str, locales: str) -> None:
    found = touched(paths)

    assert [" ".join(names) for names in found] == [tenants, fixtures, locales]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param([("M", DISK)], "Change acme/disk", id="a fixture"),
        pytest.param([("M", DISK_FR)], "Change acme/disk in fr-FR", id="its texts"),
        pytest.param([("A", DISK), ("A", DISK_FR)], "Add acme/disk in fr-FR", id="new"),
        pytest.param([("D", DISK)], "Remove acme/disk", id="gone"),
        pytest.param([("D", DISK), ("A", CPU)], "Change 2 fixtures of acme", id="both"),
        pytest.param([("M", DISK), ("M", OTHER)], "Change 2 fixtures of 2 tenants", id="many"),
        pytest.param([("M", "fixtures/acme/tenant.yaml")], "Change the settings of acme", id="set"),
        pytest.param([("M", "locales/fr-FR.po")], "Change the phrases of fr-FR", id="phrases"),
        pytest.param(
            [("A", "locales/fr-FR.po"), ("A", "locales/ar.po")],
            "Add the phrases of 2 locales",
            id="of several",
        ),
        pytest.param([("M", ".sops.yaml")], "Change the settings of the store", id="policy"),
    ],
)
def test_a_subject_says_what_changed(changes: list[tuple[str, str]], title: str) -> None:
    assert subject([Change(*change) for change in changes]) == title


def test_trailers_name_what_there_is() -> None:
    assert trailers(touched([DISK_FR, OTHER])) == [
        ("Tenants", "acme, beta"),
        ("Fixtures", "acme/disk, beta/disk"),
        ("Locales", "fr-FR"),
    ]
    assert trailers(touched([".sops.yaml"])) == []
    many = dict(trailers(touched(f"fixtures/acme/disk-{number}.yaml" for number in range(5000))))
    assert many["Fixtures"].count(", acme/disk-") == 99
    assert many["Fixtures"].endswith(", and 4900 more")


@pytest.mark.parametrize(
    ("title", "paths", "name"),
    [
        pytest.param("Say it more gently!", [DISK], "acme/say-it-more-gently", id="a title"),
        pytest.param("Réécrire l’été", [DISK], "acme/reecrire-l-ete", id="accents"),
        pytest.param("ディスク", [DISK_FR], "acme/disk-fr-fr", id="no letters for a branch"),
        pytest.param("", [DISK_FR], "acme/disk-fr-fr", id="one fixture in one locale"),
        pytest.param("", [CPU, DISK], "acme/cpu-and-more", id="several fixtures"),
        pytest.param("", [DISK, OTHER], "several/disk", id="several tenants"),
        pytest.param("", ["fixtures/acme/tenant.yaml"], "acme/settings", id="settings"),
        pytest.param("", ["locales/fr-FR.po"], "default/phrases-fr-fr", id="phrases"),
        pytest.param("", [".sops.yaml"], "default/settings", id="policy"),
        pytest.param("word " * 20, [DISK], "acme/" + "word-" * 9 + "word", id="long"),
        pytest.param("w" * 80, [DISK], "acme/" + "w" * 50, id="one long word"),
    ],
)
def test_a_branch_is_named_after_tenant_and_title(title: str, paths: list[str], name: str) -> None:
    found = list(islice(branch_names(title, touched(paths)), 3))

    assert found == [f"fixtures/{name}{number}" for number in ("", "-2", "-3")]
