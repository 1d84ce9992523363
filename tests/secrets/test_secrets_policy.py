"""The creation rules of `.sops.yaml`, as sops understands them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sealing import Person, needs_sops, sops

from fixturectl.secrets.policy import found, parsed, rule_for, scaffold
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

RULES = b"""\
shared: &shared
  age: &age age1a, age1b
creation_rules:
  - path_regex: ^fixtures/acme/
    <<: *shared
    encrypted_regex: ^slack$
    mac_only_encrypted: true
  - path_regex: \\.yaml$
    key_groups:
      - age: [age1c]
        hc_vault: [https://v/v1/t/keys/k]
        pgp: [F]
        kms: [{arn: arn:a, role: r}]
        gcp_kms: [projects/p]
  - age: *age
    key_groups: [{age: [x]}, {age: [y]}]
"""


def test_the_first_rule_that_fits_counts() -> None:
    policy = parsed(".sops.yaml", RULES)

    acme, other, rest = (policy.rule(path) for path in ("fixtures/acme/x", "x.yaml", "x.json"))

    assert acme is not None
    assert acme.recipients == {"age": ("age1a", "age1b")}
    assert acme.selection == Selection("encrypted_regex", "^slack$")
    assert acme.mac_only_encrypted
    assert acme.place == ".sops.yaml:4:5"
    assert other is not None
    assert other.recipients == {
        "age": ("age1c",),
        "hc_vault": ("https://v/v1/t/keys/k",),
        "pgp": ("F",),
        "kms": ("arn:a+r",),
        "gcp_kms": ("projects/p",),
    }
    assert rest is not None
    assert rest.groups


def test_without_a_rule_that_fits_there_is_none(tmp_path: Path) -> None:
    assert parsed("p", b"creation_rules: []\n").rule("x") is None
    assert rule_for(tmp_path / "x.yaml") is None


def test_the_nearest_policy_counts_for_paths_below_it(tmp_path: Path) -> None:
    (tmp_path / "deep/er").mkdir(parents=True)
    (tmp_path / ".sops.yaml").write_text("creation_rules: [{age: age1a, path_regex: ^deep/er/x}]\n")

    rule = rule_for(tmp_path / "deep/er/x.yaml")

    assert rule is not None
    assert rule.recipients == {"age": ("age1a",)}
    assert found(tmp_path / "deep") == tmp_path / ".sops.yaml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: [", "did not find", id="not YAML"),
        pytest.param("a: b\n", "creation_rules is not a list", id="no rules"),
        pytest.param("creation_rules: [x]\n", "not a mapping", id="a rule that is none"),
        pytest.param("creation_rules: [{path_regex: (}]\n", "no regular", id="a broken pattern"),
        pytest.param(
            "creation_rules: [{path_regex: [a]}]\n", "is not a text", id="a list for a pattern"
        ),
        pytest.param(
            "creation_rules: [{encrypted_regex: a, encrypted_suffix: b}]\n",
            "exclude",
            id="two rules",
        ),
        pytest.param(
            "creation_rules: [{fernet: true, age: age1a}]\n", "can't be mixed", id="Fernet and age"
        ),
    ],
)
def test_a_policy_that_can_not_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(SecretsError, match=said):
        parsed(".sops.yaml", text.encode())


def test_fernet_alone_is_a_recipient() -> None:
    rule = parsed("p", b"creation_rules: [{fernet: true}]\n").rule("x")

    assert rule is not None
    assert rule.names() == {("fernet", "ENCRYPTION_KEY")}


def test_a_scaffold_is_a_policy_with_a_rule_for_each_tenant() -> None:
    text = scaffold(["age1a"], [("acme", "age1b"), ("acme", "age1c")])
    policy = parsed(".sops.yaml", text.encode())

    acme, other = (policy.rule(f"fixtures/{name}/tenant.yaml") for name in ("acme", "other"))

    assert acme is not None
    assert acme.recipients == {"age": ("age1a", "age1b", "age1c")}
    assert other is not None
    assert other.recipients == {"age": ("age1a",)}
    assert other.selection.chooses(("slack", "token"))
    assert not other.selection.chooses(("name",))


def test_a_scaffold_without_recipients_names_none() -> None:
    rule = parsed(".sops.yaml", scaffold().encode()).rule("fixtures/a/tenant.yaml")

    assert rule is not None
    assert rule.recipients == {}


@needs_sops
def test_sops_reads_a_scaffold(tmp_path: Path) -> None:
    (tmp_path / ".sops.yaml").write_text(scaffold([Person.new().recipient]))
    path = tmp_path / "fixtures/acme/tenant.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: Acme\nslack: {token: x}\n")

    done = sops(tmp_path, "encrypt", str(path))

    assert done.status == 0, done.err
    assert b"name: Acme" in done.out
    assert b"token: ENC[" in done.out
