"""How far a store is translated, as people and programs read it."""

from __future__ import annotations

import json
import re

import pytest
from inline_snapshot import snapshot

from fixturectl import registry
from fixturectl.actions.locales.measures import Standing, Tally
from fixturectl.reports import standings
from fixturectl.reports.columns import width
from fixturectl.reports.page import Page
from fixturectl.reports.standings import Sheet, is_under, percent, reasons

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def standing(
    tenant: str = "default",
    locale: str = "fr-FR",
    *,
    sound: float = 1.0,
    stale: int = 0,
    weight: float = 1.0,
    **states: int,
) -> Standing:
    tally = Tally(stale=stale, sound=sound, weight=weight)
    tally.states.update(states)
    return tally.standing(tenant, locale)


SOME = [
    standing(locale="en-US", source=40),
    standing(translated=30, reviewed=10),
    standing(locale="ja-JP", translated=9, missing=20, machine=5, fuzzy=3, other=3, stale=2),
    standing("acme", "fr-FR", reviewed=40),
    standing("acme", "de-DE", reviewed=40, sound=0.7, stale=3),
    standing("empty", "fr-FR", weight=0),
]


def write(form: str, found: list[Standing], sheet: Sheet = Sheet()) -> str:  # noqa: B008 # a value
    written: str = registry.load(standings.__name__, form).write(found, sheet)
    return written


def drawn(columns: int, colors: bool = False, under: float | None = None) -> str:
    return write("text", SOME, Sheet(Page(columns, 16 if colors else 0), True, under))


@pytest.mark.parametrize(
    ("share", "decimals", "expected"),
    [
        (None, 1, "-"),
        (1.0, 1, "100.0"),
        (1.0, 0, "100"),
        (0.99999, 0, "99"),
        (0.99999, 1, "99.9"),
        (0.9 * 83 / 83, 1, "90.0"),
        (74.7 / 83, 1, "90.0"),
        (0.0, 0, "0"),
    ],
)
def test_percent_is_rounded_down(share: float | None, decimals: int, expected: str) -> None:
    assert percent(share, decimals) == expected


@pytest.mark.parametrize(
    ("share", "under", "expected"),
    [(0.9, 90, False), (74.7 / 83, 90, False), (0.899, 90, True), (None, 90, False), (0, 0, False)],
)
def test_under(share: float | None, under: float, expected: bool) -> None:
    assert is_under(share, under) is expected


def test_piped_there_is_a_table_of_everything() -> None:
    assert write("text", SOME) == snapshot("""\
TENANT   LOCALE  SCORE  COVERAGE  INTEGRITY  STALE  MISSING  TEXTS
default  en-US   100.0  100.0     100.0      0      0        40
default  fr-FR   92.5   92.5      100.0      0      0        40
default  ja-JP   31.2   31.2      100.0      2      20       40
acme     fr-FR   100.0  100.0     100.0      0      0        40
acme     de-DE   70.0   100.0     70.0       3      0        40
empty    fr-FR   -      -         -          0      0        0

coverage: reviewed 100, translated 90, fuzzy 50, machine 40, another region's 30, missing 0
integrity: how much of what is there validate finds nothing in; score: the smaller of the two
what a tenant inherits counts for it; no program can tell whether a text reads well
""")


def test_on_a_terminal_one_sees_the_holes() -> None:
    assert drawn(80) == snapshot("""\
         en-US      fr-FR      ja-JP      de-DE
default  █████ 100  ████▋  92  █▌░░░  31          ·
acme             ·  █████ 100          ·  ███▌░  70
empty            ·          -          ·          ·

default ja-JP 31.2: 20 missing, 2 stale, 3 from another region, 5 by machine, 3
  fuzzy, 9 not reviewed
acme de-DE 70.0: 3 stale, integrity 70.0
default fr-FR 92.5: 30 not reviewed

coverage: reviewed 100, translated 90, fuzzy 50, machine 40, another region's
30, missing 0
integrity: how much of what is there validate finds nothing in; score: the
smaller of the two
what a tenant inherits counts for it; no program can tell whether a text reads
well
""")


