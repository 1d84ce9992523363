"""The template and the catalogs follow the phrases of fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.locales.extract import Extracted, extract
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.validate import validate
from fixturectl.errors import FindingsError

if TYPE_CHECKING:
    from conftest import MakeStore

HERE = Path(__file__).parents[3]
POT = "locales/fixturectl.pot"
FRENCH = "locales/fr-FR.po"
TENANT = (
    "source_locale: en-US\nlocales: [en-US, en-GB, fr-FR, fr-CA, de-DE]\n"
    "severities: {critical: {}}\nstatuses: {firing: {}}\n"
)
STORE = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/disk.yaml": "severity: critical\ntext: \"{{ _('Stop') }} {{ _('Wait') }}\"\n",
}


def extracted(root: Path) -> Extracted:
    found = extract(OpenStore(root))
    found.changes.apply()
    return found


def test_a_template_and_a_catalog_for_each_language_are_made(make_store: MakeStore) -> None:
    root = make_store(STORE)

    found = extracted(root)

    assert found.changes.described() == [
        f"create {POT}",
        f"create {FRENCH}",
        "create locales/de-DE.po",
    ]
    assert found.added == ["Stop", "Wait"]
    entries = '\nmsgid "Stop"\nmsgstr ""\n\nmsgid "Wait"\nmsgstr ""\n'
    assert (root / POT).read_text().endswith(entries)
    assert (root / FRENCH).read_text().endswith(entries)
    assert '"Language: fr-FR\\n"' in (root / FRENCH).read_text()
    assert not extracted(root).changes.steps
    checks = {one.check for one in validate(OpenStore(root)).findings}
    assert "phrase-unknown" not in checks
    assert "phrase-missing" in checks


def test_a_store_without_phrases_gets_no_catalogs(make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/default/disk.yaml": "severity: critical\ntext: a\n"})

    assert not extracted(root).changes.steps


def test_phrases_of_patches_and_overrides_and_names_that_are_shown(make_store: MakeStore) -> None:
    root = make_store(
        STORE
        | {
            "fixtures/default/disk.yaml": (
                "severity: critical\ntext: \"{{ _('Stop') if status == 'firing' else _('Go') }}\"\n"
                "blocks:\n  - type: divider\n    block_id: a\n    when: _('Never') == 'x'\n"
            ),
            "fixtures/acme/tenant.yaml": "statuses: {silenced: {}}\n",
            "fixtures/acme/disk.yaml": (
                "patch:\n  - after: a\n    blocks:\n      - type: header\n"
                "        text: \"{{ _('Stay') }} {{ status | label }}\"\n"
            ),
        }
    )

    assert extracted(root).added == [
        "Go",
        "Never",
        "Stay",
        "Stop",
        "critical",
        "firing",
        "silenced",
    ]


def test_what_is_used_no_more_and_then_again(make_store: MakeStore) -> None:
    root = make_store(STORE)
    extracted(root)
    (root / POT).write_text((root / POT).read_text().replace('msgid "W', '#. Button.\nmsgid "W'))
    text = (root / FRENCH).read_text()
    text = text.replace('msgid "Wait"\nmsgstr ""', '#. Button.\nmsgid "Wait"\nmsgstr "Attendre"')
    (root / FRENCH).write_text(text)
    before = {path: (root / path).read_bytes() for path in (POT, FRENCH)}
    fixture = root / "fixtures/default/disk.yaml"
    with_both = fixture.read_text()

    fixture.write_text(with_both.replace(" {{ _('Wait') }}", ""))
    gone = extracted(root)
    assert (gone.obsolete, gone.added) == (["Wait"], [])
    assert '#~ msgid "Wait"\n#~ msgstr "Attendre"\n' in (root / FRENCH).read_text()
    assert "Wait" not in (root / POT).read_text()
    assert "Wait" not in (root / "locales/de-DE.po").read_text()
    fixture.write_text(with_both)
    back = extracted(root)

    assert (back.revived, back.added) == (["Wait"], ["Wait"])
    assert before == {path: (root / path).read_bytes() for path in (POT, FRENCH)}


@pytest.mark.parametrize(
    ("path", "content", "check"),
    [
        pytest.param(
            "fixtures/default/disk.yaml",
            "severity: critical\ntext: \"{{ _('Stop' }}\"\n",
            "template",
            id="a leaf",
        ),
        pytest.param("fixtures/default/disk.yaml", "severity: [\n", "yaml", id="a file"),
        pytest.param(
            "fixtures/default/disk.yaml",
            "severity: critical\ntext: a\nblocks: [{when: true}]\nblocks: []\n",
            "yaml",
            id="a key twice",
        ),
        pytest.param(FRENCH, 'msgid "a\n', "po", id="a catalog"),
        pytest.param(POT, 'msgid "a\n', "po", id="the template"),
    ],
)
def test_nothing_is_changed_while_something_can_not_be_read(
    path: str, content: str, check: str, make_store: MakeStore
) -> None:
    root = make_store(STORE | {path: content})

    with pytest.raises(FindingsError) as caught:
        extracted(root)

    assert check in {one.check for one in caught.value.diagnostics}
    assert path in {one.path for one in caught.value.diagnostics}


@pytest.mark.parametrize("content", ["", "\ufeff\r\n"], ids=["empty", "only a mark and a line end"])
def test_a_catalog_that_was_emptied_begins_anew(content: str, make_store: MakeStore) -> None:
    root = make_store(STORE)
    extracted(root)
    whole = (root / FRENCH).read_bytes()
    (root / FRENCH).write_text(content)

    found = extracted(root)

    assert found.changes.described() == [f"edit {FRENCH}"]
    assert (root / FRENCH).read_bytes() == whole


@pytest.mark.parametrize("path", [FRENCH, POT, "locales"])
def test_a_link_is_named_and_nothing_is_written(
    path: str, make_store: MakeStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = make_store(STORE)
    extracted(root)
    outside = tmp_path_factory.mktemp("outside") / "there"
    (root / path).rename(outside)
    (root / path).symlink_to(outside)

    with pytest.raises(FindingsError) as refused:
        extracted(root)

    assert [(one.path, one.message) for one in refused.value.diagnostics] == [
        (path, "a symbolic link is never followed")
    ]


def test_the_sample_store_is_in_step() -> None:
    assert extract(OpenStore(HERE)).changes.described() == []
