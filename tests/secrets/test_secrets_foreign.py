"""Recipients that sops alone can serve: their names in a rule are those in a file."""

from __future__ import annotations

import pytest

from fixturectl.secrets.foreign import FOREIGN

KINDS = {foreign.kind: foreign for foreign in FOREIGN}


@pytest.mark.parametrize(
    ("kind", "value", "entry"),
    [
        ("pgp", "AB CD", {"fp": "ABCD"}),
        ("kms", ["arn:a+role"], {"arn": "arn:a", "role": "role"}),
        ("kms", "arn:a", {"arn": "arn:a"}),
        ("gcp_kms", "projects/p", {"resource_id": "projects/p"}),
        ("azure_kv", "https://v/k/1", {"vault_url": "https://v", "name": "k", "version": "1"}),
    ],
)
def test_one_name_in_rule_and_file(kind: str, value: object, entry: dict[str, str]) -> None:
    assert KINDS[kind].named(value) == [KINDS[kind].name(entry)]
