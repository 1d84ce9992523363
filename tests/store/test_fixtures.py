"""A fixture is its own file over those of its ancestors, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import fixtures, tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.patches import block_id
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.fixtures import Fixture


SETTINGS = {
    "default": "severities: {critical: {}, info: {}}",
    "mid": "name: Mid",
    "leaf": "extends: mid",
}


FIXTURE = """\
description: The disk fills up
severity: critical
variables:
  host: {type: string, example: db-1}
  used: {type: integer, example: 97}
samples:
  full: {used: 100}
text: "{{ t.title }}"
color: "#D00000"
blocks:
  - {type: header, block_id: title, text: a}
  - {type: section, block_id: body, text: b}
  - {type: divider}
golden: [examples, full]
tests: [{sample: full, max_chars: 100}]
"""


def load(root: Path, tenant: str = "leaf", **files: str) -> Fixture:
    """Load `disk` of a store; a keyword is a tenant, its value that tenant's fixture file."""
    for name, text in SETTINGS.items():
        path = root / "fixtures" / name / "tenant.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, text in files.items():
        (root / "fixtures" / name / "disk.yaml").write_text(text, encoding="utf-8")
    tree = Tree(WorkTree(root))
    found = fixtures.load(tree, tenants.load(tree, tenant), "disk")
    assert found is not None
    return found


def problems(fixture: Fixture) -> list[str]:
    return [f"{one}" + (f" | {one.hint}" if one.hint else "") for one in fixture.problems]


def ids(fixture: Fixture) -> list[str]:
    return [block_id(block) or "-" for block in fixture.blocks]


def test_an_inherited_fixture_is_the_ancestors(tmp_path: Path) -> None:
    fixture = load(tmp_path, default=FIXTURE)

    assert problems(fixture) == []
    assert fixture.address == "leaf/disk"
    assert fixture.description == "The disk fills up"
    assert fixture.severity is not None
    assert str(fixture.severity.place) == "fixtures/default/disk.yaml:2:11"
    assert list(fixture.variables) == ["host", "used"]
    assert list(fixture.samples) == ["full"]
    assert fixture.text is not None
    assert fixture.color is not None
    assert ids(fixture) == ["title", "body", "-"]
    assert [name.value for name in fixture.golden] == ["examples", "full"]
    assert len(fixture.tests) == 1
    assert fixture.node is not None
    assert [layer.tenant for layer in fixture.layers] == ["default"]


def test_a_fixture_that_no_tenant_of_the_lineage_has_is_none(tmp_path: Path) -> None:
    load(tmp_path, default=FIXTURE)
    tree = Tree(WorkTree(tmp_path))

    assert fixtures.load(tree, tenants.load(tree, "leaf"), "other") is None


def test_what_two_tenants_inherit_is_put_together_once(tmp_path: Path) -> None:
    load(tmp_path, default=FIXTURE)
    tree = Tree(WorkTree(tmp_path))
    leaf, mid = (fixtures.load(tree, tenants.load(tree, name), "disk") for name in ("leaf", "mid"))

    assert leaf is not None
    assert mid is not None
    assert leaf.body is mid.body


def test_a_file_overrides_key_by_key(tmp_path: Path) -> None:
    fixture = load(
        tmp_path,
        default=FIXTURE,
        mid="severity: info\ncolor: null\ngolden: [full]\nvariables: {host: {type: url, example: 'https://x.example'}}",
        leaf="samples: {full: null, half: {used: 50}}\ngolden: [half]\ntests: null\n"
        "variables: {used: null, free: {type: integer, example: 3}}\ndescription: Ours",
    )

    assert problems(fixture) == [
        (
            "fixtures/leaf/disk.yaml:1:30: error: sample half: unknown variable"
            ' "used" [variable-unknown] | the fixture has host, free'
        )
    ]
    assert fixture.description == "Ours"
    assert fixture.severity is not None
    assert fixture.severity.value == "info"
    assert fixture.color is None
    assert {name: one.type for name, one in fixture.variables.items()} == {
        "host": "url",
        "free": "integer",
    }
    assert list(fixture.samples) == ["half"]
    assert fixture.tests == ()


def test_a_variable_is_replaced_whole(tmp_path: Path) -> None:
    fixture = load(tmp_path, default=FIXTURE, leaf="variables: {host: {type: string, default: x}}")

    assert fixture.variables["host"].example is None
    assert fixture.setting("variables.host.example") is None
    found = fixture.setting("variables.host.default")
    assert found is not None
    assert found.shadowed == ()
    whole = fixture.setting("variables.host")
    assert whole is not None
    assert [one.tenant for one in whole.found] == ["leaf", "default"]
    assert fixture.setting("variables.nothing.at_all") is None


