"""Levels by name and path, comments that ignore, and baselines: what accepts a finding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, WRONG, found, report

from fixturectl.actions.validation.baseline import Accepted, written
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from conftest import MakeStore

ROOT = "fixtures/default/tenant.yaml"
CHECK = "placeholder-extra"


def _with(checks: str, **files: str) -> dict[str, str]:
    return SOUND | WRONG | {ROOT: SOUND[ROOT] + f"checks: {checks}\n"} | files


@pytest.mark.parametrize(
    ("checks", "level"),
    [
        pytest.param("{}", "error", id="its own level"),
        pytest.param(f"{{{CHECK}: off}}", None, id="off"),
        pytest.param(f"{{{CHECK}: info}}", "info", id="another level"),
        pytest.param(f"{{paths: {{'fixtures/default/*': {{{CHECK}: off}}}}}}", None, id="a path"),
        pytest.param(f"{{paths: {{fixtures/default: {{{CHECK}: off}}}}}}", None, id="a folder"),
        pytest.param(
            f"{{{CHECK}: off, paths: {{'*/fr-FR/*': {{{CHECK}: warning}}}}}}",
            "warning",
            id="a path over the name",
        ),
        pytest.param(f"{{paths: {{'*/en-US/*': {{{CHECK}: off}}}}}}", "error", id="another path"),
    ],
)
def test_levels_are_set_by_name_and_path(
    checks: str, level: str | None, make_store: MakeStore
) -> None:
    findings = report(make_store(_with(checks))).findings

    assert [one.level for one in findings] == ([] if level is None else [level])


def test_a_level_is_inherited_and_counts_for_its_tenants_only(make_store: MakeStore) -> None:
    acme = {"fixtures/acme/tenant.yaml": f"checks: {{{CHECK}: off}}\n"}
    child = {"fixtures/child/tenant.yaml": "extends: acme\n"}

    (finding,) = report(make_store(SOUND | WRONG | acme | child)).findings

    assert finding.tenants == 2  # default and globex
    assert finding.level == "error"


@pytest.mark.parametrize(
    ("line", "checks"),
    [
        pytest.param(f"  # fixturectl: ignore[{CHECK}] it is so\n  TEXT\n", [], id="above"),
        pytest.param(f"  TEXT  # fixturectl: ignore[{CHECK}] it is so\n", [], id="on the line"),
        pytest.param(
            f"  # fixturectl: ignore[{CHECK}] it is so\n  # a note\n\n  TEXT\n", [], id="further up"
        ),
        pytest.param(
            f"  # fixturectl: ignore[tab, {CHECK}] it is so\n  TEXT\n",
            ["ignore-unused"],
            id="two names, one of use",
        ),
        pytest.param(
            f"  # fixturectl: ignore[{CHECK}]\n  TEXT\n",
            ["ignore-reason", CHECK],
            id="without a reason",
        ),
        pytest.param(
            "  # fixturectl: ignore\n  TEXT\n", ["ignore-reason", CHECK], id="without a name"
        ),
        pytest.param(
            "  # fixturectl: ignore[placeholder-extro] so\n  TEXT\n",
            ["check-unknown", CHECK],
            id="a name that no check has",
        ),
        pytest.param(
            f"  TEXT\n  # fixturectl: ignore[{CHECK}] it is so\n",
            [CHECK, "ignore-unused"],
            id="below",
        ),
    ],
)
def test_a_comment_accepts_findings_of_its_line(
    line: str, checks: list[str], make_store: MakeStore
) -> None:
    text = WRONG[FRENCH].removeprefix("texts:\n").strip()

    assert found(make_store(SOUND | {FRENCH: f"texts:\n{line.replace('TEXT', text)}"})) == checks


def test_a_comment_on_a_key_of_settings_and_in_a_catalog_counts_too(make_store: MakeStore) -> None:
    tenant = {"fixtures/acme/tenant.yaml": "# fixturectl: ignore[schema] on purpose\nnmae: x\n"}
    catalog = {"locales/fr-FR.po": "# fixturectl: ignore[tab] no reason to\n"}

    assert found(make_store(SOUND | tenant)) == []
    assert "ignore-unused" in found(make_store(SOUND | catalog))


def test_an_ignore_that_only_a_part_was_asked_about_is_not_judged(make_store: MakeStore) -> None:
    unused = f"# fixturectl: ignore[{CHECK}] no\n{SOUND[FRENCH]}"
    root = make_store(SOUND | {FRENCH: unused})

    assert found(root) == ["ignore-unused"]
    assert found(root, "acme") == []


BASELINE = "{baseline: accepted.json}"


def test_a_new_baseline_accepts_all_that_is_found(make_store: MakeStore) -> None:
    root = make_store(_with(BASELINE))
    before = report(root)

    (root / "accepted.json").write_text(before.baselines["accepted.json"])
    after = report(root)

    assert [one.check for one in before.findings] == [CHECK]
    assert after.findings == []
    assert after.baselines == before.baselines


def test_a_baseline_only_shrinks(make_store: MakeStore) -> None:
    root = make_store(_with(BASELINE))
    gone = Accepted("schema", FIXTURE, "was wrong once")
    (root / "accepted.json").write_text(written([gone]))

    result = report(root)
    shrunk = json.loads(result.baselines["accepted.json"])

    assert {one.check for one in result.findings} == {"baseline-unused", CHECK}
    assert result.findings[-1].message == "1 accepted finding is no longer found"
    assert shrunk == {"format": 1, "findings": []}


def test_several_entries_that_are_gone_are_counted(make_store: MakeStore) -> None:
    root = make_store(SOUND | {ROOT: SOUND[ROOT] + f"checks: {BASELINE}\n"})
    gone = [Accepted("schema", FIXTURE, str(number)) for number in range(2)]
    (root / "accepted.json").write_text(written(gone))

    result = report(root)

    messages = [one.message for one in result.findings]
    assert messages == ["2 accepted findings are no longer found"]
    assert json.loads(result.baselines["accepted.json"])["findings"] == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[", id="not JSON"),
        pytest.param("[]", id="a list"),
        pytest.param('{"format": 2, "findings": []}', id="a newer format"),
        pytest.param('{"format": 1, "findings": [{"check": "a"}]}', id="an entry with too little"),
        pytest.param('{"format": 1, "findings": [1]}', id="an entry that is none"),
        pytest.param("[" * 100_000, id="nested too deeply"),
    ],
)
def test_a_file_that_is_no_baseline_ends_the_call(content: str, make_store: MakeStore) -> None:
    root = make_store(_with(BASELINE))
    (root / "accepted.json").write_text(content)

    with pytest.raises(FixturectlError, match=r"accepted\.json"):
        report(root)


def test_a_baseline_outside_the_store_is_not_read(make_store: MakeStore) -> None:
    with pytest.raises(FixturectlError, match="the baseline"):
        report(make_store(_with("{baseline: ../accepted.json}")))
