"""What a sample asks of a store, where samples are found, and where `init` works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import fixturectl
from fixturectl.actions.add_sample import add_sample, known_samples
from fixturectl.actions.init_store import init, place
from fixturectl.actions.sample_library import library_in, sample_library
from fixturectl.actions.sample_needs import needs
from fixturectl.errors import FindingsError, FixturectlError, UsageError
from fixturectl.store import tenants
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.store.yaml_nodes import Mapping, plain, read

if TYPE_CHECKING:
    from conftest import MakeStore


def test_the_library_is_the_repositorys_own_store_in_a_checkout() -> None:
    checkout = Path(fixturectl.__file__).parents[2]

    assert sample_library().tenants() == library_in(checkout).tenants()


def test_a_folder_in_the_package_comes_first(make_store: MakeStore, tmp_path: Path) -> None:
    packaged = make_store({"fixtures/default/tenant.yaml": "", "fixtures/default/only.yaml": ""})

    found = library_in(packaged, tmp_path)

    assert found.fixtures("default") == ["only"]


def test_an_installation_without_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FixturectlError, match="sample library is missing") as caught:
        library_in(tmp_path / "samples", tmp_path)

    assert "install fixturectl again" in caught.value.hint


def test_an_installed_wheel_has_the_library(tmp_path: Path) -> None:
    """What pyproject.toml puts into the wheel is where the program looks for it."""
    hatchling = pytest.importorskip("hatchling.build", reason="the wheel's builder is not here")
    build = f"import {hatchling.__name__} as it, sys; print(it.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)],
        cwd=Path(fixturectl.__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    with ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
        wheel.extractall(tmp_path / "site")
    look = "from fixturectl.actions.sample_library import *; print(sample_library().files.root)"

    found = subprocess.run(
        [sys.executable, "-c", look],
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == str(tmp_path / "site/fixturectl/samples")


def test_needs_are_what_the_fixture_reads() -> None:
    found = needs(sample_library(), "incident-opened")

    assert found.severity == "critical"
    assert found.mentions == ("here",)
    assert "status_page" in found.values
    assert {"critical", "firing", "Incident commander"} <= found.phrases
    with pytest.raises(LookupError):
        needs(sample_library(), "none")


@pytest.mark.parametrize(
    ("settings", "changed"),
    [
        pytest.param("mentions: [channel]\n", "mentions: [channel, here]\n", id="a list in line"),
        pytest.param("mentions: []\n", "mentions: [here]\n", id="an empty list"),
        pytest.param(
            "mentions:\n  - channel # all\nname: x\n",
            "mentions:\n  - channel # all\n  - here\nname: x\n",
            id="a list below",
        ),
        pytest.param("mentions: null\nname: x\n", "mentions:\n  - here", id="removed by null"),
        pytest.param("name: x\n", "mentions:\n  - here", id="none"),
        pytest.param("mentions: [here]\n", "mentions: [here]\n", id="there already"),
        pytest.param(
            "severities:\n  info: {}\n  warning: {}\n",
            '  critical:\n    emoji: ":rotating_light:"\n    before: info\n',
            id="more urgent than all",
        ),
        pytest.param(
            "severities:\n  page: {}\n",
            '  page: {}\n  critical:\n    emoji: ":rotating_light:"\n',
            id="none of the library's",
        ),
        pytest.param("values: {}\n", 'values: {runbooks: "https', id="empty values"),
        pytest.param("\ufeffname: x\r\n", "\ufeffname: x\r\nsev", id="a byte order mark"),
    ],
)
def test_settings_get_only_what_they_lack(
    settings: str, changed: str, make_store: MakeStore
) -> None:
    root = make_store({"fixtures/default/tenant.yaml": settings.encode()})
    changes = Changes(root)

    add_sample(sample_library(), "incident-opened", WorkTree(root), changes)
    changes.apply()

    content = (root / "fixtures/default/tenant.yaml").read_bytes()
    assert changed in content.decode()
    document = read("tenant.yaml", content)
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    assert {"severities", "statuses", "values", "mentions"} <= plain(document.root).keys()  # type: ignore[union-attr]


def test_a_new_severity_posts_where_its_neighbour_does(make_store: MakeStore) -> None:
    settings = "severities: {info: {channel: C2}, warning: {channel: C3}}\n"
    root = make_store({"fixtures/default/tenant.yaml": settings})

    begun = init(root, sample_library(), ["incident-opened"])

    (note,) = begun.notes
    assert note.startswith("alerts of the new severity critical go to C2, as those of info do")
    assert tenants.load(Tree(WorkTree(root)), "default").severities["critical"].channel == "C2"


@pytest.mark.parametrize("settings", ["- a list\n", "a: [\n", ""])
def test_settings_that_are_no_mapping_are_a_finding(settings: str, make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": settings})

    with pytest.raises(FindingsError) as caught:
        add_sample(sample_library(), "latency", WorkTree(root), Changes(root))

    assert caught.value.diagnostics[0].path == "fixtures/default/tenant.yaml"


def test_unknown_samples_are_told_before_anything(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no fixture nope"):
        init(tmp_path / "new", sample_library(), ["latency", "nope"])
    with pytest.raises(UsageError):
        known_samples(sample_library(), ["nope"])

    assert not (tmp_path / "new").exists()


def test_the_store_is_named_after_its_folder(tmp_path: Path) -> None:
    init(tmp_path / "Ops & Alerts!", sample_library(), [])

    settings = (tmp_path / "Ops & Alerts!/fixtures/default/tenant.yaml").read_text()
    assert 'store: "ops-alerts"\nname: "Ops & Alerts!"\n' in settings


def test_fixtures_go_to_the_store_around(make_store: MakeStore, tmp_path: Path) -> None:
    root = make_store({"fixtures/default/fr-FR/a.yaml": "", "fixtures/default/tenant.yaml": ""})
    below = root / "fixtures/default"

    assert place(None, below, ["latency"]) == root
    assert place(None, below, []) == below
    assert place(None, tmp_path, ["latency"]) == tmp_path
    assert place(tmp_path, below, ["latency"]) == tmp_path
