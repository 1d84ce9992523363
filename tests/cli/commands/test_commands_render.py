"""`fixturectl render` as people run it: every format, every source of values, every mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import MakeStore, Run

SAMPLES = str(Path(__file__).parents[3])
ADDRESS = "spotify-premium/playback-failure"
NOW = ("--now", "2026-11-22T10:15:00Z")

BROKEN = {
    "fixtures/default/tenant.yaml": "format: 1\nstore: test\nlocales: [en-US, fr-FR]\n"
    'severities: {critical: {emoji: ":fire:", channel: C0123456789}}\n',
    "fixtures/default/disk-full.yaml": "severity: critical\n"
    "variables: {name: {type: string, example: db-1}}\n"
    'blocks: [{type: header, text: "{{ t.title }}"}]\n',
    "fixtures/default/en-US/disk-full.yaml": 'texts: {title: "Disk {name} is full"}\n',
    "fixtures/default/fr-FR/disk-full.yaml": 'texts:\n  title: "Disque {nmae} plein"\n',
}


def render(call: Run, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    done = call("--store", SAMPLES, "render", *arguments, stdin=stdin)
    return done.status, done.out, done.err


def test_json_is_the_body_without_channel(call: Run) -> None:
    status, out, err = render(call, ADDRESS, "--locale", "fr-FR", *NOW)

    body = json.loads(out)
    assert (status, err) == (0, "")
    assert set(body) == {"attachments"}
    assert set(body["attachments"][0]) == {"color", "fallback", "blocks"}
    assert "channel" not in body


@pytest.mark.parametrize("form", ["terminal", "json", "yaml", "text", "builder"])
def test_every_format_of_every_locale(call: Run, form: str) -> None:
    status, out, err = render(call, ADDRESS, "--locale", "all", "--format", form, *NOW)

    assert (status, err) == (0, "")
    shown = out if form != "builder" else json.dumps(out)
    assert "fr-FR" in shown
    assert "ja-JP" in shown
    assert "\x1b[" not in out


def test_all_locales_in_json_are_a_mapping(call: Run) -> None:
    _, out, _ = render(call, ADDRESS, "--locale", "all", "--format", "json")

    assert list(json.loads(out))[:3] == ["en-US", "fr-FR", "es-ES"]


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        pytest.param(("--var", "region=mars-1"), "", id="a variable"),
        pytest.param(("--vars", "-"), "region: mars-1\n", id="YAML from standard input"),
        pytest.param(("--vars", "-"), '{"region": "mars-1"}', id="JSON from standard input"),
        pytest.param(
            ("--vars", "-", "--var", "region=mars-1"), "region: venus-1", id="--var over --vars"
        ),
        pytest.param(
            ("--sample", "severe", "--var", "region=mars-1"), "", id="--var over the sample"
        ),
    ],
)
def test_values_from_the_caller(call: Run, arguments: tuple[str, ...], stdin: str) -> None:
    status, out, _ = render(call, ADDRESS, *arguments, stdin=stdin)

    assert status == 0
    assert "`mars-1`" in out


def test_values_from_a_file(call: Run, tmp_path: Path) -> None:
    (tmp_path / "values.yaml").write_text("region: no\nlisteners: 2\n")

    status, out, err = render(call, ADDRESS, "--vars", str(tmp_path / "values.yaml"))

    assert (status, err) == (0, "")
    assert "`no`" in out


@pytest.mark.parametrize(
    ("arguments", "stdin", "message", "hint"),
    [
        (("--var", "regoin=x"), "", "regoin", "did you mean region?"),
        (("--var", "listeners=many"), "", "listeners", ""),
        (("--var", "region"), "", "--var region: not NAME=VALUE", "write --var region=eu-west-1"),
        (("--vars", "absent.yaml"), "", "--vars absent.yaml: no such file", ""),
        (("--vars", "-"), "{nope", "--vars standard input: not JSON", ""),
        (("--vars", "-"), "{}x", "not JSON", ""),
        (("--vars", "-"), "- a\n", "not a mapping", "one variable a line"),
        (("--vars", "-"), "[1]", "not a mapping", "one variable a line"),
        (("--now", "soon"), "", "--now soon: no date and time", "write --now 2026-11-22"),
        (("--sample", "sever"), "", "sever", "did you mean severe?"),
        (("--status", "open"), "", "no status open", "firing"),
        (("--locale", "fr_FR"), "", "fr_FR", "fr-FR"),
        (("--format", "xml"), "", "xml", ""),
    ],
)
def test_wrong_usage_says_what_to_write(
    call: Run, arguments: tuple[str, ...], stdin: str, message: str, hint: str
) -> None:
    status, out, err = render(call, ADDRESS, *arguments, stdin=stdin)

    assert (status, out) == (2, "")
    assert message in err
    assert hint in err
    assert "Traceback" not in err


def test_faulty_variables_files_are_findings(call: Run) -> None:
    status, out, err = render(call, ADDRESS, "--vars", "-", stdin="region: a\nregion: b\n")

    assert (status, out) == (1, "")
    assert "standard input:2:1: error:" in err


def test_no_values_at_all_in_a_file_are_the_examples(call: Run) -> None:
    assert render(call, ADDRESS, "--vars", "-", stdin="# nothing\n")[0] == 0


def test_a_fault_names_file_line_column_and_what_to_do(call: Run, make_store: MakeStore) -> None:
    store = str(make_store(BROKEN))

    done = call("--store", store, "render", "default/disk-full", "--locale", "fr-FR")

    assert (done.status, done.out) == (1, "")
    place = "fixtures/default/fr-FR/disk-full.yaml:2:18"
    assert done.err.splitlines()[:3] == [
        f"{place}: error: unknown placeholder {{nmae}} [placeholder-extra]",
        '    title: "Disque {nmae} plein"',
        "                   ^",
    ]
    assert "hint: did you mean {name}?" in done.err


def test_a_broken_rule_of_slack_shows_the_message_and_the_finding(
    call: Run, make_store: MakeStore
) -> None:
    long = {"fixtures/default/en-US/disk-full.yaml": f"texts: {{title: {'x' * 151}}}\n"}
    store = str(make_store({**BROKEN, **long}))

    done = call("--store", store, "render", "default/disk-full", "--locale", "en-US")

    assert done.status == 1
    assert json.loads(done.out)["blocks"][0]["text"]["text"] == "x" * 151
    assert "fixtures/default/en-US/disk-full.yaml:1:16: error:" in done.err


def test_no_store_is_told_with_the_next_step(call: Run) -> None:
    done = call("render", ADDRESS)

    assert done.status == 3
    assert "hint:" in done.err


def test_an_empty_status_is_none_of_the_tenants(call: Run, make_store: MakeStore) -> None:
    store = str(make_store(BROKEN | {"fixtures/default/tenant.yaml": "statuses: {firing: {}}\n"}))

    done = call("--store", store, "render", "default/disk-full", "--status", "")

    assert done.status == 2
    assert "hint: there are firing" in done.err
