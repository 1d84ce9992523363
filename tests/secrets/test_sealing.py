"""Whole files, sealed by one tool and opened by the other, compared by the other tool alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sealing import KINDS, Kind, Person, needs_sops, open_sealed, rule_lines, seal, sops

from fixturectl.secrets.sealing import parsed
from fixturectl.store.sops_yaml import sequences

PERSON = Person.new()
kinds = pytest.mark.parametrize(
    "kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()]
)


@cache
def _by_sops(content: bytes, kind: Kind) -> bytes:
    """Return a file sealed by sops."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clear.yaml"
        path.write_bytes(content)
        path.with_name(".sops.yaml").write_text(rule_lines(kind, PERSON))
        done = sops(path.parent, "encrypt", str(path))
    assert done.status == 0, done.err
    return done.out


@cache
def _opened_by_sops(content: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sealed.yaml"
        path.write_bytes(content)
        done = sops(path.parent, "decrypt", str(path), person=PERSON)
    assert done.status == 0, done.err
    return done.out


def _seen(content: bytes, kind: Kind) -> bytes:
    """Return what sops makes of a file in clear: types, values and comments in its spelling."""
    return _opened_by_sops(_by_sops(content, kind))


def _labels(content: bytes) -> list[bytes]:
    """Return the labels of the sealed values in order, without those of comments."""
    found = re.findall(rb"type:([a-z]+)\]", content)
    return [label for label in found if label != b"comment"]


@needs_sops
@kinds
def test_sops_opens_what_was_sealed_here(kind: Kind) -> None:
    sealed = seal(kind.content, PERSON, kind.selection, only=kind.only_sealed)

    assert _opened_by_sops(sealed) == _seen(kind.content, kind)
    assert _labels(sealed) == _labels(_by_sops(kind.content, kind))


@needs_sops
@kinds
def test_what_sops_sealed_opens_here(kind: Kind) -> None:
    by_sops = _by_sops(kind.content, kind)

    clear = open_sealed(by_sops, PERSON).clear()

    again = _by_sops(clear, kind)
    assert _labels(again) == _labels(by_sops)
    assert _opened_by_sops(again) == _seen(kind.content, kind)


@needs_sops
@kinds
def test_what_was_sealed_here_opens_here_to_what_sops_sees(kind: Kind) -> None:
    sealed = seal(kind.content, PERSON, kind.selection, only=kind.only_sealed)

    clear = open_sealed(sealed, PERSON).clear()

    assert _seen(clear, kind) == _seen(kind.content, kind)


@needs_sops
def test_comments_that_sops_moved_into_what_is_empty_leave_it_empty() -> None:
    kind = Kind("a: {} # one\nb: [] # two\nl:\n  - m: [ ] # three\n  - x\n")

    clear = open_sealed(_by_sops(kind.content, kind), PERSON).clear()

    found = parsed("file.yaml", clear).documents[0].root
    assert [len(one.items) for one in sequences(found)] == [0, 2, 0]
    assert found.get("a") is not None
    assert all(text in clear for text in (b"# one", b"# two", b"# three"))
    assert _seen(clear, kind) == _seen(_seen(kind.content, kind), kind)
