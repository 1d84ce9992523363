"""Every format of a difference: what it shows, and what it lets nobody do."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl import registry
from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.reports import differences
from fixturectl.reports.differences import (
    Address,
    Change,
    Difference,
    Entry,
    Unseen,
    Variant,
    markdown,
    text,
)
from fixturectl.reports.differences import json as as_json
from fixturectl.reports.page import Page

if TYPE_CHECKING:
    from fixturectl.reports.differences import Kind

FORMATS = registry.names(differences.__name__)
PLACE = Place("fixtures/default/fr-FR/disk-full.yaml", 2, 10)
FOUND = Diagnostic("url", "error", "no URL", "", "fixtures/a/b.yaml", 3, 4)
OLD, NEW = "Le disque de db-1 est presque plein", "Le disque de db-1 est plein à 90 %"


def messages(*tenants: str, locale: str = "fr-FR", status: str = "firing") -> tuple[Address, ...]:
    return tuple(Address(tenant, "disk-full", locale, "examples", status) for tenant in tenants)


def entry(
    *changes: Change,
    to: tuple[Address, ...] = (),
    kind: Kind = "changed",
    cause: str = "default/fr-FR/disk-full title",
    fault: str = "",
) -> Entry:
    variant = Variant(None, None, changes, to or messages("acme"), fault)
    return Entry(kind, cause, PLACE, (variant,))


def difference(*entries: Entry, **more: tuple[object, ...]) -> Difference:
    return Difference("main", "c0ffee", entries, **more)  # type: ignore[arg-type] # by keyword


TITLE = Change("/blocks/0/text/text", OLD, NEW)


def test_text_says_cause_reach_place_and_words() -> None:
    shown = text.write(difference(entry(TITLE, to=messages("acme", "globex"))), Page())

    assert shown == (
        "default/fr-FR/disk-full title: 2 tenants (2 messages)\n"
        "  fixtures/default/fr-FR/disk-full.yaml:2:10\n"
        "  - Le disque de db-1 est [-presque -]plein\n"
        "  + Le disque de db-1 est plein{+ à 90 %+}\n"
        "\n"
        "1 change in 2 messages (compared with main)\n"
    )


def test_text_colors_words_instead_of_marking_them() -> None:
    shown = text.write(difference(entry(TITLE)), Page(colors=16))

    assert "[-" not in shown
    assert "\x1b[1;7;31mpresque \x1b[0m" in shown
    assert "\x1b[1;7;32m à 90 %\x1b[0m" in shown


@pytest.mark.parametrize(
    ("found", "line"),
    [
        pytest.param(
            entry(kind="added", cause="tenant acme"), "added: tenant acme: tenant acme", id="added"
        ),
        pytest.param(
            entry(TITLE, to=messages("a", "b", status="resolved")),
            "default/fr-FR/disk-full title: 2 tenants, status resolved (2 messages)",
            id="a status that is not the usual one",
        ),
        pytest.param(
            entry(TITLE, to=messages("a") + messages("a", locale="ar")),
            "default/fr-FR/disk-full title: tenant a, 2 locales (2 messages)",
            id="several locales",
        ),
    ],
)
def test_the_reach_names_one_and_counts_many(found: Entry, line: str) -> None:
    assert text.write(difference(found), Page()).splitlines()[0] == line


def test_text_of_nothing() -> None:
    assert text.write(Difference("", "", ()), Page()) == "no message changes\n"


def test_only_the_first_changes_may_be_told_and_the_rest_counted() -> None:
    found = difference(*(entry(TITLE, cause=f"default/disk-{number}") for number in range(5)))

    shown = text.write(found, Page(), 3)

    assert shown.count("default/disk-") == 3
    assert shown.endswith("… 2 more changes\n\n5 changes in 1 message (compared with main)\n")
    assert "more change" not in text.write(found, Page(), 5)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_could_not_be_rendered_before_can_be_now(name: str) -> None:
    form = registry.load(differences.__name__, name)
    mended = entry(Change("", None, "all of it"), fault="unknown placeholder")

    shown = form.write(difference(mended), Page())

    assert "could not be rendered before: unknown placeholder" in shown


def test_text_of_findings_faults_and_what_nobody_sees() -> None:
    found = difference(
        entry(Change("", "all of it", None), fault="unknown placeholder"),
        found=(FOUND,),
        mended=(FOUND, FOUND),
        unseen=(Unseen("default/disk-full spare", PLACE, "encrypted"),),
    )

    shown = text.write(found, Page())

    assert "  can not be rendered: unknown placeholder\n" in shown
    assert "all of it" not in shown
    assert "new finding\n  fixtures/a/b.yaml:3:4: error: no URL [url]\n" in shown
    assert "fixed findings\n" in shown
    assert f"  {PLACE}: default/disk-full spare (encrypted)\n" in shown
    assert shown.endswith(
        "1 change in 1 message; 1 new finding; 2 findings fixed (compared with main)\n"
    )


def test_alike_ways_are_shown_once_by_the_shortest_example() -> None:
    changes = [
        Change("/text", f"{'x' * length} old", f"{'x' * length} new") for length in (9, 1, 5)
    ]

    shown = text.write(difference(entry(*changes)), Page())

    assert [line for line in shown.splitlines() if line.startswith("  -")] == ["  - x [-old-]"]


def test_more_ways_than_anybody_reads_are_counted() -> None:
    changes = [Change("/text", f"a{number}", f"b{number}") for number in range(9)]

    shown = text.write(difference(entry(*changes)), Page())

    assert shown.count("  - ") == 6
    assert "… 3 more like these" in shown


def test_what_is_far_from_a_change_is_left_out() -> None:
    long = "word " * 200

    shown = text.write(difference(entry(Change("/text", f"{long}old", f"{long}new"))), Page())

    assert max(map(len, shown.splitlines())) < 130
    assert "…" in shown


def test_a_date_is_shown_as_people_read_it() -> None:
    written = "<!date^1795315620^{date_short}|%s>"

    shown = text.write(
        difference(entry(Change("/t", written % "3:47 AM", written % "2:47 AM"))), Page()
    )

    assert "  - [-3-]:47 AM\n" in shown


def test_json_has_every_message_and_every_change() -> None:
    found = json.loads(
        as_json.write(
            difference(entry(TITLE, to=messages("acme", "globex")), found=(FOUND,)), Page()
        )
    )

    assert found["format"] == 1
    assert (found["revision"], found["commit"], found["messages"]) == ("main", "c0ffee", 2)
    (one,) = found["entries"]
    assert one | {"variants": ...} == {
        "kind": "changed",
        "cause": "default/fr-FR/disk-full title",
        "path": PLACE.path,
        "line": 2,
        "column": 10,
        "messages": 2,
        "tenants": ["acme", "globex"],
        "fixtures": ["disk-full"],
        "locales": ["fr-FR"],
        "samples": ["examples"],
        "statuses": ["firing"],
        "variants": ...,
    }
    (variant,) = one["variants"]
    assert variant["messages"][0] == messages("acme")[0]._asdict()
    (change,) = variant["changes"]
    assert (change["before"], change["after"]) == (OLD, NEW)
    marked = [OLD[edit["start"] : edit["end"]] for edit in change["edits"]]
    assert marked == ["presque ", ""]
    assert [one["check"] for one in found["findings"]["new"]] == ["url"]
    assert found["findings"]["fixed"] == []


def test_json_names_each_of_its_keys_in_its_manual() -> None:
    found = difference(
        entry(TITLE), found=(FOUND,), unseen=(Unseen("default/disk-full spare", PLACE, ""),)
    )
    manual = as_json.__doc__ or ""

    keys = set(re.findall(r'"(\w+)": ', as_json.write(found, Page())))

    of_findings = set(json.loads(as_json.write(found, Page()))["findings"]["new"][0])
    assert not {key for key in keys - of_findings - {"reason"} if f"`{key}`" not in manual}


# -- Markdown


class Comment(HTMLParser):
    """What a browser makes of a comment: the tags, and the text inside and outside of `<pre>`."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.outside = ""
        self.inside = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name == "open" for name, _ in attrs), attrs
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"pre", "code"} & set(self.open):
            self.inside += data
        else:
            self.outside += data


