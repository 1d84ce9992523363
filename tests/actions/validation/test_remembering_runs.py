"""What an earlier run found out is used only as long as it is true."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, commit, git, report

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation import states
from fixturectl.actions.validation.recalling import keep, recall
from fixturectl.actions.validation.records import Records
from fixturectl.actions.validation.targets import Request
from fixturectl.store import cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.diagnostics import Diagnostic

TENANT = "fixtures/acme/tenant.yaml"
OWN = "fixtures/acme/fr-FR/disk-full.yaml"
CATALOG = "locales/fr-FR.po"
POT = "locales/fixturectl.pot"
PHRASES = 'msgid "Host"\nmsgstr "Hôte"\n'
STORE = SOUND | {
    FIXTURE: SOUND[FIXTURE] + "  - {type: section, text: \"{{ _('Host') }} {{ tenant.name }}\"}\n",
    OWN: SOUND[FRENCH].replace("presque", "bientôt"),
    "fixtures/acme/latency.yaml": SOUND[FIXTURE],
    "fixtures/acme/en-US/latency.yaml": SOUND["fixtures/default/en-US/disk-full.yaml"],
    "fixtures/acme/fr-FR/latency.yaml": SOUND[FRENCH],
    CATALOG: PHRASES,
    POT: 'msgid "Host"\nmsgstr ""\n',
}


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture
def store(make_store: MakeStore) -> Path:
    root = make_store(STORE)
    commit(root)
    return root


def remembering(root: Path) -> tuple[list[Diagnostic], int | None]:
    """Validate as the command does: return the findings, and how many messages were rendered.

    None stands for a run that read nothing.
    """
    known = recall(root)
    if known.findings is not None:
        return known.findings, None
    began = time.time_ns()
    made = validate(Store(root), state=known.state, remembers=True)
    keep(root, known.state, made, began)
    return made.findings, made.renderings


@pytest.mark.parametrize("vouched", [True, False], ids=["git", "no git"])
def test_a_second_run_reads_nothing(vouched: bool, store: Path) -> None:
    if not vouched:
        shutil.rmtree(store / ".git")
    first, renderings = remembering(store)
    second, none = remembering(store)

    assert (first, renderings) != ([], 0)
    assert (second, none) == (first, None)


def _append(path: str, content: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a") as file:
            file.write(content)

    return change


def _replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        before = (root / path).read_text()
        assert old in before
        (root / path).write_text(before.replace(old, new))

    return change


def _remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_replace(OWN, "{host}", "{hots}"), id="a text"),
        pytest.param(_replace(FRENCH, "{host}", "{hots}"), id="an inherited text"),
        pytest.param(_remove(OWN), id="a text's file removed"),
        pytest.param(_append("fixtures/acme/de-DE/latency.yaml", "txts: {}\n"), id="a new file"),
        pytest.param(_replace(FIXTURE, "host:", "hots:"), id="a parent"),
        pytest.param(_replace("fixtures/acme/latency.yaml", "header", "heder"), id="a fixture"),
        pytest.param(_append(TENANT, "locales: [de-DE]\n"), id="a setting"),
        pytest.param(_append(TENANT, "checks: {text-missing: off}\n"), id="a level"),
        pytest.param(_append(TENANT, "extends: globex\n"), id="who extends whom"),
        pytest.param(_append(TENANT, "extends: nobody\n"), id="extends nobody"),
        pytest.param(
            _append("fixtures/default/tenant.yaml", "nmae: x\n"), id="the root's settings"
        ),
        pytest.param(_replace(CATALOG, "Hôte", "Hôte {x}"), id="a phrase"),
        pytest.param(_append(CATALOG, 'msgid "x\n'), id="a fault of a catalog"),
        pytest.param(_append("locales/glossary.yaml", "terms: 1\n"), id="the glossary"),
        pytest.param(
            _append("locales/glossary.yaml", "keep: [Disk]\n"), id="what the glossary keeps"
        ),
        pytest.param(
            _append("fixtures/acme/glossary.yaml", "terms: {disk: {fr-FR: volume}}\n"),
            id="a tenant's glossary",
        ),
        pytest.param(
            _append("fixtures/default/glossary.yaml", "terms: {disk: {fr-FR: volume}}\n"),
            id="an inherited glossary",
        ),
        pytest.param(_append("fixtures/acme/Bad_Name.yaml", ""), id="a name"),
        pytest.param(_append("fixtures/new/tenant.yaml", "nmae: x\n"), id="a new tenant"),
        pytest.param(lambda root: (root / "fixtures/Bad").mkdir(), id="an empty folder"),
        pytest.param(lambda root: os.mkfifo(root / "fixtures/acme/Bad.yaml"), id="a pipe"),
    ],
)
def test_a_change_is_seen_as_an_uncached_run_sees_it(
    change: Callable[[Path], None], store: Path
) -> None:
    remembering(store)
    change(store)

    findings, _ = remembering(store)

    assert _sorted(findings) == _sorted(report(store).findings)


def _sorted(findings: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=repr)


def test_without_git_a_change_is_seen_too(store: Path) -> None:
    shutil.rmtree(store / ".git")
    remembering(store)
    _replace(OWN, "{host}", "{hots}")(store)

    findings, _ = remembering(store)

    assert [one.path for one in findings if one.level == "error"] == [OWN]


def test_a_baseline_is_an_input_too(store: Path) -> None:
    _replace(OWN, "{host}", "{hots}")(store)
    _append("fixtures/default/tenant.yaml", "checks: {baseline: accepted.json}\n")(store)
    before, _ = remembering(store)
    (store / "accepted.json").write_text(report(store).baselines["accepted.json"])

    after, _ = remembering(store)

    assert before
    assert after == []


def test_only_what_depends_on_a_text_is_rendered_again(store: Path) -> None:
    _, everything = remembering(store)
    _replace(OWN, "bientôt", "demain")(store)

    _, renderings = remembering(store)

    # Three fixtures' readings in two locales, of which acme's French one has changed.
    assert everything
    one_reading = everything // 8
    assert renderings == one_reading


def test_a_comment_in_a_text_file_that_moves_no_text_renders_nothing(store: Path) -> None:
    remembering(store)
    _append(OWN, "# the end\n")(store)

    assert remembering(store)[1] == 0


def test_other_settings_render_what_shows_them(store: Path) -> None:
    _, everything = remembering(store)
    _replace(TENANT, "name: Acme", "name: Acme & Co")(store)

    _, renderings = remembering(store)

    # Of acme's two fixtures one shows the name.
    assert everything
    assert renderings == everything // 8 * 2


def test_another_tool_begins_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, everything = remembering(store)
    monkeypatch.setattr(cache, "__version__", "0.0.0")

    assert remembering(store)[1] == everything


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-1]), id="cut off"),
        pytest.param(lambda file: file.write_bytes(b"x" + file.read_bytes()), id="shifted"),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[:-9] + b"123456789"), id="overwritten"
        ),
        pytest.param(lambda file: file.unlink(), id="removed"),
    ],
)
def test_a_damaged_cache_is_as_good_as_none(
    damage: Callable[[Path], None], store: Path, cache_home: Path
) -> None:
    first = remembering(store)
    for file in [file for file in cache_home.rglob("*") if file.is_file()]:
        damage(file)

    assert remembering(store) == first


def test_a_cache_that_can_not_be_written_is_done_without(store: Path, cache_home: Path) -> None:
    cache_home.write_text("a file where a folder should be")

    assert remembering(store) == remembering(store)


@pytest.mark.parametrize("first", [True, False], ids=["the first run", "a later run"])
@pytest.mark.parametrize("vouched", [True, False], ids=["git", "no git"])
def test_a_file_changed_while_it_is_read_is_not_kept(
    first: bool, vouched: bool, store: Path
) -> None:
    if not vouched:
        shutil.rmtree(store / ".git")
    if not first:
        remembering(store)
        _append(OWN, "# changed\n")(store)
    known, began = recall(store), time.time_ns()
    made = validate(Store(store), state=known.state, remembers=True)
    time.sleep(0.02)  # the clock that stamps files runs late
    _replace(OWN, "{host}", "{hots}")(store)

    keep(store, known.state, made, began)

    assert recall(store).findings is None


def test_a_file_that_went_away_counts_as_changed(store: Path) -> None:
    moment = time.time_ns()
    assert not states.changed_since(store, moment)

    time.sleep(0.02)
    (store / OWN).unlink()

    assert states.changed_since(store, moment)


def test_two_checkouts_do_not_share_what_they_found(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(store, other)
    _replace(OWN, "{host}", "{hots}")(other)

    assert remembering(store)[0] != remembering(other)[0]
    assert remembering(store)[1] is None
    assert remembering(other)[1] is None


def test_a_part_says_the_same_with_records_as_without(store: Path) -> None:
    (store / "fixtures/default/en-US/stray.yaml").write_text("txts: {}\n")
    remembering(store)
    request = Request(("acme",))
    known = recall(store)

    assert sorted(map(str, validate(Store(store), request, state=known.state).findings)) == sorted(
        map(str, validate(Store(store), request).findings)
    )


def test_records_of_a_part_are_used_and_not_kept(store: Path) -> None:
    remembering(store)
    _replace(OWN, "bientôt", "demain")(store)
    state = recall(store).state

    part = validate(Store(store), Request(("acme",)), state=state)
    again = validate(Store(store), Request(("globex",)), state=state)

    assert part.keep is again.keep is None
    assert part.renderings > 0
    assert again.renderings == 0


# -- what git knows, and what it doesn't


def _key(root: Path) -> bytes:
    return states.state(root).key


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda root: git(root, "update-index", "--assume-unchanged", OWN), id="told"),
        pytest.param(lambda root: git(root, "update-index", "--skip-worktree", OWN), id="skipped"),
        pytest.param(lambda root: git(root, "rm", "-q", "--cached", OWN), id="untracked"),
        pytest.param(
            lambda root: (
                git(root, "rm", "-q", "--cached", OWN),
                (root / ".gitignore").write_text("fr-FR\n"),
            ),
            id="ignored",
        ),
        pytest.param(_append(OWN, "# staged\n"), id="changed twice"),
    ],
)
def test_changes_that_git_was_told_to_overlook(
    prepare: Callable[[Path], object], make_store: MakeStore
) -> None:
    root = make_store(STORE)
    commit(root)
    prepare(root)
    before = _key(root)

    _append(OWN, "# a change\n")(root)

    assert _key(root) != before


@pytest.mark.parametrize("kind", ["link", "folder of another repository"])
def test_where_git_can_not_vouch_the_files_are_looked_at(kind: str, make_store: MakeStore) -> None:
    root = make_store(STORE)
    if kind == "link":
        (root / "fixtures/acme/link.yaml").symlink_to("latency.yaml")
        commit(root)
    else:
        commit(root)
        git(root / "fixtures/globex", "init", "-q")
    before = _key(root)

    _append("fixtures/globex/other.yaml", "x: y\n")(root)

    assert _key(root) != before


def test_without_git_an_old_file_is_not_read_again(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(STORE)
    monkeypatch.setattr(states, "_YOUNG", 0)
    before = _key(root)
    read: list[str] = []
    real = states.content

    def noted(path: str) -> bytes | None:
        read.append(path)
        return real(path)

    monkeypatch.setattr(states, "content", noted)

    assert _key(root) == before
    assert read == []

    _append(OWN, "# a change\n")(root)
    assert _key(root) != before
    assert read == [str(root / OWN)]


def test_a_state_of_what_can_not_be_read(make_store: MakeStore) -> None:
    root = make_store(STORE)
    os.mkfifo(root / "fixtures/acme/pipe.yaml")
    before = _key(root)
    (root / "fixtures/acme/pipe.yaml").unlink()

    assert _key(root) != before
    assert states.content(str(root / "fixtures")) == b"no file"
    assert states.content(str(root / "nothing")) is None


def test_records_without_a_store_of_that_name_are_none(make_store: MakeStore) -> None:
    root = make_store(STORE)

    assert Records(root, states.State(b"", {})).old("disk-full") is None


def test_an_example_does_not_depend_on_what_is_remembered(store: Path) -> None:
    _append(TENANT, "locales: [en-US, fr-FR, de-DE]\n")(store)  # no catalog, for two fixtures
    _append("fixtures/acme/latency.yaml", "  - {type: section, text: \"{{ _('Host') }}\"}\n")(store)
    remembering(store)
    _append("fixtures/default/disk-full.yaml", "# the first one is looked at again\n")(store)

    findings, _ = remembering(store)

    assert [one.fixture for one in findings if one.check == "phrase-missing"] == ["disk-full"]
    assert _sorted(findings) == _sorted(report(store).findings)
