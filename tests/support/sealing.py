"""The real sops, and files of every kind that both must read alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyrage  # type: ignore[import-untyped] # it has no types
import pytest

from fixturectl.secrets import metadata, sealing
from fixturectl.secrets.keys import age
from fixturectl.secrets.selection import Selection
from fixturectl.secrets.values import Cipher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.secrets.sealing import Opened

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
EVERYTHING = Selection("unencrypted_suffix", "_unencrypted")

_BESIDE = Path(sys.executable).parent / "sops"
PROGRAM = str(_BESIDE) if _BESIDE.exists() else (shutil.which("sops") or "")
needs_sops = pytest.mark.skipif(not PROGRAM, reason="sops is not installed")


class Person(NamedTuple):
    """Someone with an age identity."""

    identity: str
    recipient: str

    @classmethod
    def new(cls) -> Person:
        made = pyrage.x25519.Identity.generate()
        return cls(str(made), str(made.to_public()))


class Outcome(NamedTuple):
    status: int
    out: bytes
    err: str


def sops(folder: Path, *arguments: str, person: Person | None = None) -> Outcome:
    """Run sops with nothing of the developer's settings."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "SOPS_AGE_KEY": ""}
    if person is not None:
        environment["SOPS_AGE_KEY"] = person.identity
    command = [PROGRAM, "--disable-version-check", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


def rule_lines(kind: Kind, person: Person) -> str:
    """Return a .sops.yaml with the kind's rule for one recipient."""
    lines = f"creation_rules:\n  - age: {person.recipient}\n"
    lines += f"    {kind.selection.rule}: '{kind.selection.text}'\n"
    return lines + ("    mac_only_encrypted: true\n" if kind.only_sealed else "")


def seal(
    content: bytes, person: Person, selection: Selection = EVERYTHING, *, only: bool = False
) -> bytes:
    """Seal a file for one person, as `fixturectl encrypt` does."""
    cipher = Cipher.new()
    recipients = {"age": [age.wrap(cipher.key, person.recipient, NOW)]}
    made = sealing.Seal(cipher, recipients, selection, only)
    return sealing.sealed(sealing.parsed("file.yaml", content), made, NOW)


def open_sealed(content: bytes, person: Person) -> Opened:
    """Open and verify a sealed file by a person's identity."""
    file = sealing.parsed("file.yaml", content)
    found = metadata.read(file)
    assert found is not None
    identity = pyrage.x25519.Identity.from_str(person.identity)
    for entry in found.recipients["age"]:
        if entry["recipient"] == person.recipient:
            key = pyrage.decrypt(entry["enc"].strip().encode(), [identity])
            return sealing.opened(file, found, Cipher(key))
    raise AssertionError("no entry for this person")


CREDENTIALS = Selection("encrypted_regex", "^(slack|secrets)$")


class Kind(NamedTuple):
    """A file in clear and the rule by which it is sealed."""

    text: str
    selection: Selection = EVERYTHING
    only_sealed: bool = False

    @property
    def content(self) -> bytes:
        return self.text.encode()


KINDS: Mapping[str, Kind] = {
    "one value": Kind("token: xoxb-1\n"),
    "credentials among settings": Kind(
        "name: Acme # shown\nslack: {team_id: T1, token: xoxb-1}\nsecrets:\n  a: b\nn: 1.50\n",
        CREDENTIALS,
    ),
    "only sealed values in the MAC": Kind("name: Acme\nslack: {token: x}\n", CREDENTIALS, True),
    "CRLF": Kind("a: one\r\nb:\r\n  - two\r\n  - |\r\n    x\r\n    y\r\nc: 'three'\r\n"),
    "BOM": Kind("\ufeffa: one\nb: 'zwei'\n"),
    "no line feed at the end": Kind("a: one\nb: two"),
    "block scalars": Kind(
        "lit: |\n  a\n   b\n\nstrip: |-\n    x\n    y\nkeep: |+\n  k\n\n\n"
        "fold: >\n  one\n  two\n\n  x\n"
        "indented: |2\n    deep\n   less\nlast: >-\n  z\n"
    ),
    "comments behind block headers": Kind("a: | # why\n  x\n  y\nb: > # what\n  z\nc: d\n"),
    "anchors and aliases": Kind("a: &x one\nb: *x\nl: [*x, two]\nm: &m\n  k: v\nn: *m\no: 1\n"),
    "aliases without secrets": Kind(
        "base: &b {x: 1}\nuse: *b\nslack: &s\n  token: t\nsecrets:\n  copy: *s\n", CREDENTIALS
    ),
    "merge keys": Kind("base: &b\n  x: 1\n  y: two\nd:\n  <<: *b\n  z: 3\n"),
    "nested aliases": Kind("a: &a {t: s}\nb: &b {x: *a, y: [*a]}\nc: *b\n"),
    "flow style": Kind("a: {b: [1, two, 'three', \"four\"], c: {d: e}}\nf: [ x ,\n  y ]\n"),
    "odd keys": Kind(
        '"quoted key": a\n\'single\': b\nwith space: c\n"": d\nüñí ☃: e\n? explicit\n: f\n'
        "'12': g\nnull_: h\nyes: i\n.x: j\n\"tab\\t\": k\n~x: l\n"
    ),
    "several documents": Kind("a: one\n---\nb: two\n# end\n---\nc: 3\n"),
    "document markers": Kind("---\na: one\nb: [x]\n...\n"),
    "a directive": Kind("%YAML 1.1\n---\na: one\n"),
    "dates and times": Kind(
        "a: 2024-01-02\nb: 2024-01-02T03:04:05Z\nc: 2024-1-2 3:4:5.120\n"
        "d: 2024-01-02t03:04:05+05:30\ne: 2024-13-02\nf: 2024-01-02 03:04:05 +02:00\n"
        "g: 2024-02-29T01:02:03,5Z\nh: 2024-02-30\ni: '2024-01-02'\n"
    ),
    "floats": Kind(
        "a: 1.0\nb: 1e3\nc: 1.5e-7\nd: -0.0\ne: .5\nf: 5.\ng: 1e21\nh: .inf\ni: -.INF\nj: .NaN\n"
        "k: 12e03\nl: 1_0.5\nm: 08\nn: 1e400\no: 0x1p4\np: 0.1\nq: 123456789.123456789\n"
        "r: !!float 3\n"
    ),
    "integers": Kind(
        "a: 12\nb: 0o17\nc: 017\nd: 0b101\ne: 0xFF\nf: 1_000\ng: +12\nh: -_1\ni: 0\nj: 1__0\n"
        "k: 9223372036854775807\nl: -9223372036854775808\nm: 99999999999999999999\nn: 0b12\n"
        'o: -0x10\np: 00\nq: !!int "4"\n'
    ),
    "words": Kind(
        "a: yes\nb: no\nc: on\nd: y\ne: true\nf: False\ng: TRUE\nh: tRue\ni: 1:30\nj: =\nk: <<\n"
        "l: 'true'\nm: !!str 12\nn: !!bool true\no: ! x\np: !mine 12\n"
    ),
    "unicode": Kind(
        'a: héllo ☃ 𝄞\nb: "\\u2028 \\x85 \\0 \\e \\uFEFF"\nc: 日本語\nd: "a\\tb"\ne: \'\u00a0\'\n'
    ),
    "empty values": Kind(
        'a: ""\nb: null\nc: ~\nd:\ne: {}\nf: []\ng: [null, "", x]\nh: Null\ni: !!str\nj: k\n'
    ),
    "comments everywhere": Kind(
        "# head\na: one # behind\n# between\nm:\n  # inside\n  k: v\n  # after\n\n"
        "# foot\nz: end\n# last\n"
    ),
    "comments in lists": Kind("l:\n  # first\n  - a\n  # second\n  - b # behind\n  # third\n"),
    "nested lists": Kind("l:\n- - a\n  - [b, c]\n- - - d\n- k: v\n  m:\n  - |\n    x\n    y\n"),
    "quotes and escapes": Kind(
        'a: \'it\'\'s\'\nb: "say \\"hi\\" \\\\ \\n"\nc: "folded\n  over lines"\nd: plain\n  too\n'
        "e: 'two\n\n  paragraphs'\nf: \"- x\"\ng: ': y'\nh: '# z'\ni: '%'\n"
    ),
    "binary": Kind("a: !!binary aGVsbG8=\nb: !!binary |\n  gIGC\n  /w==\nc: x\n"),
    "long texts": Kind(f"a: {'x' * 300}\nb: {'word ' * 60}end\n"),
    "an indented root": Kind("  a: one\n  b:\n    c: two\n"),
    "encrypted_suffix": Kind(
        "a_enc: x\nb: y\nm_enc: {n: [1, z]}\n", Selection("encrypted_suffix", "_enc")
    ),
    "unencrypted_regex": Kind("a: x\npub: y\n", Selection("unencrypted_regex", "^pub$")),
    "a suffix in clear": Kind("a: x\nb_unencrypted: {c: y, d: 2024-01-02, e: 1.0}\n"),
    "a deep path": Kind("a:\n  b:\n    c:\n      d:\n        e: {f: {g: secret}}\n"),
}


POLICY = """\
creation_rules:
  - path_regex: ^fixtures/
    age: {recipients}
    encrypted_regex: ^(slack|secrets)$
"""
TENANT = """\
name: Acme # shown to nobody
extends: default
slack:
  team_id: T1
  token: "canary-token-1" # the bot's
values: {runbooks: "https://example.com"}
"""


def policy(*people: Person, more: str = "") -> str:
    """Return a .sops.yaml that seals credentials for some people."""
    recipients = ",".join(person.recipient for person in people)
    return POLICY.format(recipients=recipients) + more


def enter(monkeypatch: pytest.MonkeyPatch, home: Path, person: Person | None) -> None:
    """Be this person, with nothing of the developer's own identities."""
    for name in os.environ:
        if name.startswith(("SOPS_", "VAULT_", "XDG_")) or name == "ENCRYPTION_KEY":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    if person is not None:
        monkeypatch.setenv("SOPS_AGE_KEY", person.identity)


def store_with(root: Path, policy_text: str, tenants: Mapping[str, str]) -> Path:
    """Write a store with a policy and the settings of tenants; return its root."""
    for name, text in {"default": "format: 1\n", **tenants}.items():
        path = root / "fixtures" / name / "tenant.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / ".sops.yaml").write_text(policy_text)
    return root