HOSTILE = (
    "</pre></details> @everyone `x` | [a](http://x) <img src=x onerror=y> ![b](c) \n\n# t &amp;"
)


def test_markdown_is_folded_and_marks_words() -> None:
    shown = markdown.write(difference(entry(TITLE, to=messages("acme", "globex"))), Page())

    assert shown == (
        "<!-- fixturectl diff -->\n"
        "1 change in 2 messages, compared with <code>main</code>\n"
        "\n"
        "<details><summary><code>default/fr-FR/disk-full title</code>: 2 tenants (2 messages)"
        "</summary>\n"
        "\n"
        "<pre>fixtures/default/fr-FR/disk-full.yaml:2:10\n"
        "\n"
        "- Le disque de db-1 est <del>presque </del>plein\n"
        "+ Le disque de db-1 est plein<ins> à 90 %</ins></pre>\n"
        "\n"
        "</details>\n"
    )


@settings(max_examples=30)
@given(st.text(max_size=40).map(lambda more: HOSTILE + more))
def test_nothing_in_markdown_mentions_anybody_or_leaves_its_place(hostile: str) -> None:
    found = Difference(
        hostile,
        "c0ffee",
        (entry(Change("/t", hostile, f"new {hostile}"), cause=hostile, fault=hostile),),
        (FOUND._replace(message=hostile, check=hostile, path=hostile),),
        (FOUND._replace(message=hostile),),
        (Unseen(hostile, PLACE._replace(path=hostile), hostile),),
    )

    shown = markdown.write(found, Page())

    comment = Comment(shown.removeprefix(f"{markdown.MARK}\n"))
    assert comment.tags <= {"details", "summary", "pre", "code", "del", "ins"}
    assert comment.open == []
    assert not set("@`|[]!&#*_") & set(comment.outside.replace("_", "")), comment.outside
    assert "@everyone" not in comment.inside, "a joiner stands behind each @"
    assert "@\u2060everyone" in comment.inside
    assert not re.search(r"^(?!<pre>).*<pre>", shown, re.MULTILINE), "<pre> begins its line"


