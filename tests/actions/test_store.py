"""The public API: a store is opened, named things are found, a message is rendered."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fixturectl
from fixturectl import Diagnostic, Message, Store
from fixturectl.errors import FindingsError, FixturectlError, UsageError

if TYPE_CHECKING:
    from conftest import MakeStore

SAMPLES = Path(__file__).parents[2]

TENANT = """\
format: 1
store: test
locales: [en-US, fr-FR]
timezone: UTC
severities: {critical: {emoji: ":fire:", channel: C0123456789}}
statuses: {firing: {color: "#D00000"}, resolved: {color: "#2EB67D"}}
"""
FIXTURE = """\
severity: critical
variables:
  host: {type: string, example: db-1, max_length: 40}
  token: {type: string, example: visible, sensitive: true}
  since: {type: datetime, example: "2026-11-22T10:15:00Z"}
samples:
  other: {host: db-2}
text: "{{ t.title }}"
blocks:
  - {type: header, text: "{{ t.title }}"}
  - {type: section, text: "{{ host }} {{ token }} {{ since | relative }}"}
"""
TEXTS = 'texts: {title: "Disk full on {host}"}\n'
FRENCH = 'texts: {title: "Disque plein sur {host}"}\n'
FILES = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/disk-full.yaml": FIXTURE,
    "fixtures/default/en-US/disk-full.yaml": TEXTS,
    "fixtures/default/fr-FR/disk-full.yaml": FRENCH,
    "fixtures/acme/tenant.yaml": "extends: default\ndefault_locale: fr-FR\n",
}


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    return Store(make_store(FILES))


def test_a_tenant_renders_what_it_inherits_in_its_default_locale(store: Store) -> None:
    message = store.render("acme/disk-full", now=datetime(2026, 11, 22, 10, 45, tzinfo=UTC))

    assert isinstance(message, Message)
    assert message.locale == "fr-FR"
    assert message.text == "Disque plein sur db-1"
    assert message.blocks[0]["text"] == {
        "type": "plain_text",
        "text": "Disque plein sur db-1",
        "emoji": True,
    }
    assert message.blocks[1]["text"]["text"] == "db-1 [masked] il y a 30 minutes"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param({"variables": {"host": "db-9"}}, "Disk full on db-9", id="given wins"),
        pytest.param({"sample": "other"}, "Disk full on db-2", id="sample over example"),
        pytest.param(
            {"sample": "other", "variables": {"host": "db-9"}}, "Disk full on db-9", id="both"
        ),
    ],
)
def test_values_come_from_the_caller_then_the_sample_then_the_example(
    store: Store, arguments: dict[str, object], expected: str
) -> None:
    message = store.render("default/disk-full", locale="en-US", **arguments)  # type: ignore[arg-type] # a table of keyword arguments

    assert message.text == expected


def test_sensitive_values_are_shown_only_on_demand(store: Store) -> None:
    message = store.render("default/disk-full", variables={"token": "hush"}, reveal=True)

    assert "hush" in message.to_json()
    assert "hush" not in store.render("default/disk-full", variables={"token": "hush"}).to_json()


@pytest.mark.parametrize(
    ("address", "arguments", "message", "hint"),
    [
        ("acne/disk-full", {}, "no tenant acne", "did you mean acme?"),
        ("acme/disk-ful", {}, "tenant acme has no fixture disk-ful", "did you mean disk-full?"),
        ("disk-full", {}, "disk-full is no address of a fixture", "write TENANT/FIXTURE"),
        ("acme/disk-full", {"locale": "fr_FR"}, "fr_FR", "fr-FR"),
        ("acme/disk-full", {"status": "resolvd"}, "no status resolvd", "did you mean resolved?"),
        ("acme/disk-full", {"sample": "othr"}, "othr", "did you mean other?"),
        ("acme/disk-full", {"variables": {"hots": "x"}}, "hots", "did you mean host?"),
        ("acme/disk-full", {"variables": {"since": "soon"}}, "since", ""),
    ],
)
def test_what_is_not_there_is_wrong_usage_with_the_nearest_name(
    store: Store, address: str, arguments: dict[str, object], message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        store.render(address, **arguments)  # type: ignore[arg-type] # a table of keyword arguments

    assert message in caught.value.message
    assert hint in caught.value.hint


def test_faults_of_the_files_are_findings_with_their_place(make_store: MakeStore) -> None:
    broken = FIXTURE.replace("{{ host }}", "{{ hots }}")
    store = Store(make_store({**FILES, "fixtures/default/disk-full.yaml": broken}))

    with pytest.raises(FindingsError) as caught:
        store.render("acme/disk-full")

    (found,) = caught.value.diagnostics
    assert isinstance(found, Diagnostic)
    assert (found.path, found.line, found.column) == ("fixtures/default/disk-full.yaml", 11, 31)
    assert found.check == "undefined-name"
    assert found.hint == "did you mean host?"


def test_what_breaks_a_rule_of_slack_is_shown_and_said(make_store: MakeStore) -> None:
    long = "texts: {title: " + "x" * 151 + "}\n"
    store = Store(make_store({**FILES, "fixtures/default/en-US/disk-full.yaml": long}))

    message = store.render("default/disk-full", locale="en-US")

    assert [(one.check, one.path, one.level) for one in message.problems] == [
        ("block-length", "fixtures/default/en-US/disk-full.yaml", "error")
    ]


def test_names_of_a_store(store: Store) -> None:
    assert store.tenants() == ["acme", "default"]
    assert store.fixtures("acme") == ["disk-full"]
    assert repr(store).startswith("Store('/")


def test_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FixturectlError, match="no store"):
        Store()
    with pytest.raises(FixturectlError, match="no store"):
        Store(tmp_path)


def test_every_sample_of_the_sample_store_renders_in_every_locale() -> None:
    store = Store(SAMPLES)

    for tenant in store.tenants():
        for name in store.fixtures(tenant):
            found, fixture = store.find(f"{tenant}/{name}")
            for locale in found.locales:
                for sample in (None, *fixture.samples):
                    message = store.render(f"{tenant}/{name}", locale=locale, sample=sample)
                    assert message.problems == (), (tenant, name, locale, sample)
                    assert message.blocks


def test_the_first_wording_the_product_was_asked_for() -> None:
    message = Store(SAMPLES).render("spotify-premium/playback-failure", locale="fr-FR")

    body = message.to_json()
    for line in (
        "Lecture Spotify interrompue",
        "Panne critique de diffusion audio détectée",
        "Enquête immédiate requise",
    ):
        assert line in body


def test_importing_the_package_loads_nothing_of_it() -> None:
    script = (
        "import sys, fixturectl; print([m for m in sys.modules if m.startswith('fixturectl.')])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )

    assert done.stdout.strip() == "[]"


def test_the_package_offers_what_it_names() -> None:
    assert set(fixturectl.__all__) == {"Diagnostic", "Message", "Receipt", "Store", "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'Stroe'"):
        _ = fixturectl.Stroe  # misspelt on purpose
