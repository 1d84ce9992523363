"""The `sops` block, read from the real one and from broken ones, and written."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from sealing import Person, seal

from fixturectl.secrets import metadata
from fixturectl.secrets.metadata import Fresh, Metadata
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed
from fixturectl.secrets.selection import Selection

PERSON = Person.new()
SEALED = seal(b"a: x\n", PERSON).decode()


def _read(text: str) -> Metadata | None:
    return metadata.read(parsed("file.yaml", text.encode()))


def test_a_block_is_read() -> None:
    found = _read(SEALED)

    assert found is not None
    assert found.recipients["age"][0]["recipient"] == PERSON.recipient
    assert found.selection == Selection("unencrypted_suffix", "_unencrypted")
    assert (found.version, found.groups, found.mac_only_encrypted) == ("3.11.0", False, False)
    assert found.bound == b"2026-11-22T10:15:00Z"


def test_a_file_without_a_block_has_none() -> None:
    assert _read("a: x\n") is None


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        pytest.param(r"sops:\n(.*\n)*", "sops: x\n", "kept for the block", id="no mapping"),
        pytest.param(r"    mac: .*\n", "", "no mac", id="no MAC"),
        pytest.param(r"    mac: .*\n", "    mac: [x]\n", "no mac", id="a list for a MAC"),
        pytest.param(r"    lastmodified: .*\n", "", "no lastmodified", id="no time"),
        pytest.param(r"lastmodified: .*", "lastmodified: today", "no time", id="a wrong time"),
        pytest.param(r"unencrypted_suffix: .*", "encrypted_regex: (", "the rule", id="no rule"),
        pytest.param(r"    age:\n(        .*\n)*", "    age: [x]\n", "list age", id="recipients"),
        pytest.param(
            r"    age:\n(        .*\n)*", "    age: [&a {b: c}, *a]\n", "list age", id="an alias"
        ),
    ],
)
def test_a_broken_block_is_refused(pattern: str, text: str, said: str) -> None:
    broken = re.sub(pattern, lambda _: text, SEALED)

    with pytest.raises(SecretsError, match=said):
        _read(broken)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("2026-11-22T10:15:00.123Z", b"2026-11-22T10:15:00Z"),
        ("2026-11-22T10:15:00+00:00", b"2026-11-22T10:15:00Z"),
        ("2026-11-22T10:15:00+02:00", b"2026-11-22T10:15:00+02:00"),
    ],
)
def test_the_mac_is_bound_to_the_time_as_go_writes_it(written: str, bound: bytes) -> None:
    found = _read(SEALED.replace("2026-11-22T10:15:00Z", written))

    assert found is not None
    assert found.bound == bound


def test_an_empty_list_of_recipients_is_none() -> None:
    found = _read(
        SEALED.replace("    lastmodified", "    pgp: null\n    kms: {arn: a}\n    lastmodified")
    )

    assert found is not None
    assert (found.recipients["pgp"], found.recipients["kms"]) == ([], [{"arn": "a"}])


def test_a_block_is_written_in_the_order_of_sops() -> None:
    recipients = {
        "pgp": [{"fp": "F"}],
        "age": [{"recipient": "age1", "enc": "one\ntwo\n"}],
        "hc_vault": [{"vault_address": "https://v", "enc": "vault:v1:x"}],
    }
    moment = metadata.stamp(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    fresh = Fresh(recipients, Selection("encrypted_regex", "^it's$"), True, "ENC[x]", moment)

    assert metadata.write(fresh) == [
        "sops:",
        "    hc_vault:",
        "        - vault_address: https://v",
        "          enc: vault:v1:x",
        "    age:",
        "        - recipient: age1",
        "          enc: |",
        "            one",
        "            two",
        '    lastmodified: "2026-01-02T03:04:05Z"',
        "    mac: ENC[x]",
        "    pgp:",
        "        - fp: F",
        "    encrypted_regex: '^it''s$'",
        "    mac_only_encrypted: true",
        "    version: 3.11.0",
    ]