def test_markdown_fits_a_comment_and_counts_the_rest() -> None:
    entries = [
        entry(Change("/t", f"{number} old {'&' * 9000}", "new"), cause=f"cause {number}")
        for number in range(40)
    ]

    shown = markdown.write(difference(*entries), Page())

    assert len(shown) <= 60_000
    assert re.search(r"\n\d+ parts are not shown here: fixturectl diff shows all\.\n$", shown)
    assert Comment(shown.removeprefix(f"{markdown.MARK}\n")).open == []


def test_many_findings_are_counted_and_never_crowd_out_the_rest() -> None:
    many = tuple(FOUND._replace(line=number, message="x" * 5_000) for number in range(1_000))

    shown = markdown.write(difference(entry(TITLE), found=many), Page())

    assert "1000 new findings" in shown
    assert "… 970 more" in shown
    assert "presque" in shown
    assert len(shown) < 20_000


def test_new_findings_stand_open_and_first() -> None:
    shown = markdown.write(difference(entry(TITLE), found=(FOUND,), mended=(FOUND,)), Page())

    assert shown.index("<details open><summary>1 new finding</summary>") < shown.index("title")
    assert "<details><summary>1 fixed finding</summary>" in shown


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_nothing_as_such(form: str) -> None:
    shown = registry.load(differences.__name__, form).write(
        Difference("main", "c0ffee", ()), Page()
    )

    assert shown.endswith("\n")
