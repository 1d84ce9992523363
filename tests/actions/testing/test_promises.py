"""What fixtures promise of their messages: golden files, and what `tests:` asserts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.test import refuse_in_ci, run
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import MakeStore

SAMPLES = Path(__file__).parents[3]
TENANT = "fixtures/default/tenant.yaml"
ASKING = SOUND[FIXTURE] + "samples: {other: {host: db-2}}\ngolden: [examples, other]\n"
GOLDEN = "tests/golden/acme/fr-FR/disk-full@other.json"


def store(make_store: MakeStore, files: Mapping[str, str]) -> Path:
    return make_store({**SOUND, **files})


def failures(root: Path, *asked: str) -> list[str]:
    return [
        f"{one.name}: {one.message}" for one in run(Store(root), asked).outcomes if not one.passed
    ]


def update(root: Path, *asked: str) -> list[str]:
    done = run(Store(root), asked, update=True)
    done.changes.apply()
    return done.changes.described()


# -- golden files


def test_golden_files_are_written_for_every_tenant_locale_and_sample(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})

    assert failures(root)[0] == (
        "acme/disk-full en-US examples: there is no tests/golden/acme/en-US/disk-full@examples.json"
    )
    made = update(root)

    assert len(made) == 3 * 2 * 2
    assert f"create {GOLDEN}" in made
    assert json.loads((root / GOLDEN).read_text())["text"] == "Le disque de db-2 est presque plein"
    assert failures(root) == []
    assert update(root) == [], "and nothing is written twice"


def test_what_differs_is_told_with_the_place_it_comes_from(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})
    update(root)
    (root / FRENCH).write_text('texts:\n  title: "Le disque de {host} est plein"\n')

    failed = [one for one in run(Store(root)).outcomes if not one.passed]

    assert len(failed) == 3 * 2
    first = failed[0].differences[0]
    assert (first.pointer, first.expected, first.got) == (
        "/text",
        "Le disque de db-1 est presque plein",
        "Le disque de db-1 est plein",
    )
    assert str(first.place) == f"{FRENCH}:2:36"
    assert failed[0].hint == "if that is right: fixturectl test acme/disk-full --update"
    assert update(root)[0].startswith("edit tests/golden/acme/fr-FR/")
    assert failures(root) == []


def test_a_tenant_may_ask_for_none(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING, "fixtures/acme/disk-full.yaml": "golden: []\n"})

    assert not [one for one in update(root) if "/acme/" in one]


def test_nothing_else_is_read(make_store: MakeStore) -> None:
    root = store(make_store, {"fixtures/default/other.yaml": "{ this can't be read"})

    assert run(Store(root)).outcomes == []


def test_a_golden_file_that_nobody_asks_for_fails_and_goes(make_store: MakeStore) -> None:
    gone = "tests/golden/gone/en-US/a@b.json"
    root = store(make_store, {FIXTURE: ASKING, gone: "{}", "tests/golden/README.md": "x"})
    update(root, "acme")
    (root / FIXTURE).write_text(ASKING.replace("examples, other", "examples"))

    assert failures(root, "acme") == [
        f"acme/disk-full {locale} other: "
        f"nobody asks for tests/golden/acme/{locale}/disk-full@other.json"
        for locale in ("en-US", "fr-FR")
    ], "that of a tenant that is gone is nobody's business here"
    assert f"remove {gone}" in update(root)
    assert failures(root) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("{", f"{GOLDEN} is not JSON", id="no JSON"),
        pytest.param("[]", f"is not what {GOLDEN} holds", id="no message"),
        pytest.param('{"text": 1}', f"is not what {GOLDEN} holds", id="another type"),
    ],
)
def test_a_golden_file_that_is_none(content: str, message: str, make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})
    update(root)
    (root / GOLDEN).write_text(content)

    assert failures(root) == [f"acme/disk-full fr-FR other: {message}"]


def test_a_golden_file_of_another_layout_is_the_same(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})
    update(root)
    (root / GOLDEN).write_text(json.dumps(json.loads((root / GOLDEN).read_text())))

    assert failures(root) == []


def test_a_message_that_can_not_be_rendered_fails_and_keeps_its_file(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})
    update(root)
    before = (root / GOLDEN).read_text()
    (root / FRENCH).write_text('texts: {title: "{hots}"}\n')

    done = run(Store(root), update=True)

    assert done.changes.steps == []
    assert any("can't be rendered" in one.message for one in done.outcomes)
    assert (root / GOLDEN).read_text() == before


def test_sensitive_values_are_masked(make_store: MakeStore) -> None:
    hidden = ASKING.replace("max_length: 40", "max_length: 40, sensitive: true")
    root = store(make_store, {FIXTURE: hidden})

    update(root)

    assert "[masked]" in (root / GOLDEN).read_text()
    assert "db-" not in (root / GOLDEN).read_text()


# -- assertions


CALLING = """\
mentions: [here, S0TEAM01]
severities: {critical: {emoji: ":fire:", channel: C0000000001}}
"""
TESTED = """\
severity: critical
variables: {host: {type: string, example: db-1}}
samples: {quiet: {host: db-2}}
text: "{{ t.title }}"
blocks:
  - {type: section, text: "*{{ t.title }}* {{ mention('here') }}"}
  - {type: section, when: status == 'resolved', text: over}