@pytest.mark.parametrize(
    ("default", "expected"),
    [
        pytest.param(
            FIXTURE.replace("severity: critical", "severity: critcal"),
            '2:11: error: there is no severity "critcal" [severity] | did you mean critical?',
            id="a misspelt severity",
        ),
        pytest.param(
            FIXTURE.replace("severity: critical", "severity: zzz"),
            '2:11: error: there is no severity "zzz" [severity]'
            " | it has critical, info: add it to severities of fixtures/leaf/tenant.yaml",
            id="no such severity",
        ),
        pytest.param(
            FIXTURE.replace("severity: critical\n", ""),
            "1:1: error: the fixture has no severity [severity] | add severity: critical",
            id="no severity",
        ),
        pytest.param(
            FIXTURE.replace("severity: critical", "severity: [critical]"),
            "2:11: error: severity must be a severity's name, not a list [schema]",
            id="a wrong shape, reported once",
        ),
        pytest.param(
            "severity: info",
            "1:1: error: the fixture says nothing [schema] | add text: and blocks:",
            id="nothing to say",
        ),
        pytest.param(
            FIXTURE.replace(", example: db-1", ""),
            "4:3: error: the required variable host has no example [variable-missing]"
            " | add example:, which previews and checks show, or default:",
            id="no example",
        ),
        pytest.param(
            FIXTURE.replace("example: 97", "example: many"),
            '5:34: error: used: a whole number is expected, not "many" [variable-value]',
            id="a wrong example",
        ),
        pytest.param(
            FIXTURE.replace("used: 100", "used: all"),
            '7:16: error: used: a whole number is expected, not "all" [variable-value]',
            id="a wrong value in a sample",
        ),
        pytest.param(
            FIXTURE.replace("used: 100", "usde: 100"),
            '7:10: error: sample full: unknown variable "usde" [variable-unknown]'
            " | did you mean used?",
            id="a misspelt variable in a sample",
        ),
        pytest.param(
            FIXTURE.replace("golden: [examples, full]", "golden: [example, full]"),
            '14:10: error: unknown sample "example" [schema] | did you mean examples?',
            id="a misspelt sample",
        ),
        pytest.param(
            FIXTURE.replace("tests: [{sample: full", "tests: [{sample: zz"),
            '15:18: error: unknown sample "zz" [schema] | there are examples, defaults, full',
            id="no such sample",
        ),
        pytest.param(
            FIXTURE.replace("  full: {used: 100}", "  full: {used: 100}\n  defaults: {used: 1}"),
            '8:13: error: the sample "defaults" is always there: it can\'t be declared [schema]'
            " | name it otherwise",
            id="a sample that is always there",
        ),
        pytest.param(
            FIXTURE.replace("type: integer, example: 97", "type: interger, example: 97"),
            '5:16: error: variables.used.type must be a type, not the text "interger" [schema]'
            " | did you mean integer?",
            id="a misspelt type, reported once",
        ),
        pytest.param(
            FIXTURE.replace("  used:", "  now: {type: string}\n  used:"),
            '5:3: error: the name "now" is reserved: templates know it already [schema]'
            " | name it alert_now",
            id="a reserved name",
        ),
        pytest.param("text: [", "1:7: error: ", id="no YAML"),
        pytest.param(
            "- a", "1:1: error: the file must be a mapping, not a list [schema]", id="a list"
        ),
    ],
)
def test_one_fault_is_one_finding_at_its_place(tmp_path: Path, default: str, expected: str) -> None:
    found = problems(load(tmp_path, default=default))

    assert len(found) == 1
    assert found[0].startswith(f"fixtures/default/disk.yaml:{expected}")


def test_a_fixture_without_variables_says_so(tmp_path: Path) -> None:
    fixture = load(tmp_path, default="severity: info\ntext: a\nsamples: {a: {b: c}}")

    assert [one.hint for one in fixture.problems] == ["the fixture declares no variables"]


def test_a_tenant_without_severities(tmp_path: Path) -> None:
    load(tmp_path, default="severity: high\ntext: a")
    (tmp_path / "fixtures/default/tenant.yaml").write_text("name: x", encoding="utf-8")
    tree = Tree(WorkTree(tmp_path))
    fixture = fixtures.load(tree, tenants.load(tree, "mid"), "disk")

    assert fixture is not None
    assert fixture.problems[0].hint == (
        "it has none: add it to severities of fixtures/mid/tenant.yaml"
    )


def test_a_broken_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    fixture = load(tmp_path, default=FIXTURE, leaf="text: [")

    assert [one.check for one in fixture.problems] == ["yaml"]
    assert fixture.text is not None
    assert ids(fixture) == ["title", "body", "-"]
    assert fixture.node is not None
    assert load(tmp_path, default="text: [").node is None
