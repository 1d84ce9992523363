"""What a change does, as one page: messages as they look in Slack, before and after side by side.

It needs nothing but itself: no script, no image, no font and no address is loaded. The words that
differ are marked in the pictures; what no picture shows, as where a button leads, is told in words,
and so are the causes for which the page has no room to draw anything.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from fixturectl.rendering.words import runs
from fixturectl.reports.differences import counted, reach
from fixturectl.reports.differences._marks import marked
from fixturectl.reports.differences._ways import MOST, ways
from fixturectl.reports.differences.text import totals
from fixturectl.reports.messages.html.document import document
from fixturectl.reports.messages.html.markup import Markup, element, joined
from fixturectl.reports.messages.html.message import colors, draw_message
from fixturectl.reports.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.words import Run
    from fixturectl.reports.differences import Change, Difference, Entry, Variant
    from fixturectl.reports.differences._ways import Way
    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

PICTURES = 400  # pairs of messages that one page draws, shared by its causes; the rest is counted
_OPEN = 3  # of one cause that are seen at once; the others unfold
# Parts of a message whose words a picture doesn't show.
_UNSEEN = frozenset(("url", "image_url", "channel", "value", "alt_text", "action_id", "color"))


def write(difference: Difference, _page: Page) -> str:
    """Return the page."""
    drawn = _Drawn(len(difference.entries))
    entries = [_entry(number, one, drawn) for number, one in enumerate(difference.entries, 1)]
    parts = [
        element("h1", totals(difference)),
        element("p", _compared(difference), class_="soft"),
        _findings("new", difference.found),
        _contents(difference.entries),
        *entries,
        _findings("fixed", difference.mended),
        _unseen(difference),
    ]
    title = f"fixturectl diff {difference.revision}".rstrip()
    return document(title, joined(parts, "\n"), colors(drawn.previews))


class _Drawn:
    """What was drawn so far on one page: no cause takes all the room."""

    def __init__(self, causes: int) -> None:
        self.pairs = 0
        self.previews: list[Preview] = []
        self._share = max(_OPEN, PICTURES // max(1, causes))

    def taken(self, variants: Iterable[Variant]) -> list[Variant]:
        """Take note of the pairs of one cause that are drawn, and return them."""
        room = min(self._share, PICTURES - self.pairs)
        found = list(islice(variants, room))
        self.pairs += len(found)
        self.previews += [side for one in found for side in (one.before, one.after) if side]
        return found


def _compared(difference: Difference) -> str:
    if not difference.revision:
        return ""
    return f"compared with {difference.revision} ({difference.commit[:12]})"


def _contents(entries: Sequence[Entry]) -> str:
    if len(entries) < 2:  # noqa: PLR2004 - one needs no list
        return ""
    links = [
        element("li", element("a", _name(entry), href=f"#change-{number}", class_="cause"))
        for number, entry in enumerate(entries, 1)
    ]
    return element("nav", element("ol", joined(links)), aria_label="Changes")


def _name(entry: Entry) -> str:
    return entry.cause if entry.kind == "changed" else f"{entry.kind}: {entry.cause}"


def _entry(number: int, entry: Entry, drawn: _Drawn) -> Markup:
    place = element("p", str(entry.place), class_="place") if entry.place is not None else ""
    told = joined(element("p", f"{what}: {why}", class_="bad") for what, why in entry.faults)
    pictured = drawn.taken(_different_first(one for one in entry.variants if _seen(one)))
    return element(
        "section",
        element("h2", _name(entry), class_="cause"),
        element("p", reach(entry.messages), class_="soft"),
        place,
        told,
        _hidden(entry, pictured),
        _variants(entry, pictured),
        class_="entry",
        id=f"change-{number}",
    )


# -- pictures


def _variants(entry: Entry, pictured: Sequence[Variant]) -> Markup:
    pictures = [_variant(one) for one in pictured]
    parts = [joined(pictures[:_OPEN], "\n")]
    if rest := pictures[_OPEN:]:
        summary = element("summary", f"{len(rest)} more")
        parts.append(element("details", summary, joined(rest, "\n")))
    if left := sum(map(_seen, entry.variants)) - len(pictures):
        told = f"{left} more are not drawn here" if pictures else "not drawn: the page is full"
        parts.append(element("p", told, class_="soft"))
    return joined(parts)


def _seen(variant: Variant) -> bool:
    return bool(variant.before or variant.after)


def _different_first(variants: Iterable[Variant]) -> Iterator[Variant]:
    """Yield the variants, those first that differ in other words than the ones before."""
    seen: set[tuple[tuple[str | None, ...], ...]] = set()
    alike = []
    for variant in variants:
        words = tuple(_words(change) for change in variant.changes)
        if words in seen:
            alike.append(variant)
        else:
            seen.add(words)
            yield variant
    yield from alike


def _words(change: Change) -> tuple[str | None, ...]:
    if change.before is None or change.after is None:
        return change.before, change.after
    return tuple(
        "".join(run.text for run in side if run.changed)
        for side in runs(change.before, change.after)
    )


def _variant(variant: Variant) -> Markup:
    first = variant.messages[0]
    more = len(variant.messages) - 1
    name = f"{first.tenant}/{first.fixture} · {first.locale} · {first.sample} · {first.status}"
    also = f" and {counted(more, 'message')} alike" if more else ""
    before = draw_message(variant.before) if variant.before is not None else None
    after = draw_message(variant.after) if variant.after is not None else None
    if before is not None and after is not None:
        before, after = marked(before, after)
    sides = [
        _side("Before", variant.before, before),
        _side("After", variant.after, after),
    ]
    return element(
        "div",
        element("p", name, also, class_="soft"),
        element("div", joined(side for side in sides if side), class_="pair"),
        class_="variant",
    )


def _side(name: str, preview: Preview | None, drawing: Markup | None) -> Markup:
    if preview is None or drawing is None:
        return Markup()
    slack = element("div", drawing, class_="slack", lang=preview.locale)
    return element("figure", element("figcaption", name), slack)


# -- words


def _hidden(entry: Entry, pictured: Sequence[Variant]) -> Markup:
    """Tell what differs and shows in no picture, or all where nothing is drawn."""
    both = any(one.before and one.after for one in pictured)
    found = ways(entry, lambda change: not both or _is_unseen(change))
    items = [element("li", joined(_way(way))) for way in found[:MOST]]
    if len(found) > MOST:
        items.append(element("li", f"… {len(found) - MOST} more like these", class_="soft"))
    return element("ul", joined(items), class_="ways") if items else Markup()


def _is_unseen(change: Change) -> bool:
    return change.pointer.rpartition("/")[2] in _UNSEEN


def _way(way: Way) -> Iterator[Markup]:
    for look, tag, found in (("old", "del", way.before), ("new", "ins", way.after)):
        if found is not None:
            said = joined(_run(run, tag) for run in around(found))
            yield element("p", said, class_=look)


def _run(run: Run, tag: str) -> str:
    return element(tag, run.text) if run.changed else run.text


def _findings(what: str, findings: Sequence[Diagnostic]) -> Markup:
    if not findings:
        return Markup()
    items = [
        element("li", f"{one.place}: {one.level}: {one.message} [{one.check}]", class_="finding")
        for one in sorted(findings, key=lambda one: one.place)
    ]
    heading = element("h3", counted(len(findings), f"{what} finding"))
    return element("section", heading, element("ul", joined(items)))


def _unseen(difference: Difference) -> Markup:
    if not difference.unseen:
        return Markup()
    items = [
        element("li", f"{one.place}: {one.cause}", f" ({one.reason})" if one.reason else "")
        for one in difference.unseen
    ]
    heading = element("h3", "Changed, and in no message shown")
    return element("section", heading, element("ul", joined(items), class_="finding"))
