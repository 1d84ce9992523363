"""A lineage ends with the root tenant, whatever is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.tenants import Tenant


DEFAULT = """\
format: 1
store: acme
name: Acme
source_locale: en-US
locales: [en-US, fr-FR]
default_locale: en-US
timezone: UTC
severities:
  critical: {emoji: ":rotating_light:", channel: C0CRIT}
  warning: {emoji: ":warning:", channel: C0WARN}
  info: {emoji: ":information_source:", channel: C0INFO}
statuses: {firing: {color: "#D00000", emoji: ":fire:"}, resolved: {color: "#2EB67D"}}
channels: [C0MORE]
mentions: [here]
values: {runbooks: "https://runbooks.example.com", limits: {low: 1, high: 9}}
"""


def load(root: Path, name: str, **files: str) -> Tenant:
    """Load a tenant of a store with `default`; a keyword is a tenant, `_` stands for `-`."""
    for tenant, text in {"default": DEFAULT, **files}.items():
        path = root / "fixtures" / tenant.replace("_", "-") / "tenant.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tenants.load(Tree(WorkTree(root)), name)


def problems(tenant: Tenant) -> list[str]:
    return [f"{problem} | {problem.hint}" for problem in tenant.problems]


def test_a_tenant_without_a_file_inherits_everything(tmp_path: Path) -> None:
    (tmp_path / "fixtures/bare").mkdir(parents=True)

    tenant = load(tmp_path, "bare", heir="extends: bare")

    assert problems(tenant) == []
    assert tenant.name == "Acme"
    assert load(tmp_path, "heir").lineage == ("heir", "bare", "default")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"a": "extends: a"},
            "fixtures/a/tenant.yaml:1:10: error: a extends itself [extends]"
            " | remove this line, and a extends default",
            id="itself",
        ),
        pytest.param(
            {"a": "extends: b", "b": "extends: c", "c": "extends: b"},
            "fixtures/c/tenant.yaml:1:10: error: tenants extend each other in a circle:"
            " b -> c -> b [extends] | let one of them extend default",
            id="a circle",
        ),
        pytest.param(
            {"a": "extends: spotifi", "spotify": "name: x"},
            'fixtures/a/tenant.yaml:1:10: error: there is no tenant "spotifi" [extends]'
            " | did you mean spotify?",
            id="a misspelt parent",
        ),
        pytest.param(
            {"a": "extends: ../../etc"},
            "fixtures/a/tenant.yaml:1:10: error: extends must be a tenant's name,"
            ' not the text "../../etc" [schema] | ',
            id="a way out of the store",
        ),
        pytest.param(
            {"a": "name: x", "default": DEFAULT + "extends: a"},
            "fixtures/default/tenant.yaml:16:10: error: the tenant default extends no other"
            " [extends] | remove this line: every tenant extends default in the end",
            id="the root",
        ),
    ],
)
def test_a_broken_lineage_is_reported_and_ends_with_default_all_the_same(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    tenant = load(tmp_path, "a", **files)

    assert problems(tenant) == [expected]
    assert tenant.lineage[-1] == "default"


def test_a_store_without_the_root_tenant_says_so(tmp_path: Path) -> None:
    load(tmp_path, "a", a="name: A")
    (tmp_path / "fixtures/default/tenant.yaml").unlink()
    (tmp_path / "fixtures/default").rmdir()

    tenant = tenants.load(Tree(WorkTree(tmp_path)), "a")

    assert problems(tenant) == [
        (
            "fixtures/a/tenant.yaml:1:1: error: a extends the tenant default, which is not there"
            " [extends] | create fixtures/default/tenant.yaml: it holds the store's settings"
        )
    ]
    assert (tenant.name, tenant.source_locale, tenant.timezone) == ("A", "en-US", "UTC")


def test_a_file_that_is_not_yaml_hides_nothing_of_the_others(tmp_path: Path) -> None:
    tenant = load(tmp_path, "a", a="name: [", b="name: B")

    assert [problem.check for problem in tenant.problems] == ["yaml"]
    assert tenant.name == "Acme"
