"""All kinds of recipients at once."""

from __future__ import annotations

from sealing import Person, seal

from fixturectl.secrets import metadata
from fixturectl.secrets.providers import providers, recipients_of_file, recipients_of_rule
from fixturectl.secrets.sealing import parsed

PERSON = Person.new()


def test_the_folder_is_the_list_of_providers() -> None:
    assert set(providers()) == {"age", "hc_vault", "fernet"}
    for kind, provider in providers().items():
        assert kind == provider.KIND
        assert all(hasattr(provider, name) for name in ("RULE", "named", "name", "wrap", "unwrap"))


def test_a_rule_names_recipients_by_kind() -> None:
    rule = {
        "age": "a, b,",
        "pgp": ["F"],
        "kms": "",
        "hc_vault_transit_uri": "https://v/v1/t/keys/k",
    }

    assert recipients_of_rule(rule) == {
        "age": ("a", "b"),
        "hc_vault": ("https://v/v1/t/keys/k",),
        "pgp": ("F",),
    }


def test_a_file_names_recipients_by_kind() -> None:
    found = metadata.read(parsed("file.yaml", seal(b"a: x\n", PERSON)))

    assert found is not None
    assert recipients_of_file(found) == {"age": (PERSON.recipient,)}
