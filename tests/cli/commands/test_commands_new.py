"""New tenants and fixtures render at once, and no name gets by that the store refuses later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store

if TYPE_CHECKING:
    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": (
        "format: 1\nseverities: {critical: {}, warning: {}, info: {}}\nlocales: [en-US, fr-FR]\n"
    ),
    "fixtures/default/disk-full.yaml": "severity: info\ntext: x\n",
    "fixtures/acme/tenant.yaml": "extends: default\nsource_locale: fr-FR\n",
    "fixtures/acme/queue.yaml": "severity: info\ntext: x\n",
    "fixtures/acme/Shouting.yaml": "severity: info\ntext: x\n",
    "fixtures/acme/de-DE/only-texts.yaml": "texts: {}\n",
}


def test_a_tenant_inherits_and_has_nothing_wrong(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "new", "beta-eu", "--extends", "acme")

    assert (done.status, done.out) == (0, "created fixtures/beta-eu/tenant.yaml\n")
    tenant = Store(root).tenant("beta-eu")
    assert tenant.problems == ()
    assert tenant.lineage == ("beta-eu", "acme", "default")
    assert tenant.name == "Beta Eu"


def test_a_fixture_renders_and_has_nothing_wrong(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "new", "acme/certificate-expiring")

    assert done.status == 0
    assert done.out.splitlines() == [
        "created fixtures/acme/certificate-expiring.yaml",
        "created fixtures/acme/fr-FR/certificate-expiring.yaml",
    ]
    store = Store(root)
    for sample in (None, "other-host"):
        message = store.render("acme/certificate-expiring", sample=sample)
        assert message.problems == ()
        assert "Certificate expiring" in json.dumps(message.payload)
    fixture = store.find("acme/certificate-expiring")[1]
    assert fixture.problems == ()
    assert fixture.severity is not None
    assert fixture.severity.value == "warning"


def test_the_severity_is_the_one_asked_for(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)

    done = call("--store", str(root), "new", "acme/x", "--severity", "critical")

    assert done.status == 0
    assert "severity: critical\n" in (root / "fixtures/acme/x.yaml").read_text()


def test_without_the_usual_severity_the_least_urgent_is_taken(
    call: Run, make_store: MakeStore
) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "severities: {high: {}, low: {}}\n"})

    assert call("--store", str(root), "new", "default/x").status == 0
    assert "severity: low\n" in (root / "fixtures/default/x.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(["acme"], "fixtures/acme is already there", "another name", id="a tenant"),
        pytest.param(
            ["acme/queue"], "fixtures/acme/queue.yaml is already there", "another", id="a fixture"
        ),
        pytest.param(["Beta"], '"Beta" can\'t be the name of a tenant', "a-z, 0-9", id="capitals"),
        pytest.param(["-beta"], "no such option", "--help", id="looks like an option"),
        pytest.param(["a" * 64], "can't be the name", "1 to 63", id="too long"),
        pytest.param(["../evil"], '".." can\'t be the name', "", id="leads out")
        if False
        else pytest.param(["../evil"], "no tenant ..", "use 1 to 63", id="leads out"),
        pytest.param(["acme/a b"], '"a b" can\'t be the name of a fixture', "a-z", id="a blank"),
        pytest.param(["acme/tenant"], "tenant is a reserved name", "another name", id="reserved"),
        pytest.param(
            ["acme/glossary"], "glossary is a reserved name", "another", id="reserved too"
        ),
        pytest.param(
            ["acme/shouting"],
            "Shouting.yaml differs from it only by its case",
            "another",
            id="twin",
        ),
        pytest.param(["acme/x.yaml"], "names no tenant or fixture", "acme/disk-full", id="a path"),
        pytest.param(["a/b/c"], "names no tenant or fixture", "TENANT/FIXTURE", id="too deep"),
        pytest.param(["acme/"], "names no tenant or fixture", "TENANT/FIXTURE", id="half of it"),
        pytest.param(["acne/x"], "no tenant acne", "did you mean acme?", id="unknown tenant"),
        pytest.param(["zzz/x"], "no tenant zzz", "fixturectl new zzz makes one", id="no like it"),
        pytest.param(["b", "--extends", "acne"], "no tenant acne", "acme?", id="unknown parent"),
        pytest.param(
            ["acme/disk-full"],
            "acme inherits disk-full from default",
            "only what differs into fixtures/acme/disk-full.yaml",
            id="inherited already",
        ),
        pytest.param(
            ["default/queue"], "acme has a fixture queue", "another name", id="below it is one"
        ),
        pytest.param(
            ["default/only-texts"], "acme has a fixture only-texts", "", id="texts below it"
        ),
        pytest.param(
            ["acme/x", "--severity", "critcal"], "no severity critcal", "critical?", id="a typo"
        ),
        pytest.param(
            ["acme/x", "--severity", "zzz"], "no severity zzz", "critical, warning", id="unknown"
        ),
        pytest.param(
            ["acme/x", "--extends", "default"], "--extends is not for a fixture", "leave", id="both"
        ),
        pytest.param(
            ["beta", "--severity", "info"], "--severity is not for a tenant", "leave", id="both too"
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_next_step(
    arguments: list[str], message: str, hint: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(STORE)
    before = sorted(root.rglob("*"))

    done = call("--store", str(root), "new", *arguments)

    assert done.status == 2
    assert message in done.err
    assert hint in done.err.partition("hint: ")[2]
    assert sorted(root.rglob("*")) == before


def test_the_root_tenant_is_made_by_init(call: Run, make_store: MakeStore) -> None:
    done = call("--store", str(make_store({})), "new", "default")

    assert done.status == 2
    assert "fixturectl init writes it" in done.err


def test_a_store_without_severities_says_where_they_go(call: Run, make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "format: 1\n"})

    done = call("--store", str(root), "new", "default/x")

    assert done.status == 2
    assert "the tenant default has no severities" in done.err
    assert "add severities: to fixtures/default/tenant.yaml" in done.err


def test_without_a_store_the_status_is_3(call: Run) -> None:
    done = call("new", "acme")

    assert done.status == 3
    assert "fixturectl init makes one" in done.err


def test_a_tenant_that_is_a_link_is_not_followed(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)
    (root / "fixtures/linked").symlink_to(root.parent)

    done = call("--store", str(root), "new", "linked/x")

    assert done.status == 2
    assert not (root.parent / "x.yaml").exists()
