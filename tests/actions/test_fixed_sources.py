"""A source text that was mended says what it said before: its translations know it by its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validated import FRENCH, SOUND, report

from fixturectl.actions.fixing import fixes
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.actions.fixing import Fixes

ENGLISH = "fixtures/default/en-US/disk-full.yaml"


def mended(root: Path) -> Fixes:
    return fixes(root, report(root).findings)


def title(value: str) -> str:
    return f"texts:\n  title: {value}\n"


def test_a_mended_source_text_makes_no_translation_stale(make_store: MakeStore) -> None:
    before = '"on {{ host }}"'
    was, now = (fingerprint(text) for text in ("on {{ host }}", "on {host}"))
    own = "fixtures/acme/fr-FR/disk-full.yaml"
    french = title('"sur  {host}"') + "sources: {title: '{}'}\n"
    files = {
        ENGLISH: title(before),
        FRENCH: french.replace("{}", was),
        own: french.replace("{}", "00000000").replace("sur  {host}", "à {host}"),
    }
    root = make_store(SOUND | files)

    made = mended(root)

    after = {path: contents.after.decode() for path, contents in made.files.items()}
    assert after == {
        ENGLISH: title('"on {host}"'),
        FRENCH: title('"sur {host}"') + f'sources: {{title: "{now}"}}\n',
    }
    made.write(root)
    assert [(one.path, one.check) for one in report(root).findings] == [(own, "stale")]


def test_a_seal_that_covers_the_hashes_is_not_broken(make_store: MakeStore) -> None:
    sealed = f"sources: {{title: '{fingerprint('on {{ host }}')}'}}\nsops: {{mac: x}}\n"
    root = make_store(
        SOUND | {ENGLISH: title('"on {{ host }}"'), FRENCH: title('"sur {host}"') + sealed}
    )

    assert list(mended(root).files) == [ENGLISH]


def test_a_tenant_that_translates_from_another_locale_is_left_alone(
    make_store: MakeStore,
) -> None:
    was = f"sources: {{title: '{fingerprint('on {{ host }}')}'}}\n"
    own = {
        "fixtures/acme/tenant.yaml": "name: Acme\nsource_locale: fr-FR\nlocales: [fr-FR, en-US]\n",
        "fixtures/acme/fr-FR/disk-full.yaml": title('"à {host}"') + was,
        "fixtures/broken/tenant.yaml": "name: Broken\n",
        "fixtures/broken/fr-FR/disk-full.yaml": "texts: {\n",
    }
    root = make_store(SOUND | own | {ENGLISH: title('"on {{ host }}"')})

    assert list(mended(root).files) == [ENGLISH]
