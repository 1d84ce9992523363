"""A tenant's settings are its own over its ancestors', within one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.tenants import Tenant


SEALED = "'ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]'"


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


def test_the_root_is_as_written(tmp_path: Path) -> None:
    tenant = load(tmp_path, "default")

    assert problems(tenant) == []
    assert tenant.lineage == ("default",)
    assert (tenant.name, tenant.source_locale, tenant.default_locale) == ("Acme", "en-US", "en-US")
    assert tenant.locales == ("en-US", "fr-FR")
    assert list(tenant.severities) == ["critical", "warning", "info"]
    assert tenant.statuses["firing"][:3] == ("firing", "#D00000", ":fire:")
    assert tenant.statuses["resolved"].emoji == ""
    assert str(tenant.zone) == "UTC"
    assert tenant.slack is None


def test_what_a_tenant_does_not_set_comes_from_its_ancestors_key_by_key(tmp_path: Path) -> None:
    tenant = load(
        tmp_path,
        "child",
        parent="timezone: Europe/Paris\nvalues: {limits: {low: 2}}\n"
        "locales: [fr-FR]\ndefault_locale: fr-FR",
        child="extends: parent\nname: Child\nvalues: {limits: {high: null}, own: [1]}\n"
        'severities: {warning: {channel: C0CHILD}}\nstatuses: {firing: {color: "#000000"}}',
    )

    assert problems(tenant) == []
    assert tenant.lineage == ("child", "parent", "default")
    assert tenant.name == "Child"
    assert tenant.timezone == "Europe/Paris"
    assert tenant.locales == ("fr-FR",)
    assert tenant.values == {
        "runbooks": "https://runbooks.example.com",
        "limits": {"low": 2},
        "own": [1],
    }
    assert tenant.severities["warning"].channel == "C0CHILD"
    assert tenant.severities["warning"].emoji == ":warning:"
    assert tenant.statuses["firing"][1:3] == ("#000000", ":fire:")
    assert tenant.channels == ("C0MORE",)
    assert tenant.mentions == ("here",)


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        pytest.param("name: Child", ("UTC", ("en-US", "fr-FR"), "en-US"), id="no extends"),
        pytest.param("extends: null", ("UTC", ("en-US", "fr-FR"), "en-US"), id="extends nothing"),
        pytest.param("timezone: null", ("UTC", ("en-US", "fr-FR"), "en-US"), id="null removes"),
        pytest.param(
            "default_locale: null", ("UTC", ("en-US", "fr-FR"), "en-US"), id="first locale"
        ),
        pytest.param("locales: null", ("UTC", ("en-US",), "en-US"), id="the default locale only"),
    ],
)
def test_null_removes_what_would_be_inherited(
    tmp_path: Path, child: str, expected: tuple[object, ...]
) -> None:
    tenant = load(tmp_path, "child", child=child)

    assert problems(tenant) == []
    assert (tenant.timezone, tenant.locales, tenant.default_locale) == expected
    assert tenant.lineage == ("child", "default")


TEAM_A = "slack: {team_id: T0A, token: x}\n"


TEAM_B = "slack: {team_id: T0B}\n"


@pytest.mark.parametrize(
    ("root", "child", "inherits"),
    [
        pytest.param("", "", True, id="no team anywhere"),
        pytest.param(TEAM_A, "", True, id="the parent's team"),
        pytest.param("", TEAM_A, True, id="a parent without a team is anybody's"),
        pytest.param(TEAM_A, TEAM_A, True, id="the same team, said twice"),
        pytest.param(TEAM_A, TEAM_B, False, id="another team"),
        pytest.param(TEAM_A, "slack: {token: y}\n", False, id="credentials of an unknown team"),
    ],
)
def test_channels_and_mentions_stay_within_one_team(
    tmp_path: Path, root: str, child: str, *, inherits: bool
) -> None:
    tenant = load(tmp_path, "a", default=DEFAULT + root, a="name: A\n" + child)

    assert tenant.mentions == (("here",) if inherits else ())
    assert tenant.channels == (("C0MORE",) if inherits else ())
    assert tenant.severities["critical"].channel == ("C0CRIT" if inherits else "")
    assert tenant.severities["critical"].emoji == ":rotating_light:"
    assert (tenant.setting("severities.critical.channel") is not None) is inherits


def test_a_tenant_of_another_team_has_its_own_channels(tmp_path: Path) -> None:
    own = "severities: {critical: {channel: C0OWN}}\nchannels: [C0MINE]\n"

    tenant = load(tmp_path, "b", default=DEFAULT + TEAM_A, a=TEAM_B + own, b="extends: a\nname: B")

    assert tenant.severities["critical"].channel == "C0OWN"
    assert str(tenant.severities["critical"].channel_node).endswith("a/tenant.yaml:2:34')")
    assert tenant.severities["warning"].channel == ""
    assert tenant.channels == ("C0MINE",)


def test_slack_is_taken_whole_from_one_tenant(tmp_path: Path) -> None:
    tenant = load(tmp_path, "a", default=DEFAULT + TEAM_A, a="slack: {team_id: T0A}")

    assert tenant.slack is not None
    assert list(tenant.slack.keys()) == ["team_id"]
    assert tenant.setting("slack.token") is None
    found = tenant.setting("slack")
    assert found is not None
    assert [one.tenant for one in found.shadowed] == ["default"]


def test_a_setting_tells_what_it_shadows(tmp_path: Path) -> None:
    tenant = load(
        tmp_path,
        "b",
        a="timezone: Asia/Tokyo\nvalues: null",
        b="extends: a\ntimezone: Europe/Paris",
    )

    found = tenant.setting("timezone")

    assert found is not None
    assert found.tenant == "b"
    assert [(one.tenant, str(one.node.place)) for one in found.shadowed] == [
        ("a", "fixtures/a/tenant.yaml:1:11"),
        ("default", "fixtures/default/tenant.yaml:7:11"),
    ]
    assert tenant.setting("values.runbooks") is None
    assert tenant.setting("on_doubt") is None
    hidden = tenant.setting("values")
    assert hidden is not None
    assert hidden.node is None
    assert tenant.values == {}


def test_sealed_values_stand_in_for_themselves(tmp_path: Path) -> None:
    tenant = load(
        tmp_path, "a", a=f"values: {{link: {SEALED}}}\nchannels: [{SEALED}, C0OPEN]\nname: {SEALED}"
    )

    assert problems(tenant) == []
    assert str(tenant.values["link"]) == "[sealed]"
    assert tenant.channels == ("C0OPEN",)
    assert tenant.name == "a"


def test_wrong_shapes_do_not_stop_the_rest(tmp_path: Path) -> None:
    tenant = load(
        tmp_path,
        "a",
        a="severities: {critical: x}\nstatuses: [a]\nvalues: x\nlocales: fr-FR\n"
        "slack: none\nextends: [b]",
    )

    assert tenant.severities["critical"].channel == "C0CRIT"
    assert tenant.values == {}
    assert tenant.statuses == {}
    assert tenant.slack is None
    assert tenant.locales == ("en-US",)