tests:
"""


@pytest.mark.parametrize(
    ("test", "message"),
    [
        pytest.param("contains: Disk of db-2", "", id="said"),
        pytest.param("contains: [Disk, '*Disk of db-2']", "", id="as it is written"),
        pytest.param("contains: full @here", "", id="as it is read"),
        pytest.param("contains: Disc", 'it does not say "Disc"', id="not said"),
        pytest.param("contains: mrkdwn", 'it does not say "mrkdwn"', id="a word of Slack's own"),
        pytest.param(
            "contains: x, locale: xx-YY",
            "can't be rendered: error: unknown language 'xx' in 'xx-YY':"
            " a tag looks like fr-FR, pt-BR or zh-Hant-TW",
            id="in a locale that there is not",
        ),
        pytest.param("contains: plein, locale: fr-FR", "", id="in another locale"),
        pytest.param("contains: over, status: resolved", "", id="in another status"),
        pytest.param("max_chars: 36", "", id="short enough"),
        pytest.param(
            "max_chars: 30", "it has 34 characters, at most 30 are asserted", id="too long"
        ),
        pytest.param("mentions: [here]", "", id="who is called"),
        pytest.param("mentions: none", "it mentions here", id="who should not be called"),
        pytest.param(
            "mentions: [here, S0TEAM01]", "it does not mention S0TEAM01", id="who should be called"
        ),
        pytest.param("channel: C0000000001", "", id="where it is posted"),
        pytest.param(
            "channel: C0000000002",
            "it is posted in C0000000001, not in C0000000002",
            id="posted elsewhere",
        ),
        pytest.param("locale: fr-FR", "", id="nothing but that it renders"),
        pytest.param(
            "status: over, contains: x", "can't be rendered: error: no status over", id="a status"
        ),
    ],
)
def test_each_assertion(test: str, message: str, make_store: MakeStore) -> None:
    tenant = SOUND[TENANT].replace("severities:\n", "mentions: [here]\nseverities:\n")
    fixture = f"{TESTED}  - {{sample: quiet, {test}}}\n"
    root = store(make_store, {TENANT: tenant, FIXTURE: fixture})

    (outcome,) = run(Store(root), ["default"]).outcomes

    assert outcome.message.partition(" [")[0] == message
    assert str(outcome.place).startswith(f"{FIXTURE}:9:")


def test_a_text_that_is_not_said_points_to_what_is(make_store: MakeStore) -> None:
    root = store(
        make_store,
        {FIXTURE: SOUND[FIXTURE] + "tests: [{sample: examples, contains: Disk of db-9 is full}]\n"},
    )

    (outcome,) = run(Store(root), ["default/disk-full"]).outcomes

    assert outcome.hint == 'it says "Disk of db-1 almost full"'


def test_tests_are_of_all_who_inherit_them(make_store: MakeStore) -> None:
    files = {
        FIXTURE: SOUND[FIXTURE] + "tests: [{sample: examples, contains: Disk}]\n",
        "fixtures/acme/disk-full.yaml": "tests: []\n",
    }

    outcomes = run(Store(store(make_store, files))).outcomes

    assert [one.tenant for one in outcomes] == ["default", "globex"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param("acmee", "no tenant acmee", id="a tenant"),
        pytest.param("acme/disk", "tenant acme has no fixture disk", id="a fixture"),
    ],
)
def test_what_is_not_there_can_not_be_tested(
    asked: str, message: str, make_store: MakeStore
) -> None:
    with pytest.raises(UsageError, match=message):
        run(Store(store(make_store, {})), [asked])


def test_a_tenant_and_one_of_its_fixtures_are_the_tenant(make_store: MakeStore) -> None:
    root = store(make_store, {FIXTURE: ASKING})

    assert len(failures(root, "acme", "acme/disk-full")) == 4
    assert len(failures(root, "acme/disk-full", "globex")) == 8


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"CI": "true"}, True),
        ({"CI": "1"}, True),
        ({"CI": "yes"}, True),
        ({"CI": "false"}, False),
        ({"CI": "0"}, False),
        ({"CI": ""}, False),
        ({"TF_BUILD": "True"}, True),
        ({"JENKINS_URL": "https://ci.example.com/"}, True),
        ({"CI": "false", "GITHUB_ACTIONS": "true"}, False),
    ],
    ids=str,
)
def test_ci_writes_no_golden_file(
    given: dict[str, str], refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, said in given.items():
        monkeypatch.setenv(name, said)

    if not refused:
        refuse_in_ci()
        return
    with pytest.raises(UsageError, match="golden files are not written in CI"):
        refuse_in_ci()


def test_the_sample_store_keeps_its_promises() -> None:
    outcomes = run(Store(SAMPLES)).outcomes

    assert [one.message for one in outcomes if not one.passed] == []
    assert {one.kind for one in outcomes} == {
        "golden", "contains", "mentions", "max_chars", "channel"
    }  # fmt: skip
