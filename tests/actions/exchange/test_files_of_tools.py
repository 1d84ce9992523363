"""Files as tools return them: reordered, wrapped, with other headers and what they added."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import translated
from babel.messages.pofile import read_po, write_po
from returned import FORMS, taken, texts, tree
from translate.storage import pypo

from fixturectl.actions.exchange.export import Request, export
from fixturectl.actions.opening import OpenStore
from fixturectl.texts import exchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeStore


def as_crowdin(po: str) -> str:
    """Other headers, copies for what is untranslated, no comments, windows line ends."""
    head, *entries = po.split("\n\n")
    plural = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
    head = head.replace("nplurals=2; plural=(n > 1);", plural).replace("fr-FR", "fr")
    entries = [
        "\n".join(line for line in one.split("\n") if not line.startswith("#")) for one in entries
    ]
    entries = [
        one.replace("msgstr[1]", "msgstr[2]").replace("msgstr[2]", 'msgstr[1] ""\nmsgstr[2]', 1)
        for one in entries
    ]
    return "\ufeff" + "\r\n\r\n".join([head, *entries]).replace("\n", "\r\n").replace("\r\r", "\r")


def as_weblate(po: str) -> str:
    """Reordered, wrapped at 77 columns, obsolete entries kept, team notes above."""
    head, *entries = po.rstrip("\n").split("\n\n")
    extra = '#~ msgctxt "default/gone.title"\n#~ msgid "Gone"\n#~ msgstr "Parti"'
    return "# Team\n" + "\n\n".join([head, *reversed(entries), extra]) + "\n"


def as_poedit(po: str) -> str:
    """Wrapped anew, each word on its line, with headers of its own."""
    top = '"Language: fr-FR\\n"'
    wrapped = "\n".join(
        line.replace('msgstr "', 'msgstr ""\n"').replace(" de ", ' de "\n"')
        if line.startswith('msgstr "') and line != 'msgstr ""'
        else line
        for line in po.split("\n")
    )
    return wrapped.replace(top, '"Language: fr_FR\\n"\n"X-Poedit-Basepath: .\\n"')


@pytest.mark.parametrize("returned", [as_crowdin, as_weblate, as_poedit])
def test_a_file_as_a_tool_returns_it_changes_only_what_was_translated(
    returned: object, make_store: MakeStore
) -> None:
    assert callable(returned)
    root = make_store(translated.STORE)
    po = export(OpenStore(root), Request("po", "fr-FR")).content.decode()
    untouched = taken(root, returned(po))
    assert tree(root)[translated.FRENCH_PATH] == translated.FRENCH.encode()
    assert untouched.idle == {"same": 3}

    found = taken(root, returned(po).replace("presque plein", "bientôt plein"))

    assert [one.edit.key for one in found.accepted] == ["title"]
    assert texts(root)["texts"]["title"] == "Le disque de {host} est bientôt plein"


def saved_by_the_toolkit(po: bytes, _: Path) -> bytes:
    """As Weblate saves it, which uses this library."""
    toolkit: Any = pypo  # which has no types
    store = toolkit.pofile.parsestring(po)
    store.units[-1].addnote("checked", origin="translator")
    return bytes(store)


def saved_by_babel(po: bytes, _: Path) -> bytes:
    file = io.BytesIO()
    write_po(file, read_po(io.BytesIO(po)), width=40, sort_output=True)
    return file.getvalue()


def saved_by_msgcat(po: bytes, folder: Path) -> bytes:
    file = folder / "a.po"
    file.write_bytes(po)
    return ran("msgcat", "--width=30", "--sort-output", str(file))


def merged_by_msgmerge(po: bytes, folder: Path) -> bytes:
    file, template = folder / "a.po", folder / "a.pot"
    file.write_bytes(po)
    template.write_bytes(export(OpenStore(folder / "store"), Request("po", "en-US")).content)
    return ran("msgmerge", "-q", "--previous", "-o", "-", str(file), str(template))


def ran(*words: str) -> bytes:
    if shutil.which(words[0]) is None:
        pytest.skip("gettext is not installed")
    return subprocess.run(words, check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    "tool", [saved_by_the_toolkit, saved_by_babel, saved_by_msgcat, merged_by_msgmerge]
)
@pytest.mark.parametrize("locale", ["fr-FR", "pl-PL", "ar", "ja-JP"])
def test_a_file_that_a_real_tool_has_saved(
    locale: str, tool: Callable[[bytes, Path], bytes], make_store: MakeStore, tmp_path: Path
) -> None:
    stale = translated.STORE[f"fixtures/default/{locale}/disk-full.yaml"]
    stale += 'sources: {left: "00000000"}\nstates: {title: machine}\n'
    root = make_store(translated.STORE | {f"fixtures/default/{locale}/disk-full.yaml": stale})
    before = tree(root)
    content = tool(export(OpenStore(root), Request("po", locale)).content, tmp_path)

    found = taken(root, content)

    assert tree(root) == before
    assert not {"copied", "unfinished"} & found.idle.keys()
    assert sum(found.idle.values()) == 3
    assert (found.refused, found.unknown) == ([], [])


def test_every_format_is_recognized() -> None:
    assert set(exchange.formats()) == set(FORMS)
