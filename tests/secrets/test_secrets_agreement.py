"""A sealed file against policy: rule, recipients, tenant."""

from __future__ import annotations

import pytest
from sealing import CREDENTIALS, Person, open_sealed, policy, seal

from fixturectl.secrets import metadata
from fixturectl.secrets.agreement import (
    bound_to,
    difference,
    refuse_other_recipients,
    refuse_other_rule,
    refuse_other_tenant,
    rule_fault,
    tenant_of,
)
from fixturectl.secrets.policy import Rule, parsed
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed as file_of

ANNA, BERT = Person.new(), Person.new()
CLEAR = b"slack: {token: x}\nsecrets: {bound_to: acme}\n"
SEALED = seal(CLEAR, ANNA, CREDENTIALS)


def _rule(text: str) -> Rule:
    rule = parsed(".sops.yaml", text.encode()).rule("fixtures/acme/tenant.yaml")
    assert rule is not None
    return rule


def _block(content: bytes) -> metadata.Metadata:
    found = metadata.read(file_of("file.yaml", content))
    assert found is not None
    return found


def test_a_file_as_policy_wants_it_passes() -> None:
    rule = _rule(policy(ANNA))

    assert not difference(_block(SEALED), rule)
    assert rule_fault(_block(SEALED), rule) == ""
    refuse_other_rule(file_of("f", SEALED), _block(SEALED), None)
    refuse_other_recipients(file_of("f", SEALED), _block(SEALED), None)


def test_recipients_differ_both_ways() -> None:
    rule = _rule(policy(BERT))

    found = difference(_block(SEALED), rule)

    assert found.extra == (("age", ANNA.recipient),)
    assert found.missing == (("age", BERT.recipient),)
    with pytest.raises(SecretsError, match="recipients are not policy's"):
        refuse_other_recipients(file_of("f", SEALED), _block(SEALED), rule)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("^(slack|secrets)$", "^slack$", "is not policy's", id="narrower"),
        pytest.param("^(slack|secrets)$", "s", "is not policy's", id="wider"),
        pytest.param(
            "    version", "    mac_only_encrypted: true\n    version", "leaves out", id="MAC"
        ),
    ],
)
def test_another_rule_is_refused(old: str, new: str, said: str) -> None:
    content = SEALED.replace(old.encode(), new.encode())

    with pytest.raises(SecretsError, match=said):
        refuse_other_rule(file_of("f", content), _block(content), _rule(policy(ANNA)))


def test_a_stronger_mac_than_policy_asks_for_passes() -> None:
    rule = _rule(policy(ANNA, more="    mac_only_encrypted: true\n"))

    assert rule.mac_only_encrypted
    assert rule_fault(_block(SEALED), rule) == ""


@pytest.mark.parametrize(
    ("path", "tenant"),
    [
        ("/s/fixtures/acme/tenant.yaml", "acme"),
        ("fixtures/acme/tenant.yaml", "acme"),
        ("fixtures/acme/disk-full.yaml", ""),
        ("acme/tenant.yaml", ""),
        ("x/acme/tenant.yaml", ""),
    ],
)
def test_a_tenants_settings_are_known_by_their_path(path: str, tenant: str) -> None:
    assert tenant_of(path) == tenant


def test_a_file_of_another_tenant_is_refused() -> None:
    opened = open_sealed(SEALED, ANNA)

    bound = bound_to(opened.values)

    assert bound is not None
    assert bound.plain == b"acme"
    refuse_other_tenant(opened.file, opened.values, "fixtures/acme/tenant.yaml")
    refuse_other_tenant(opened.file, opened.values, "anywhere/else.yaml")
    with pytest.raises(SecretsError, match="belong to another tenant than other") as refused:
        refuse_other_tenant(opened.file, opened.values, "fixtures/other/tenant.yaml")
    assert "acme" not in refused.value.message
