"""Settings that can not be right are reported once, where they stand."""

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
    ("text", "expected"),
    [
        pytest.param(
            "locales: [fr_FR, en-US]",
            '1:11: error: locales[0] must be a locale such as fr-FR, not the text "fr_FR" [schema]',
            id="an underscore",
        ),
        pytest.param(
            "locales: [en-us]",
            '1:11: error: the locale "en-us" is written en-US [schema] | write en-US',
            id="not canonical",
        ),
        pytest.param(
            "locales: [qq-FR, en-US]",
            "1:11: error: unknown language 'qq' in 'qq-FR' [schema]",
            id="no such language",
        ),
        pytest.param(
            "timezone: Europe/Pari",
            '1:11: error: there is no time zone "Europe/Pari" [schema]'
            " | did you mean Europe/Paris?",
            id="a misspelt zone",
        ),
        pytest.param(
            'timezone: ""',
            '1:11: error: there is no time zone "" [schema]'
            " | a name of the IANA database, such as Europe/Paris",
            id="an empty zone",
        ),
        pytest.param(
            "format: ENC[AES256_GCM,data:x,iv:y,tag:z,type:int]",
            "1:9: error: format must be a whole number, not an encrypted value [schema]"
            " | leave it in clear text: it is needed without a key",
            id="an encrypted format",
        ),
        pytest.param(
            "timezone: Paris",
            '1:11: error: there is no time zone "Paris" [schema] | did you mean Europe/Paris?',
            id="a city",
        ),
        pytest.param(
            "timezone: new york",
            '1:11: error: there is no time zone "new york" [schema]'
            " | a name of the IANA database, such as Europe/Paris",
            id="no zone at all",
        ),
        pytest.param(
            "timezone: america/new york",
            '1:11: error: there is no time zone "america/new york" [schema]'
            " | did you mean America/New_York?",
            id="blanks and case",
        ),
        pytest.param(
            "timezone: ../zone",
            '1:11: error: there is no time zone "../zone" [schema]',
            id="a way out of the zone database",
        ),
        pytest.param(
            "default_locale: de-DE",
            "1:17: error: the default locale de-DE is not among the locales [schema]"
            " | add it to locales",
            id="a default that is not promised",
        ),
        pytest.param(
            "locales: [fr-FR]",
            "1:10: error: the default locale en-US is not among the locales [schema]",
            id="a promise without the inherited default",
        ),
        pytest.param(
            "format: 1",
            "1:1: error: format belongs to the tenant default [schema]"
            " | move it to fixtures/default/tenant.yaml",
            id="a key of the root",
        ),
        pytest.param(
            "fallback: disk-ful",
            '1:11: error: there is no fixture "disk-ful" [schema] | did you mean disk-full?',
            id="a fallback that is not there",
        ),
        pytest.param(
            "routes: [{match: {a: b}, fixture: nowhere}, {fixture: disk-full}, x]",
            '1:35: error: there is no fixture "nowhere" [schema]'
            " | create the fixture, or name another",
            id="a route to nowhere",
        ),
    ],
)
def test_settings_that_can_not_be_right(tmp_path: Path, text: str, expected: str) -> None:
    disk = tmp_path / "fixtures/default/disk-full.yaml"
    disk.parent.mkdir(parents=True)
    disk.write_text("text: x", encoding="utf-8")

    tenant = load(tmp_path, "a", a=text)

    found = problems(tenant)
    assert any(one.startswith(f"fixtures/a/tenant.yaml:{expected}") for one in found), found


def test_an_inherited_fallback_is_looked_for_where_it_is_named(tmp_path: Path) -> None:
    for tenant in ("default", "a"):
        path = tmp_path / "fixtures" / tenant / "unrouted.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("text: x", encoding="utf-8")

    assert problems(load(tmp_path, "a", default=DEFAULT + "fallback: unrouted")) == []


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    tenant = load(tmp_path, "default", default="format: 2")

    assert problems(tenant) == [
        (
            "fixtures/default/tenant.yaml:1:9: error: the store has format 2, this fixturectl reads"
            " format 1 [schema] | install a newer fixturectl"
        )
    ]


def test_what_many_tenants_inherit_is_one_finding(tmp_path: Path) -> None:
    wrong = DEFAULT.replace("timezone: UTC", "timezone: Utopia")
    tree_of = {"a": "name: A", "b": "extends: a"}

    found = {
        problem
        for name in ("default", "a", "b")
        for problem in load(tmp_path, name, default=wrong, **tree_of).problems
    }

    assert len(found) == 1
