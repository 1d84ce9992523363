"""Owners of tenants become lines of which, for every file, the last that fits is right."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.files import Entry
from fixturectl.store.owners import ALL, escaped, is_owner, is_pattern, lines, mistakes, owners
from fixturectl.store.tenants import load
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from fixturectl.store.tenants import Tenant


class InMemory:
    """A store of nothing but settings."""

    def __init__(self, settings: dict[str, str]) -> None:
        self._settings = {f"fixtures/{name}/tenant.yaml": text for name, text in settings.items()}

    def names(self, folder: str) -> list[Entry]:
        if folder == "fixtures":
            return [Entry(path.split("/")[1], True) for path in sorted(self._settings)]
        return []

    def read(self, path: str) -> bytes:
        if path not in self._settings:
            raise FileNotFoundError(path)
        return self._settings[path].encode()

    def exists(self, path: str) -> bool:
        return path in self._settings


def tenants(**settings: str) -> list[Tenant]:
    tree = Tree(InMemory({"default": "", **settings}))
    return [load(tree, name) for name in tree.tenants()]


def test_the_root_s_owners_are_those_of_all_tenants() -> None:
    found = lines(tenants(default='owners: {"*": ["@a/p"], fr-FR: ["@a/l", x@y.fr]}', acme=""), "")

    assert found == [
        "/fixtures/ @a/p",
        "/tests/golden/ @a/p",
        "/locales/ @a/p",
        "/.sops.yaml @a/p",
        "/fixtures/*/fr-FR/ @a/l x@y.fr",
        "/tests/golden/*/fr-FR/ @a/l x@y.fr",
        "/locales/fr-FR.po @a/l x@y.fr",
    ]


def test_a_tenant_s_own_owners_come_after_them_with_every_locale() -> None:
    found = lines(
        tenants(
            default='owners: {"*": ["@p"], fr-FR: ["@fr"], ar: ["@ar"]}',
            acme='owners: {"*": ["@acme"], ar: null}',
            beta='owners: {fr-FR: ["@beta"]}',
            child="extends: acme\nname: Child",
        ),
        "deep er/",
    )

    assert found[10:] == [
        "/deep\\ er/fixtures/acme/ @acme",
        "/deep\\ er/tests/golden/acme/ @acme",
        "/deep\\ er/fixtures/acme/fr-FR/ @fr",
        "/deep\\ er/tests/golden/acme/fr-FR/ @fr",
        "/deep\\ er/fixtures/beta/fr-FR/ @beta",
        "/deep\\ er/tests/golden/beta/fr-FR/ @beta",
        "/deep\\ er/fixtures/child/ @acme",
        "/deep\\ er/tests/golden/child/ @acme",
        "/deep\\ er/fixtures/child/fr-FR/ @fr",
        "/deep\\ er/tests/golden/child/fr-FR/ @fr",
    ]


def test_nobody_owns_anything() -> None:
    assert lines(tenants(acme=""), "") == []


def test_an_empty_list_asks_nobody() -> None:
    found = lines(tenants(default='owners: {"*": ["@p"]}', acme='owners: {"*": []}'), "")

    assert found[-2:] == ["/fixtures/acme/", "/tests/golden/acme/"]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        pytest.param("@ada", True, id="a person"),
        pytest.param("@acme/play-back.x", True, id="a team"),
        pytest.param("@acme/sub/team_1", True, id="a subgroup"),
        pytest.param("@@maintainer", True, id="a role of GitLab's"),
        pytest.param("ada@example.com", True, id="an address"),
        pytest.param("ada", False, id="no sign"),
        pytest.param("@ada @bob", False, id="two in one"),
        pytest.param("@ada\n* @eve", False, id="a line of its own"),
        pytest.param("@ada#x", False, id="a comment"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_an_owner_looks_like(name: str, is_one: bool) -> None:
    assert is_owner(name) == is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("*", True), ("fr-FR", True), ("fr_fr", False), ("FR-fr", False), ("disk-full", False)],
)
def test_what_can_be_owned(name: str, is_one: bool) -> None:
    assert is_pattern(name) == is_one


def test_mistakes_are_told_where_they_stand_and_nobody_owns_by_them() -> None:
    own, *_ = tenants(acme='owners: {disk: ["@a"], fr-FR: [nobody], "*": ["@a", "@a", two words]}')

    found = list(mistakes(own))

    assert [(one.node.line, one.node.column, one.message) for one in found] == [
        (1, 10, 'owners has "disk", which is no locale'),
        (1, 32, '"nobody" is no owner'),
        (1, 59, '"two words" is no owner'),
    ]
    assert owners(own) == {ALL: ("@a",)}


def test_a_path_means_itself() -> None:
    assert escaped("a b/*[x]?\\#!/") == "a\\ b/\\*\\[x\\]\\?\\\\\\#\\!/"


_OWNERS = st.dictionaries(
    st.sampled_from([ALL, "fr-FR", "ar"]),
    st.lists(st.sampled_from(["@a", "@b"]), min_size=1, max_size=2, unique=True),
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(root=_OWNERS, acme=_OWNERS, beta=_OWNERS, removed=st.sets(st.sampled_from([ALL, "ar"])))
def test_for_every_file_the_last_line_that_fits_names_its_owners(
    root: dict[str, list[str]],
    acme: dict[str, list[str]],
    beta: dict[str, list[str]],
    removed: set[str],
) -> None:
    nulls: dict[str, list[str] | None] = {name: None for name in removed if name not in acme}
    every = tenants(
        default=f"owners: {root}" if root else "",
        acme=_yaml({**acme, **nulls}),
        beta=f"extends: acme\n{_yaml(dict(beta))}",
    )
    made = lines(every, "")

    for tenant in every:
        wanted = owners(tenant)
        for locale in ("fr-FR", "ar", "en-US"):
            names = wanted.get(locale, wanted.get(ALL, ()))
            assert _owned(made, f"fixtures/{tenant.id}/{locale}/x.yaml") == names
        assert _owned(made, f"fixtures/{tenant.id}/x.yaml") == wanted.get(ALL, ())


def _yaml(mapping: dict[str, list[str] | None]) -> str:
    entries = ", ".join(
        f'"{key}": {"null" if value is None else value}' for key, value in mapping.items()
    )
    return f"owners: {{{entries}}}" if entries else ""


def _owned(made: list[str], path: str) -> tuple[str, ...]:
    """Read the lines as a forge does: the last whose folder or file fits counts."""
    parts = path.split("/")
    for line in reversed(made):
        place, *names = line.split(" ")
        wanted = place.strip("/").split("/")
        if len(wanted) <= len(parts) and all(map(fnmatch.fnmatchcase, parts, wanted)):
            return tuple(names)
    return ()