@pytest.mark.parametrize("columns", [20, 24, 30, 36, 44, 60, 200])
@pytest.mark.parametrize("colors", [False, True], ids=["no colours", "colours"])
def test_no_line_is_wider_than_the_terminal(columns: int, colors: bool) -> None:
    lines = ESCAPE.sub("", drawn(columns, colors)).splitlines()

    assert max(map(width, lines)) <= columns
    for locale in ("en-US", "fr-FR", "ja-JP", "de-DE"):
        assert sum(locale in line for line in lines if "default" not in line) >= 1


def test_a_narrow_terminal_divides_the_matrix() -> None:
    assert drawn(24).split("\n\n")[:2] == snapshot(
        [
            """\
         en-US  fr-FR
default  100     92
acme       ·    100
empty      ·      -\
""",
            """\
         ja-JP  de-DE
default   31      ·
acme       ·     70
empty      ·      ·\
""",
        ]
    )


@pytest.mark.parametrize(
    ("under", "styles"),
    [
        (None, {"fr-FR 92.5": "32", "ja-JP 31.2": "31", "de-DE 70.0": "33"}),
        (95, {"fr-FR 92.5": "31", "ja-JP 31.2": "31", "de-DE 70.0": "31"}),
        (30, {"fr-FR 92.5": "32", "ja-JP 31.2": "33", "de-DE 70.0": "33"}),
    ],
)
def test_colours_grade(under: float | None, styles: dict[str, str]) -> None:
    text = drawn(80, colors=True, under=under)

    found = {match[2]: match[1] for match in re.finditer(r"\x1b\[(\d+)m\w+ (\S+ \S+)\x1b", text)}
    assert found == styles


def test_of_many_holes_the_worst_are_told() -> None:
    many = [standing(f"t{number}", missing=1, translated=number) for number in range(30)]

    lines = write("text", many, Sheet(drawn=True)).splitlines()

    told = [line for line in lines if re.match(r"t\d+ fr-FR", line)]
    assert [line.split()[0] for line in told] == [f"t{number}" for number in range(20)]
    assert "and 10 more: name a --tenant or a --locale" in lines


def test_reasons_are_told_with_what_is_worst_first() -> None:
    assert reasons(SOME[2]) == [
        "20 missing",
        "2 stale",
        "3 from another region",
        "5 by machine",
        "3 fuzzy",
        "9 not reviewed",
    ]
    assert reasons(SOME[4]) == ["3 stale", "integrity 70.0"]


def test_json_is_a_list_of_all_that_was_counted() -> None:
    found = json.loads(write("json", SOME[2:3]))

    assert found == [
        {
            "tenant": "default",
            "locale": "ja-JP",
            "texts": 40,
            "source": 0,
            "reviewed": 0,
            "translated": 9,
            "fuzzy": 3,
            "machine": 5,
            "other": 3,
            "missing": 20,
            "stale": 2,
            "coverage": 0.3125,
            "integrity": 1.0,
            "score": 0.3125,
        }
    ]
    assert json.loads(write("json", SOME[5:]))[0]["score"] is None
    assert write("json", []) == "[]\n"


def test_markdown() -> None:
    assert write("markdown", SOME[:2] + SOME[3:]) == snapshot("""\
| tenant | en-US | fr-FR | de-DE |
| :-- | --: | --: | --: |
| default | 🟩 100 | 🟩 92 |  |
| acme |  | 🟩 100 | 🟨 70 |
| empty |  | ⬜ - |  |

| tenant | locale | score | coverage | integrity | what lacks |
| :-- | :-- | --: | --: | --: | :-- |
| acme | de-DE | 70.0 | 100.0 | 70.0 | 3 stale, integrity 70.0 |
| default | fr-FR | 92.5 | 92.5 | 100.0 | 30 not reviewed |

- coverage: reviewed 100, translated 90, fuzzy 50, machine 40, another region's 30, missing 0
- integrity: how much of what is there validate finds nothing in; score: the smaller of the two
- what a tenant inherits counts for it; no program can tell whether a text reads well
""")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_nothing_at_all(form: str) -> None:
    assert "promised in these locales" in write(form, [])


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_nothing_lacks(form: str) -> None:
    written = write(form, [standing(reviewed=3)], Sheet(drawn=True))

    assert "100" in written
    assert "missing 0" in written  # what was measured
    assert not re.search(r"\d missing", written.replace("missing 0", ""))
