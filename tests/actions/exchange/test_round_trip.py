"""An export that is imported again changes no byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import translated
from hypothesis import given, settings
from hypothesis import strategies as st
from returned import FORMS, OF_TODAY, taken, tree

from fixturectl.actions.exchange.export import Request, export
from fixturectl.actions.opening import OpenStore

if TYPE_CHECKING:
    from conftest import MakeStore

STATES = st.sampled_from(["", "translated", "reviewed", "fuzzy", "machine"])
HASHES = st.sampled_from(["", "of today", "00000000"])
WORDS = st.text(st.sampled_from("ab {}\"'\\\n\té:#&<>"), max_size=12)


@st.composite
def files_of_texts(draw: st.DrawFn) -> str:
    """Return a file as people and the tool may have left it, whatever its translations say."""
    said: list[str] = ["# somebody's note", "texts:"]
    keys = draw(st.lists(st.sampled_from(["title", "left", "advice", "lost"]), unique=True))
    for key in keys:
        if key == "left" and draw(st.booleans()):
            forms = draw(st.dictionaries(st.sampled_from(["=0", "one", "other", "many"]), WORDS))
            values = ", ".join(f'"{name}": {quoted(text)}' for name, text in forms.items())
            said.append(f"  {key}:   {{ {values} }} # kept")
        else:
            said.append(f"  {key}:   {quoted(draw(WORDS))}")
    if not keys:
        said[-1] = "texts: {}"
    hashes = {key: draw(HASHES) for key in keys}
    states = {key: draw(STATES) for key in keys}
    for section, marks in (("sources", hashes), ("states", states)):
        lines = [
            f'  {key}: "{OF_TODAY.get(key, "11111111") if value == "of today" else value}"'
            for key, value in marks.items()
            if value
        ]
        said += [f"{section}:", *lines] if lines else []
    return "\n".join(said) + "\n"


def quoted(text: str) -> str:
    plain_text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain_text.replace("\n", "\\n").replace("\t", "\\t") + '"'


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("locale", ["fr-FR", "ja-JP", "pl-PL"])
@settings(max_examples=25, deadline=None)
@given(file=files_of_texts())
def test_an_export_imported_again_changes_no_byte(
    form: str, locale: str, file: str, make_store: MakeStore
) -> None:
    path = f"fixtures/default/{locale}/disk-full.yaml"
    root = make_store(translated.STORE | {path: file})
    before = tree(root)

    content = export(OpenStore(root), Request(form, locale)).content
    found = taken(root, content, f"back.{form}")

    assert (found.accepted, found.refused, found.unknown) == ([], [], [])
    assert tree(root) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_store_with_all_its_heirs_too(form: str, make_store: MakeStore) -> None:
    heir = {
        "fixtures/acme/tenant.yaml": "extends: default\n",
        "fixtures/acme/fr-FR/disk-full.yaml": (
            "texts:\n  title: 'Acme {host}'\nstates: {title: machine}\n"
        ),
    }
    root = make_store(translated.STORE | heir)
    before = tree(root)

    found = taken(root, export(OpenStore(root), Request(form, "fr-FR")).content, f"b.{form}")

    assert tree(root) == before
    assert set(found.idle) == {"same"}
