"""Severities keep their order through inheritance, and a new one says where it stands."""

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


@pytest.mark.parametrize(
    ("severities", "order"),
    [
        pytest.param("{}", "critical warning info", id="nothing"),
        pytest.param("{warning: null}", "critical info", id="null removes"),
        pytest.param("{page: {before: critical}}", "page critical warning info", id="before"),
        pytest.param("{notice: {after: warning}}", "critical warning notice info", id="after"),
        pytest.param("{low: {after: info}}", "critical warning info low", id="at the end"),
        pytest.param("{info: {before: critical}}", "info critical warning", id="an old one moves"),
        pytest.param(
            "{a: {after: info}, b: {after: a}}", "critical warning info a b", id="chained"
        ),
        pytest.param("{info: {emoji: ':x:'}}", "critical warning info", id="changed in its place"),
    ],
)
def test_severities_are_ordered_from_the_most_urgent(
    tmp_path: Path, severities: str, order: str
) -> None:
    tenant = load(tmp_path, "a", a=f"severities: {severities}")

    assert problems(tenant) == []
    assert list(tenant.severities) == order.split()


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        pytest.param(
            "{page: {emoji: ':x:'}}",
            '1:14: error: the new severity "page" does not say where it stands [severity]'
            " | add before: or after: one of critical, warning, info",
            id="no place",
        ),
        pytest.param(
            "{warnin: {emoji: ':x:'}}",
            '1:14: error: the new severity "warnin" does not say where it stands [severity]'
            " | did you mean warning?",
            id="misspelt",
        ),
        pytest.param(
            "{page: {before: critcal}}",
            '1:29: error: there is no severity "critcal" to stand before [severity]'
            " | did you mean critical?",
            id="a misspelt anchor",
        ),
        pytest.param(
            "{page: {after: page}}",
            '1:28: error: there is no severity "page" to stand after [severity]'
            " | the tenant has critical, warning, info",
            id="its own anchor",
        ),
        pytest.param(
            "{page: {before: info, after: info}}",
            '1:35: error: severity "page" says before: and after: [severity] | keep one of the two',
            id="two anchors",
        ),
        pytest.param(
            "{warn: null}",
            '1:14: error: there is no severity "warn" to remove [severity] | did you mean warning?',
            id="removed twice",
        ),
    ],
)
def test_a_severity_that_fits_nowhere_is_reported_and_kept(
    tmp_path: Path, severities: str, expected: str
) -> None:
    tenant = load(tmp_path, "a", a=f"severities: {severities}")

    assert problems(tenant) == [f"fixtures/a/tenant.yaml:{expected}"]
    assert {"critical", "warning", "info"} <= set(tenant.severities)
