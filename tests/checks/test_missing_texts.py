"""A file of texts that holds none hides nothing: what templates use is unknown then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeStore, Run

FILES = {
    "fixtures/default/tenant.yaml": "format: 1\nstore: test\nlocales: [en-US]\n"
    'severities: {critical: {emoji: ":fire:", channel: C0123456789}}\n',
    "fixtures/default/disk-full.yaml": "severity: critical\n"
    'text: "{{ t.title }}"\nblocks: [{type: divider}]\n',
}


@pytest.mark.parametrize("texts", ["texts: null\n", "{}\n", "texts: {}\n", "states: {}\n"])
def test_no_texts_are_unknown_texts(texts: str, make_store: MakeStore, call: Run) -> None:
    store = make_store({**FILES, "fixtures/default/en-US/disk-full.yaml": texts})

    done = call("--store", str(store), "validate")

    assert done.status == 1
    assert "disk-full.yaml:2:13: error: unknown text title [text-unknown]" in done.out
