"""What is asked about and whatever depends on it: nothing less, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, commit, git, report

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.inventory import Heirs
from fixturectl.actions.validation.selection import Part, dependants
from fixturectl.actions.validation.targets import Request, edited, in_store, is_path
from fixturectl.errors import FixturectlError, UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

# One fault in each of these: what is asked about is told by which of them are found.
FAULTY = SOUND | {
    "fixtures/acme/tenant.yaml": "nmae: Acme\n",
    "fixtures/acme/disk-full.yaml": "description: 1\nvriables: {}\n",
    "fixtures/acme/fr-FR/disk-full.yaml": 'texts: {title: "{hots} Le disque de {host} presque"}\n',
    "fixtures/child/tenant.yaml": "extends: acme\n",
    "fixtures/child/fr-FR/disk-full.yaml": 'texts: {title: "{hotz} Le disque de {host} presque"}\n',
    "fixtures/globex/latency.yaml": 'severity: critical\ntext: "{{ nothing }}"\n',
    "fixtures/globex/de-DE/latency.yaml": "texts: {}\nsorces: {}\n",
    "locales/fr-FR.po": 'msgid "x"\nmsgid "y"\n',
}
TENANT, OWN, TEXTS = (
    "fixtures/acme/tenant.yaml",
    "fixtures/acme/disk-full.yaml",
    "fixtures/acme/fr-FR/disk-full.yaml",
)
CHILD = "fixtures/child/fr-FR/disk-full.yaml"
OTHER, OTHER_TEXTS = "fixtures/globex/latency.yaml", "fixtures/globex/de-DE/latency.yaml"
PHRASES = "locales/fr-FR.po"


@pytest.mark.parametrize(
    ("targets", "files"),
    [
        pytest.param((), {TENANT, OWN, TEXTS, CHILD, OTHER, OTHER_TEXTS, PHRASES}, id="all"),
        pytest.param(("acme",), {TENANT, OWN, TEXTS}, id="a tenant, not its heirs"),
        pytest.param(("child",), {OWN, CHILD, TENANT}, id="a tenant, with what it inherits"),
        pytest.param(("acme/disk-full",), {OWN, TEXTS}, id="a fixture"),
        pytest.param(("default/disk-full",), set(), id="an ancestor's fixture"),
        pytest.param(("globex/latency",), {OTHER, OTHER_TEXTS}, id="with unpromised locales"),
        pytest.param((f"./{OWN}",), {OWN, TEXTS, CHILD}, id="a fixture's file and its heirs"),
        pytest.param((f"./{CHILD}",), {CHILD, OWN}, id="texts of the last heir"),
        pytest.param((f"./{TENANT}",), {TENANT, OWN, TEXTS, CHILD}, id="settings and heirs"),
        pytest.param(("./fixtures/globex",), {OTHER, OTHER_TEXTS}, id="a tenant's folder"),
        pytest.param(("./fixtures/acme/fr-FR",), {OWN, TEXTS, CHILD}, id="a locale's folder"),
        pytest.param(("./README.md",), set(), id="a file that no message is made of"),
        pytest.param((f"./{OWN}", "./.sops.yaml"), {OWN, TEXTS, CHILD}, id="a hidden file too"),
        pytest.param(("child", "globex"), {OWN, CHILD, TENANT, OTHER, OTHER_TEXTS}, id="several"),
        pytest.param(
            ("./locales/glossary.yaml",),
            {TENANT, OWN, TEXTS, CHILD, OTHER, OTHER_TEXTS, PHRASES},
            id="what everything may depend on",
        ),
    ],
)
def test_targets(
    targets: tuple[str, ...],
    files: set[str],
    make_store: MakeStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    besides = {"locales/glossary.yaml": "terms: []\n", "README.md": "", ".sops.yaml": ""}
    root = make_store(FAULTY | besides)
    monkeypatch.chdir(root)

    assert {one.path for one in report(root, *targets).findings} - {
        "locales/glossary.yaml"
    } == files


def test_a_catalog_takes_in_the_readers_it_serves(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(FAULTY)
    monkeypatch.chdir(root)

    found = {one.path for one in report(root, f"./{PHRASES}").findings}

    assert {PHRASES, TEXTS, CHILD} <= found


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param("acne", "no tenant acne", id="tenant"),
        pytest.param("acme/disk-ful", "has no fixture disk-ful", id="fixture"),
        pytest.param("./fixtures/acme/nothing.yaml", "there is no", id="file"),
        pytest.param("/etc/passwd", "is not in the store", id="outside"),
        pytest.param("../store2/x.yaml", "is not in the store", id="above"),
    ],
)
def test_a_target_that_is_not_there(
    target: str, said: str, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(FAULTY)
    monkeypatch.chdir(root)

    with pytest.raises(UsageError, match=said):
        report(root, target)


def _broken(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text('texts: {title: "{hots} Le disque de {host} presque plein"}\n')


@pytest.mark.parametrize("staged", [True, False], ids=["staged", "in the work tree"])
@pytest.mark.parametrize("path", [TEXTS, FRENCH], ids=["untracked", "tracked"])
def test_changes_are_seen_as_they_are(staged: bool, path: str, make_store: MakeStore) -> None:
    root = make_store(SOUND)
    revision = commit(root)
    _broken(root, path)
    if staged:
        git(root, "add", "-A")

    found = [one for one in report(root, changed_since=revision).findings if one.level == "error"]

    assert {one.path for one in found} == {path}
    assert {one.check for one in found} == {"placeholder-extra"}


def test_without_a_change_nothing_is_validated(make_store: MakeStore) -> None:
    root = make_store(FAULTY)
    revision = commit(root)
    (root / "README.md").write_text("not of the store")

    result = report(root, changed_since=revision)

    assert (result.findings, result.renderings) == ([], 0)


def test_what_accepts_findings_is_an_input_of_all_of_them(make_store: MakeStore) -> None:
    files = {
        "fixtures/default/tenant.yaml": SOUND["fixtures/default/tenant.yaml"]
        + "checks: {baseline: accepted.json}\n",
        "accepted.json": '{"format": 1, "findings": []}',
    }
    root = make_store(FAULTY | files)
    revision = commit(root)
    (root / "accepted.json").write_text('{"format": 1, "findings": [ ]}')

    assert {one.path for one in report(root, changed_since=revision).findings} >= {OWN, OTHER}


def test_code_owners_that_changed_are_held_against_the_owners(make_store: MakeStore) -> None:
    root = make_store(FAULTY | {"fixtures/globex/tenant.yaml": 'owners: {"*": ["@acme/a"]}\n'})
    revision = commit(root)
    (root / "CODEOWNERS").write_text("* @acme/b\n")

    found = report(root, changed_since=revision).findings

    assert [(one.check, one.path) for one in found] == [
        ("codeowners", "fixtures/globex/tenant.yaml")
    ]


def test_what_depends_on_a_change_is_validated_and_nothing_else(make_store: MakeStore) -> None:
    root = make_store(FAULTY)
    revision = commit(root)
    (root / OWN).write_text("vriables: {}\n")

    assert {one.path for one in report(root, changed_since=revision).findings} == {
        OWN,
        TEXTS,
        CHILD,
    }


def test_a_deleted_file_counts_as_a_change(make_store: MakeStore) -> None:
    root = make_store(SOUND)
    revision = commit(root)
    (root / FRENCH).unlink()

    assert [one.check for one in report(root, changed_since=revision).findings] == ["text-missing"]


def test_a_deleted_tenant_may_be_missed_by_anyone(make_store: MakeStore) -> None:
    root = make_store(FAULTY)
    revision = commit(root)
    for file in sorted((root / "fixtures/acme").rglob("*.yaml")):
        file.unlink()
    for folder in ("fixtures/acme/fr-FR", "fixtures/acme"):
        (root / folder).rmdir()

    found = {one.check for one in report(root, changed_since=revision).findings}

    assert "extends" in found


def test_a_store_in_a_folder_of_its_repository(make_store: MakeStore) -> None:
    root = make_store(SOUND)
    git(root.parent, "init", "-q")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-q", "-m", "a commit")
    (root.parent / "fixtures").mkdir()
    (root.parent / "fixtures/stray.yaml").write_text("")
    _broken(root, TEXTS)

    found = report(root, changed_since="HEAD").findings

    assert {one.path for one in found} == {TEXTS}


def test_a_revision_needs_a_repository(make_store: MakeStore) -> None:
    with pytest.raises(FixturectlError, match="repository"):
        report(make_store(SOUND), changed_since="HEAD")


def test_what_an_editor_holds_is_validated_instead_of_the_file(make_store: MakeStore) -> None:
    root = make_store(FAULTY)
    store = Store(root)
    edited(store, {TEXTS: b'texts: {title: "{host}: le disque {hoost} presque plein"}\n'})

    findings = validate(store, Request(only=TEXTS)).findings

    assert {one.path for one in findings} == {TEXTS}
    assert any("{hoost}" in one.message for one in findings)
    assert not any("{hots}" in one.message for one in findings)


def test_an_editor_may_hold_a_file_that_is_not_there_yet(make_store: MakeStore) -> None:
    store = Store(make_store(SOUND))
    path = "fixtures/acme/de-DE/disk-full.yaml"
    edited(store, {path: b"txts: {}\n"})

    findings = validate(store, Request(only=path)).findings

    assert [one.check for one in findings][:1] == ["schema"]
    assert store.tree.files.exists(path)
    assert store.tree.files.exists(FIXTURE)
    assert not store.tree.files.exists("fixtures/acme/de-DE/other.yaml")


@pytest.mark.parametrize(
    ("argument", "is_one"),
    [
        ("./acme", True),
        ("/a/b", True),
        ("a.yaml", True),
        ("../a", True),
        (".", True),
        ("acme/disk", False),
    ],
)
def test_an_argument_is_a_path_only_if_it_looks_like_one(argument: str, is_one: bool) -> None:
    assert is_path(argument) is is_one


def test_a_path_leads_into_the_store_through_a_link_too(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)

    assert in_store(link, real / "fixtures/a.yaml") == "fixtures/a.yaml"
    assert in_store(real, link / "fixtures/a.yaml") == "fixtures/a.yaml"
    assert in_store(real, link) == ""
    assert in_store(real, real / ".sops.yaml") == ".sops.yaml"
    assert in_store(real, Path(f"{real}/fixtures")) == "fixtures"


HEIRS = Heirs({"default": ("default",), "acme": ("acme", "default")})
BOTH = frozenset(["default", "acme"])


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("fixtures/default/tenant.yaml", Part(BOTH)),
        ("fixtures/default", Part(BOTH)),
        ("fixtures/acme/a.yaml", Part(frozenset(["acme"]), "a")),
        ("fixtures/acme/fr-FR", Part(frozenset(["acme"]), "", "fr-FR")),
        ("fixtures/default/fr-FR/a.yaml", Part(BOTH, "a", "fr-FR")),
        ("locales/fr-FR.po", Part(frozenset(), "", "fr-FR")),
        ("locales/fixturectl.pot", Part()),
        ("locales", Part()),
        ("fixtures", Part()),
        ("fixtures/gone/a.yaml", Part()),
        ("README.md", Part()),
    ],
)
def test_what_depends_on_a_path(path: str, part: Part) -> None:
    assert dependants(path, HEIRS) == part
