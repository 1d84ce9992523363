"""Findings in every format."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl import registry
from fixturectl.diagnostics import LEVELS, Diagnostic
from fixturectl.reports.findings import Sources, ordered
from fixturectl.reports.page import Page

PACKAGE = "fixturectl.reports.findings"
FRENCH = "fixtures/acme/fr-FR/disk-full.yaml"
LINES = {(FRENCH, 12): '  title: "Disque {nmae}"\n', ("a.yaml", 2): "\n"}
MANUAL = {"yaml": "Broken YAML,\nnot read.\n\nPASS: `a: 1`\n"}
SOURCES = Sources(
    lines=lambda path, line: LINES.get((path, line)),
    manual=lambda check: MANUAL.get(check, ""),
    prefix="alerts",
    version="1.2.3",
)
PLACEHOLDER = Diagnostic(
    check="placeholder-extra",
    level="error",
    message="unknown placeholder {nmae}",
    hint="did you mean {name}?",
    path=FRENCH,
    line=12,
    column=18,
    tenant="acme",
    fixture="disk-full",
    locale="fr-FR",
    sample="quiet",
    pointer="/blocks/0/text/text",
)
BROKEN = Diagnostic("yaml", "warning", '100%, see: <a> & "b"', path="a.yaml", line=2, column=3)
LOOSE = Diagnostic("store", "info", "nothing to check")
PAGE = Page(60)
ALL = [PLACEHOLDER, BROKEN, LOOSE]


def write(name: str, *found: Diagnostic, sources: Sources = SOURCES, page: Page = PAGE) -> str:
    written: str = registry.load(PACKAGE, name).write(found, sources, page)
    return written


def test_the_folder_is_the_list_of_formats() -> None:
    assert registry.names(PACKAGE) == ["github", "gitlab", "json", "junit", "sarif", "text"]


@pytest.mark.parametrize("name", registry.names(PACKAGE))
def test_the_order_of_what_came_in_is_no_matter(name: str) -> None:
    assert write(name, *ALL) == write(name, *reversed(ALL))


def test_the_graver_comes_first_at_one_place() -> None:
    found = [Diagnostic("a", level, "m", path="p") for level in reversed(LEVELS)]

    assert [one.level for one in ordered(found)] == list(LEVELS)


def test_text() -> None:
    assert write("text", *ALL) == dedent(
        """\
        info: nothing to check [store]
        a.yaml:2:3: warning: 100%, see: <a> & "b" [yaml]
        FRENCH:12:18: error: unknown placeholder {nmae} [placeholder-extra]
            title: "Disque {nmae}"
                           ^
        hint: did you mean {name}?
        shown in acme/disk-full, locale fr-FR, sample quiet

        1 error, 1 warning, 1 info in 2 files
        """
    ).replace("FRENCH", FRENCH)


@pytest.mark.parametrize(
    ("found", "summary"),
    [
        pytest.param([], "no findings", id="none"),
        pytest.param([BROKEN], "1 warning in 1 file", id="one"),
        pytest.param([PLACEHOLDER] * 3 + [BROKEN], "3 errors, 1 warning in 2 files", id="several"),
        pytest.param([LOOSE, LOOSE], "2 info", id="without a file"),
    ],
)
def test_text_ends_with_the_count(found: list[Diagnostic], summary: str) -> None:
    assert write("text", *found).splitlines()[-1] == summary


def test_text_is_colored_where_the_page_has_colors() -> None:
    colored = write("text", PLACEHOLDER, page=Page(80, 16))

    assert f"\x1b[1m{FRENCH}:12:18\x1b[0m: \x1b[1;31merror:\x1b[0m unknown" in colored
    assert "\x1b" not in write("text", PLACEHOLDER)


def test_text_neutralizes_controls() -> None:
    evil = "\x1b[2J\x07\u202e"
    found = Diagnostic(evil, "error", evil, evil, evil, 1, 1, evil, evil, evil, evil)
    shown = write("text", found, sources=Sources(lambda _path, _line: evil))

    assert all(one.isprintable() or one == "\n" for one in shown)


def test_text_loads_neither_rich_nor_yaml() -> None:
    code = (
        "import sys; from fixturectl.reports.findings import Sources, text;"
        "from fixturectl.reports.page import Page;"
        "text.write([], Sources(), Page(80, 16));"
        "print(sorted({'rich', 'yaml', 'babel', 'jinja2'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_json() -> None:
    assert json.loads(write("json", PLACEHOLDER)) == [
        {
            "check": "placeholder-extra",
            "level": "error",
            "message": "unknown placeholder {nmae}",
            "hint": "did you mean {name}?",
            "path": FRENCH,
            "line": 12,
            "column": 18,
            "tenant": "acme",
            "fixture": "disk-full",
            "locale": "fr-FR",
            "sample": "quiet",
            "pointer": "/blocks/0/text/text",
            "tenants": 0,
            "locales": 0,
            "code": "",
            "constraint": None,
            "fixable": False,
        }
    ]
    assert write("json") == "[]\n"


def test_json_has_what_slack_would_answer_without_credentials() -> None:
    token = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
    constraint = {"type": "enum", "expected": ["primary"], "got": token}
    answer = json.dumps({"code": "failed_constraint", "constraint": constraint})

    (found,) = json.loads(write("json", BROKEN._replace(slack=answer)))

    assert found["code"] == "failed_constraint"
    assert found["constraint"] == {**constraint, "got": "xoxb-[redacted]"}


def test_github() -> None:
    odd = Diagnostic("a,b", "info", "c\n::error::d\x1b", path="e:f,g.yaml")

    assert write("github", *ALL, odd) == (
        "::notice title=store::nothing to check\n"
        '::warning file=alerts/a.yaml,line=2,col=3,title=yaml::100%25, see: <a> & "b"\n'
        "::notice file=alerts/e%3Af%2Cg.yaml,line=1,col=1,title=a%2Cb::c%0A::error::d␛\n"
        f"::error file=alerts/{FRENCH},line=12,col=18,title=placeholder-extra"
        "::unknown placeholder {nmae}%0Ahint: did you mean {name}?\n"
    )
    assert write("github") == ""


def test_gitlab() -> None:
    entries = json.loads(write("gitlab", *ALL))

    assert [entry["severity"] for entry in entries] == ["info", "minor", "major"]
    assert [entry["location"] for entry in entries] == [
        {"path": ".", "lines": {"begin": 1}},
        {"path": "alerts/a.yaml", "lines": {"begin": 2}},
        {"path": f"alerts/{FRENCH}", "lines": {"begin": 12}},
    ]
    assert entries[2]["description"] == "unknown placeholder {nmae}\nhint: did you mean {name}?"
    assert entries[2]["check_name"] == "placeholder-extra"


def test_fingerprints_stay_when_lines_move_and_differ_within_a_report() -> None:
    moved = Diagnostic("yaml", "warning", BROKEN.message, path="a.yaml", line=7)
    first = [entry["fingerprint"] for entry in json.loads(write("gitlab", BROKEN, BROKEN))]
    second = [entry["fingerprint"] for entry in json.loads(write("gitlab", moved))]

    assert first[0] == second[0]
    assert len(set(first)) == 2


def test_sarif() -> None:
    log = json.loads(write("sarif", *ALL, PLACEHOLDER))
    (run,) = log["runs"]
    driver = run["tool"]["driver"]

    assert log["version"] == "2.1.0"
    assert (driver["name"], driver["semanticVersion"]) == ("fixturectl", "1.2.3")
    assert run["columnKind"] == "unicodeCodePoints"
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    assert driver["rules"] == [
        {"id": "placeholder-extra", "shortDescription": {"text": "placeholder-extra"}},
        {"id": "store", "shortDescription": {"text": "store"}},
        {
            "id": "yaml",
            "shortDescription": {"text": "Broken YAML, not read."},
            "help": {"text": MANUAL["yaml"].strip(), "markdown": MANUAL["yaml"].strip()},
        },
    ]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    prints = {result["partialFingerprints"]["fixturectl/v1"] for result in run["results"]}
    assert len(prints) == 4
    assert [result["level"] for result in run["results"]] == ["note", "warning", "error", "error"]
    assert "locations" not in run["results"][0]
    assert "properties" not in run["results"][1]
    assert run["results"][2]["properties"]["sample"] == "quiet"
    assert run["results"][2]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": f"alerts/{FRENCH}", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 12, "startColumn": 18},
            }
        }
    ]


def test_sarif_addresses_are_percent_encoded() -> None:
    found = Diagnostic("yaml", "error", "m", path="a b/é%.yaml")
    (run,) = json.loads(write("sarif", found, sources=Sources()))["runs"]
    (location,) = run["results"][0]["locations"]

    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%A9%25.yaml"


def test_junit() -> None:
    root = ET.fromstring(write("junit", *ALL))  # noqa: S314 - our own output
    suites = list(root)

    assert root.attrib == {
        "name": "fixturectl",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "2",
        "time": "0",
    }
    assert [suite.get("name") for suite in suites] == [
        "fixturectl",
        "alerts/a.yaml",
        f"alerts/{FRENCH}",
    ]
    (case,) = suites[2]
    assert (case.get("name"), case.get("line")) == ("placeholder-extra 12:18", "12")
    (failure,) = case
    assert (failure.tag, failure.get("type")) == ("failure", "placeholder-extra")
    assert failure.text is not None
    assert failure.text.endswith("\nhint: did you mean {name}?")
    assert suites[1][0][0].tag == "skipped"
    assert suites[1][0][0].get("message") == BROKEN.message


def test_junit_without_findings_has_one_passed_case() -> None:
    root = ET.fromstring(write("junit"))  # noqa: S314 - our own output

    assert root.get("tests") == "1"
    assert [case.get("name") for case in root.iter("testcase")] == ["validate"]
    assert not list(root.iter("failure"))


DIAGNOSTICS = st.builds(
    Diagnostic,
    check=st.text(max_size=9),
    level=st.sampled_from(LEVELS),
    message=st.text(max_size=30),
    hint=st.text(max_size=9),
    path=st.text(max_size=9),
    line=st.integers(1, 9),
    slack=st.builds(  # JSON, as Breach.answer writes it, around whatever was given
        lambda code, got: json.dumps({"code": code, "constraint": {"got": got}}),
        st.text(max_size=9),
        st.text(max_size=9) | st.integers() | st.none(),
    )
    | st.just(""),
)


@given(st.lists(DIAGNOSTICS, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_is_found_every_format_stays_readable(found: list[Diagnostic]) -> None:
    for name in ("json", "gitlab", "sarif"):
        assert json.loads(write(name, *found)) is not None
    report = write("junit", *found).encode()
    assert len(list(ET.fromstring(report).iter("testcase"))) == (len(found) or 1)  # noqa: S314 - our own output
    assert len(write("github", *found).splitlines()) == len(found)


def test_what_takes_no_thought_is_marked() -> None:
    mendable = BROKEN._replace(edits=((0, 1, ""),))

    told = write("text", mendable)

    assert told.splitlines()[0].endswith("[yaml] [*]")
    assert told.endswith("1 warning in 1 file\n[*] 1 fixable with: fixturectl validate --fix\n")
    assert [one["fixable"] for one in json.loads(write("json", BROKEN, mendable))] == [False, True]
