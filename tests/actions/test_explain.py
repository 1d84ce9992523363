"""`explain`: the file and line of every value, and what it shadows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.explain import chain, explain
from fixturectl.actions.store import Store
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

FILES = {
    "fixtures/default/tenant.yaml": """\
format: 1
store: test
locales: [en-US, fr-FR]
severities: {critical: {emoji: ":fire:", channel: C0123456789}}
values: {link: "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]"}
slack: {team_id: T0123456}
""",
    "fixtures/default/disk-full.yaml": """\
severity: critical
variables:
  host: {type: string, example: db-1}
  account: {type: string, example: jane, sensitive: true}
samples:
  other: {host: db-2}
text: null
blocks:
  - {type: header, block_id: title, text: "{{ t.title }}"}
  - {type: divider}
""",
    "fixtures/default/en-US/disk-full.yaml": """\
texts:
  title: "Disk full"
  left: {one: "{count} left", other: "{count} left"}
""",
    "fixtures/default/fr-FR/disk-full.yaml": 'texts: {title: "Disque plein"}\n',
    "fixtures/acme/tenant.yaml": (
        "severities: {critical: {channel: C9876543210}}\nslack: {team_id: T0123456}\n"
    ),
    "fixtures/acme/fr-FR/disk-full.yaml": 'texts: {title: "Disque saturé"}\n',
    "fixtures/acme/disk-full.yaml": "variables: {host: {type: string, example: web-1}}\n",
}


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    return Store(make_store(FILES))


def told(store: Store, key: str | None = None, locale: str = "fr-FR") -> list[tuple[str, ...]]:
    return [
        (
            one.key,
            one.origin.value,
            str(one.origin.place).removeprefix("fixtures/"),
            *(f"{hidden.owner}: {hidden.value}" for hidden in one.shadowed),
        )
        for one in explain(store, "acme/disk-full", key, locale)
    ]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(
            "t.title",
            (
                "t.title",
                "Disque saturé",
                "acme/fr-FR/disk-full.yaml:1:16",
                "fr-FR, default: Disque plein",
                "en-US, default: Disk full",
            ),
            id="a text, locale first, then tenant",
        ),
        pytest.param(
            "texts.left",
            (
                "t.left",
                "one: {count} left, other: {count} left",
                "default/en-US/disk-full.yaml:3:3",
            ),
            id="a plural, by its other name",
        ),
        pytest.param(
            "variables.host",
            (
                "variables.host",
                "{type: string, example: web-1}",
                "acme/disk-full.yaml:1:19",
                "default: {type: string, example: db-1}",
            ),
            id="a variable is replaced whole",
        ),
        pytest.param(
            "tenant.severities.critical.channel",
            (
                "tenant.severities.critical.channel",
                "C9876543210",
                "acme/tenant.yaml:1:34",
                "default: C0123456789",
            ),
            id="a setting",
        ),
        pytest.param(
            "variables.account",
            ("variables.account", "[hidden]", "default/disk-full.yaml:4:12"),
            id="a sensitive variable is named, not shown",
        ),
        pytest.param(
            "tenant.slack",
            ("tenant.slack", "[hidden]", "acme/tenant.yaml:2:8", "default: [hidden]"),
            id="credentials are named, not shown",
        ),
        pytest.param(
            "tenant.values.link",
            ("tenant.values.link", "[sealed]", "default/tenant.yaml:5:16"),
            id="a sealed value",
        ),
        pytest.param(
            "blocks.title", ("blocks.title", "header", "default/disk-full.yaml:9:5"), id="a block"
        ),
        pytest.param(
            "blocks.1", ("blocks.1", "divider", "default/disk-full.yaml:10:5"), id="without an id"
        ),
    ],
)
def test_one_key(store: Store, key: str, expected: tuple[str, ...]) -> None:
    assert told(store, key) == [expected]


def test_a_key_stands_for_what_is_below_it(store: Store) -> None:
    assert [one[0] for one in told(store, "variables")] == ["variables.host", "variables.account"]


def test_what_null_removes_is_not_listed(store: Store) -> None:
    keys = [one[0] for one in told(store)]

    assert "text" not in keys
    assert keys[:3] == ["severity", "variables.host", "variables.account"]


def test_an_unknown_key_gets_the_nearest_one(store: Store) -> None:
    with pytest.raises(UsageError) as caught:
        told(store, "t.titel")

    assert caught.value.message == "acme/disk-full has nothing called t.titel"
    assert caught.value.hint == "did you mean t.title?"


def test_the_chain_of_a_reader(store: Store) -> None:
    assert chain(store, "acme/disk-full", "fr-CA") == ("fr-FR", "en-US")


def test_a_translation_says_its_state_and_whether_it_is_stale(make_store: MakeStore) -> None:
    marked = {
        "fixtures/default/fr-FR/disk-full.yaml": (
            "texts: {title: Disque plein, left: {one: a, other: b}}\n"
            'sources: {title: "00000000"}\nstates: {title: reviewed}\n'
        ),
    }
    store = Store(make_store({**FILES, **marked}))

    title, left = (
        explain(store, "acme/disk-full", key, "fr-FR")[0] for key in ("t.title", "t.left")
    )

    assert [(one.owner, one.state, one.stale) for one in (title.origin, *title.shadowed)] == [
        ("fr-FR, acme", "", False),
        ("fr-FR, default", "reviewed", True),
        ("en-US, default", "", False),
    ]
    assert [(one.state, one.stale) for one in (left.origin, *left.shadowed)] == [
        ("", False),
        ("", False),
    ]
