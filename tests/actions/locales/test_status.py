"""How far a store is translated: what each tenant's readers get, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from validated import commit

from fixturectl.actions.locales.status import Request, status
from fixturectl.actions.store import Store
from fixturectl.actions.validate import Watcher
from fixturectl.errors import UsageError
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.actions.locales.measures import Standing

TENANT = """\
locales: [en-US, fr-FR]
severities: {critical: {channel: C0000000001}, info: {channel: C0000000001}}
statuses: {firing: {color: "#D00000"}, resolved: {color: "#2EB67D"}}
"""
ENGLISH = "fixtures/default/en-US/disk-full.yaml"
FRENCH = "fixtures/default/fr-FR/disk-full.yaml"
FILES = {
    "fixtures/default/tenant.yaml": TENANT,
    "fixtures/default/disk-full.yaml": (
        "severity: critical\nvariables:\n  host: {type: string, example: db-1}\n"
        "text: '{{ t.title }} {{ t.advice }}'\n"
    ),
    "fixtures/default/calm.yaml": "severity: info\ntext: '{{ t.title }}'\n",
    ENGLISH: "texts:\n  title: '{host} is full'\n  advice: Remove what is old\n",
    FRENCH: "texts:\n  title: '{host} est plein'\n  advice: Supprimez les vieux fichiers\n",
    "fixtures/default/en-US/calm.yaml": "texts: {title: All is well}\n",
    "fixtures/default/fr-FR/calm.yaml": "texts: {title: Tout va bien}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def standing(root: Path, tenant: str = "default", locale: str = "fr-FR") -> Standing:
    (found,) = status(Store(root), Request([tenant], [locale])).standings
    return found


def counts(one: Standing) -> dict[str, int]:
    found = {name: value for name, value in one._asdict().items() if isinstance(value, int)}
    return {name: value for name, value in found.items() if value}


def with_french(text: str) -> dict[str, str]:
    return {**FILES, FRENCH: text}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(FILES, {"translated": 3}, id="translated"),
        pytest.param(
            with_french(FILES[FRENCH] + "states: {title: reviewed, advice: machine}\n"),
            {"reviewed": 1, "machine": 1, "translated": 1},
            id="states",
        ),
        pytest.param(
            with_french("texts: {advice: Supprimez les vieux fichiers}\n"),
            {"missing": 1, "translated": 2},
            id="missing",
        ),
        pytest.param(
            with_french(FILES[FRENCH] + 'sources: {title: "00000000"}\n'),
            {"stale": 1, "translated": 3},
            id="stale",
        ),
        pytest.param(
            with_french(
                FILES[FRENCH] + f'sources: {{advice: "{fingerprint("Remove what is old")}"}}\n'
            ),
            {"translated": 3},
            id="fresh",
        ),
        pytest.param(
            with_french(FILES[FRENCH] + "  odd: Rien\n"), {"translated": 3}, id="not in the source"
        ),
        pytest.param(with_french("texts: [\n"), {"missing": 2, "translated": 1}, id="unreadable"),
    ],
)
def test_what_readers_get(
    files: dict[str, str], expected: dict[str, int], make_store: MakeStore
) -> None:
    found = counts(standing(make_store(files)))

    assert found == {"texts": 3, **expected}


@pytest.mark.parametrize(
    ("folder", "promised", "expected"),
    [
        pytest.param("fr-FR", "fr-FR", "translated", id="the locale itself"),
        pytest.param("fr", "fr-FR", "translated", id="a language, and where it is spoken most"),
        pytest.param("fr-FR", "fr-CA", "other", id="another region"),
        pytest.param("de-DE", "fr-FR", "missing", id="another language"),
        pytest.param("zh-Hans", "zh-TW", "missing", id="another script"),
        pytest.param("de-DE", "en-GB", "other", id="the source text, in the reader's language"),
    ],
)
def test_from_which_locale(
    folder: str, promised: str, expected: str, make_store: MakeStore
) -> None:
    files = {path.replace("fr-FR", folder): text for path, text in FILES.items()}
    files["fixtures/default/tenant.yaml"] = TENANT.replace("fr-FR", promised)

    found = standing(make_store(files), locale=promised)

    assert counts(found) == {"texts": 3, expected: 3}


def test_a_source_text_needs_no_translation_but_may_be_doubtful(make_store: MakeStore) -> None:
    files = {**FILES, ENGLISH: FILES[ENGLISH] + "states: {title: fuzzy}\n"}

    found = standing(make_store(files), locale="en-US")

    assert counts(found) == {"texts": 3, "source": 2, "fuzzy": 1}
    assert found.coverage == pytest.approx(2.5 / 3)


ACME = "fixtures/acme/{}/disk-full.yaml"
OWN = {**FILES, ACME.format("en-US"): "texts: {title: '{host} has no room'}\n"}


@pytest.mark.parametrize(
    ("files", "tenant", "expected"),
    [
        pytest.param(FILES, "acme", {"translated": 3}, id="what it inherits counts for it"),
        pytest.param(
            {
                **FILES,
                ACME.format("fr-FR"): "texts: {title: '{host} est plein'}\n"
                "states: {title: reviewed}\n",
            },
            "acme",
            {"translated": 2, "reviewed": 1},
            id="its own comes first",
        ),
        pytest.param(
            OWN,
            "acme",
            {"translated": 2, "fuzzy": 1, "stale": 1},
            id="what it says itself was never translated",
        ),
        pytest.param(OWN, "default", {"translated": 3}, id="not so for its ancestor"),
        pytest.param(
            {**OWN, FRENCH: FILES[FRENCH] + "states: {title: machine}\n"},
            "acme",
            {"translated": 2, "machine": 1, "stale": 1},
            id="a doubt makes nothing better",
        ),
        pytest.param(
            {**OWN, ACME.format("fr-FR"): "texts: {title: '{host} est plein'}\n"},
            "acme",
            {"translated": 3},
            id="what it says itself, translated",
        ),
    ],
)
def test_what_a_tenant_inherits(
    files: dict[str, str], tenant: str, expected: dict[str, int], make_store: MakeStore
) -> None:
    assert counts(standing(make_store(files), tenant)) == {"texts": 3, **expected}


def test_a_fixture_that_only_a_tenant_below_has_is_not_its_ancestors(make_store: MakeStore) -> None:
    below = {
        path.replace("default/disk-full", "acme/disk-full"): text for path, text in FILES.items()
    }
    root = make_store(below)

    found = status(Store(root), Request(locales=["fr-FR"])).standings

    assert [(one.tenant, one.texts) for one in found] == [("acme", 3), ("default", 1)]


@pytest.mark.parametrize(
    ("french", "integrity"),
    [
        pytest.param(FILES[FRENCH], 1.0, id="nothing found"),
        pytest.param(
            FILES[FRENCH].replace("{host} est", "{hots} est"),
            (3 * 0 + 3 * 1 + 1 * 1) / 7,
            id="an error, in a critical fixture",
        ),
        pytest.param(
            FILES[FRENCH].replace("vieux", "vieux  vieux"),
            (3 * 1 + 3 * 0.6 + 1 * 1) / 7,
            id="two warnings, of a short text",
        ),
        pytest.param(
            FILES[FRENCH] + 'sources: {title: "00000000"}\n', (3 * 0.8 + 3 + 1) / 7, id="stale"
        ),
        pytest.param(
            "texts:\n  title: '{host} est plein'\n", 1.0, id="what is missing is not among them"
        ),
        pytest.param(
            FILES[FRENCH].replace(
                "vieux", "vieux  vieux # fixturectl: ignore[duplicated-word, double-space] wanted"
            ),
            1.0,
            id="what was accepted",
        ),
    ],
)
def test_integrity(french: str, integrity: float, make_store: MakeStore) -> None:
    found = standing(make_store(with_french(french)))

    assert found.integrity == pytest.approx(integrity)
    assert found.score == pytest.approx(min(integrity, found.coverage or 0))


def test_a_finding_in_a_plural_is_the_texts_that_it_stands_in(make_store: MakeStore) -> None:
    plural = (
        "texts:\n  title: '{host} est plein'\n  advice:\n    one: |\n      a\n    other:  b  b\n"
    )
    files = {**FILES, ENGLISH: FILES[ENGLISH].replace("Remove what is old", "{one: a, other: b b}")}

    found = standing(make_store({**files, FRENCH: plural}))

    assert 0 < (found.integrity or 0) < 1


def test_each_tenant_is_measured_in_what_it_promises(make_store: MakeStore) -> None:
    files = {**FILES, "fixtures/acme/tenant.yaml": "extends: default\nlocales: [fr-FR]\n"}
    root = make_store({**files, "fixtures/none/tenant.yaml": "locales: []\n"})

    def pairs(*locales: str) -> list[tuple[str, str]]:
        found = status(Store(root), Request(locales=locales)).standings
        return [(one.tenant, one.locale) for one in found]

    assert pairs() == [
        ("acme", "fr-FR"),
        ("default", "en-US"),
        ("default", "fr-FR"),
        ("none", "en-US"),
    ]
    assert pairs("en-US") == [("default", "en-US"), ("none", "en-US")]
    assert pairs("ja-JP") == [("acme", "ja-JP"), ("default", "ja-JP"), ("none", "ja-JP")]


def test_what_is_not_there(make_store: MakeStore) -> None:
    store = Store(make_store(FILES))

    with pytest.raises(UsageError, match="no tenant acm"):
        status(store, Request(["acm"]))
    with pytest.raises(UsageError, match="not a locale tag"):
        status(store, Request(locales=["fr_FR"]))
    with pytest.raises(UsageError, match="nothing to measure"):
        status(store, Request(locales=["en-XA"]))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(ENGLISH, "{", id="source texts: none would be missing"),
        pytest.param(ENGLISH, "texts: [a]", id="source texts that are none"),
        pytest.param(FRENCH, "{", id="translations"),
        pytest.param("fixtures/default/calm.yaml", "{", id="a fixture"),
        pytest.param("fixtures/acme/tenant.yaml", "locales: 1", id="what is promised"),
    ],
)
def test_files_that_cannot_be_read_are_named(
    path: str, content: str, make_store: MakeStore
) -> None:
    root = make_store({**FILES, path: content})

    found = status(Store(root), Request(["acme"], ["fr-FR"]))

    assert {one.path for one in found.unread} == {path}


def test_what_has_no_part_in_a_score_is_left_alone(make_store: MakeStore) -> None:
    others = {
        "fixtures/default/calm.yaml": "bogus: 1\n",  # no matter of its texts
        "fixtures/default/de-DE/calm.yaml": "{",
        "fixtures/other/tenant.yaml": "{",
        "locales/glossary.yaml": "{",
    }

    assert status(Store(make_store({**FILES, **others})), Request(["acme"])).unread == []


class _Counting(Watcher):
    calls = 0

    def progress(self, done: int, total: int) -> None:
        del done, total
        self.calls += 1


def test_what_did_not_change_is_not_measured_again(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(FILES)
    commit(root)
    first, second = _Counting(), _Counting()
    before = status(Store(root), watcher=first).standings
    assert status(Store(root), watcher=second).standings == before
    monkeypatch.setattr("fixturectl.actions.locales.status.Measuring", None)

    kept = status(Store(root)).standings
    part = status(Store(root), Request(["acme"], ["fr-FR"])).standings

    assert (first.calls > 0, second.calls) == (True, 0)
    assert kept == before
    assert part == [one for one in before if (one.tenant, one.locale) == ("acme", "fr-FR")]


def test_what_changed_is_measured_again(make_store: MakeStore) -> None:
    root = make_store(FILES)
    commit(root)
    for _ in range(2):
        status(Store(root))
    (root / FRENCH).write_text(FILES[FRENCH] + "states: {title: reviewed}\n")

    assert standing(root).reviewed == 1
