"""The page of a difference: what it shows, what it lets nobody do, and that Chromium takes it."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Page

from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.reports.differences import Address, Change, Difference, Entry, Unseen, Variant, html
from fixturectl.reports.differences._marks import marked
from fixturectl.reports.messages import Preview
from fixturectl.reports.messages.html.markup import Markup
from fixturectl.reports.page import Page as Paper

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.reports.tree import Node

PLACE = Place("fixtures/default/fr-FR/disk-full.yaml", 2, 10)
CHROMIUM = shutil.which("chromium")
# As root and in a container; nothing of the user's, and no request of the browser's own.
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--enable-logging=stderr"),
)


def body(words: str, number: int = 0) -> Node:
    return {
        "attachments": [
            {
                "color": f"#{number:06x}",
                "fallback": words,
                "blocks": [
                    {"type": "header", "text": {"type": "plain_text", "text": f":fire: {words}"}},
                    {
                        "type": "section",
                        "text": {"type": "mrkdwn", "text": f"*{words}* <!here>"},
                    },
                    {
                        "type": "actions",
                        "elements": [
                            {
                                "type": "button",
                                "text": {"type": "plain_text", "text": "Open"},
                                "url": "https://example.com/a?b=c",
                            }
                        ],
                    },
                ],
            }
        ]
    }


def variant(number: int = 0, before: str | None = "old", after: str | None = "new") -> Variant:
    old, new = (
        None
        if words is None
        else Preview(body(f"{words} {number}", number), "acme", "disk-full", "fr-FR", "quiet")
        for words in (before, after)
    )
    change = Change("/text", None if before is None else f"{before} {number}", f"{after} {number}")
    address = Address("acme", f"disk-{number}", "fr-FR", "quiet", "firing")
    return Variant(old, new, (change,), (address,))


def page(*entries: Entry, **more: tuple[object, ...]) -> Page:
    found = Difference("main", "c0ffee" * 6, entries, **more)  # type: ignore[arg-type] # by keyword
    return Page(html.write(found, Paper()))


def entry(*variants: Variant, cause: str = "default/fr-FR/disk-full title") -> Entry:
    return Entry("changed", cause, PLACE, variants)


def test_before_and_after_stand_side_by_side_with_their_words_marked() -> None:
    written = html.write(Difference("main", "c0ffee", (entry(variant(7)),)), Paper())

    assert "<figcaption>Before</figcaption>" in written
    assert "<figcaption>After</figcaption>" in written
    assert "<b><del>old</del> 7</b>" in written
    assert "<b><ins>new</ins> 7</b>" in written
    assert Page(written).holds_its_policy()


def test_causes_are_told_with_their_reach_and_listed() -> None:
    shown = page(entry(variant(1)), entry(variant(2), cause="acme/tenant timezone"))

    assert "2 changes in 2 messages" in shown.text
    assert "compared with main (c0ffeec0ffee)" in shown.text
    assert shown.text.count("acme/tenant timezone") == 2, "in the list, and over its messages"
    assert str(PLACE) in shown.text
    assert shown.links[:2] == ["#change-1", "#change-2"]


def test_what_is_only_on_one_side_is_shown_alone() -> None:
    added = Entry("added", "tenant acme", PLACE, (variant(before=None),))

    shown = page(added)

    assert "added: tenant acme" in shown.text
    assert "After" in shown.text
    assert "Before" not in shown.text


def test_what_no_picture_shows_is_told_in_words() -> None:
    changes = (Change("/channel", "C1", "C2"), Change("/blocks/0/text/text", "seen", "in it"))
    message = Address("acme", "disk-full", "fr-FR", "quiet", "firing")
    alone = Variant(None, None, changes, (message,))
    pictured = Variant(variant().before, variant().after, changes, (message,))

    for one, told in ((alone, True), (pictured, False)):
        shown = page(entry(one))
        assert "C1" in shown.text
        assert ("seen" in shown.text) is told


def test_findings_faults_and_what_nobody_sees() -> None:
    found = Diagnostic("url", "error", "no URL", "", "fixtures/a/b.yaml", 3, 4)
    broken = Variant(variant().before, None, (), variant().messages, "unknown placeholder")

    shown = page(
        entry(broken),
        found=(found,),
        mended=(found,),
        unseen=(Unseen("default/disk-full spare", PLACE, "encrypted"),),
    )

    assert "can not be rendered: unknown placeholder" in shown.text
    assert "1 new finding" in shown.text
    assert "1 fixed finding" in shown.text
    assert "default/disk-full spare (encrypted)" in shown.text


def test_only_so_many_pictures_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "PICTURES", 10)
    shown = page(entry(*(variant(number) for number in range(15))))

    assert shown.classes.count("variant") == 10
    assert "7 more" in shown.text
    assert "5 more are not drawn here" in shown.text


def test_causes_share_the_pictures_and_those_left_out_are_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html, "PICTURES", 8)
    many = entry(*(variant(number) for number in range(9)))

    shown = page(many, entry(variant(20)), entry(variant(21)), entry(variant(22)))

    assert shown.classes.count("variant") == 3 + 1 + 1 + 1
    assert "6 more are not drawn here" in shown.text
    assert "page is full" not in shown.text

    full = page(*(entry(variant(number)) for number in range(9)))
    assert full.classes.count("variant") == 8
    assert full.text.count("not drawn: the page is full") == 1
    assert full.classes.count("ways") == 1


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        pytest.param(
            "<p>one <b>two</b></p>",
            "<p>one <b>2</b></p>",
            "<p>one <b><del>two</del></b></p>",
            "<p>one <b><ins>2</ins></b></p>",
            id="inside an element",
        ),
        pytest.param(
            "<p>a <b>b</b> c</p>",
            "<p>a x</p>",
            "<p>a <b><del>b</del></b><del> c</del></p>",
            "<p>a<ins> x</ins></p>",
            id="across elements, each on its own",
        ),
        pytest.param(
            "<p>a &lt;b&gt;</p>",
            "<p>a &lt;i&gt;</p>",
            "<p>a &lt;<del>b</del>&gt;</p>",
            "<p>a &lt;<ins>i</ins>&gt;</p>",
            id="signs of HTML stay signs",
        ),
        pytest.param("<p>a</p><hr>", "<p>a</p>", "<p>a</p><hr>", "<p>a</p>", id="no word"),
    ],
)
def test_words_are_marked_where_they_stand(before: str, after: str, old: str, new: str) -> None:
    assert marked(Markup(before), Markup(after)) == (old, new)


HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>", "a < b & c > d"]
) | st.text(max_size=12)


@settings(max_examples=20, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_difference_makes_a_page_harmful(one: str, other: str) -> None:
    before, after = (Preview(body(words), words, words, words, words) for words in (one, other))
    address = Address(one, other, one, other, one)
    changes = (Change(one, one, other), Change("/url", other, one))
    found = Variant(before, after, changes, (address,), one)
    finding = Diagnostic(one, "error", other, one, one, 1, 1)

    written = html.write(
        Difference(
            one,
            other,
            (Entry("changed", one, PLACE._replace(path=other), (found,)),) * 2,
            (finding,),
            (finding,),
            (Unseen(one, PLACE._replace(path=one), other),),
        ),
        Paper(),
    )

    assert Page(written).holds_its_policy()


# -- in a real browser


def opened(path: Path, folder: Path) -> tuple[str, list[str]]:
    """Open a page in Chromium; return what it made of it, and what its console says."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *OPTIONS, f"--user-data-dir={folder}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, re.findall(r":CONSOLE.*?\] (.*)", done.stderr)


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_chromium_opens_a_difference_of_200_messages_without_a_complaint(tmp_path: Path) -> None:
    entries = [
        entry(*(variant(20 * each + number) for number in range(20)), cause=f"cause {each}")
        for each in range(10)
    ]
    path = tmp_path / "difference.html"
    path.write_text(html.write(Difference("main", "c0ffee", tuple(entries)), Paper()))

    shown, complaints = opened(path, tmp_path / "profile")

    assert complaints == []
    assert shown.count('class="variant"') == 200
    assert shown.count('class="slack"') == 400


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_chromium_complains_of_a_page_that_does_what_ours_may_not(tmp_path: Path) -> None:
    path = tmp_path / "difference.html"
    written = html.write(Difference("main", "c0ffee", (entry(variant()),)), Paper())
    path.write_text(written.replace("<main>", '<main><p style="color: red">x</p>'))

    assert len(opened(path, tmp_path / "profile")[1]) == 1
