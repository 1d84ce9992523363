"""Prevents a sentence that is bold to its end, or shows its stars.

Slack's `*bold*`, `_italic_`, `~struck~` and backticks open behind a blank or a sign and close in
front of one, without blanks inside. A translation has as many of each as its source, and the same
code: commands and names are not translated.

To mend it, put the marks around the words they belong to; two stars are Markdown, Slack wants one.

PASS: the same marks

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of *{host}* almost full, run `df`"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de *{host}* est presque plein, lancez `df`"

FAIL: blanks inside the stars

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of *{host}* almost full"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de * {host} * est presque plein"  # <- mrkdwn-bold

FAIL: translated code

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full, run `clean all`"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein, lancez `nettoyer tout`"  # <- code-changed
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared
from fixturectl.checks._markup import has_markup
from fixturectl.checks._uses import text_uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "mrkdwn-bold": "error",
    "mrkdwn-italic": "error",
    "mrkdwn-strike": "error",
    "mrkdwn-code": "error",
    "code-changed": "error",
}
_CODE = re.compile(r"```.+?```|`[^`\n]+`", re.DOTALL)
_LINK = re.compile(r"<[^<>\n]*>|:[a-z0-9_+'-]+:")
_SPECIAL = re.compile("[`*_~]")  # most texts have none of it
_MARKS = {"*": "bold", "_": "italic", "~": "strike"}
# Within a word it is none: max_files, and Nutzer*innen in German.
_PAIRS = {
    mark: re.compile(
        rf"(?<![\w{re.escape(mark)}]){re.escape(mark)}(?![\s{re.escape(mark)}])"
        rf"(?:[^\n{re.escape(mark)}]|(?<=\w){re.escape(mark)}(?=\w))*"
        rf"(?<!\s){re.escape(mark)}(?![\w{re.escape(mark)}])"
    )
    for mark in _MARKS
}


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if not (_SPECIAL.search(target.value) or _SPECIAL.search(source.value)):
        return
    ours, theirs = _CODE.findall(target.value), _CODE.findall(source.value)
    if len(ours) != len(theirs) or target.value.count("`") % 2 > source.value.count("`") % 2:
        message = f"{_pieces(len(ours), 'of code')}, where the source text has {len(theirs)}"
        if len(ours) == len(theirs):
            message = "a backtick without its pair"
        yield Remark("mrkdwn-code", max(target.value.rfind("`"), 0), message, "pair the backticks")
    elif changed := _changed(target.value, theirs):
        message = f"the code {changed[0]} is not in the source text"
        yield Remark("code-changed", changed.start(), message, "copy it from the source text")
    bare, origin = _without_code(target.masked), _without_code(source.masked)
    for mark, name in _MARKS.items():
        if mark in bare or mark in origin:
            yield from _paired(mark, name, origin, bare)


def _changed(target: str, codes: list[str]) -> re.Match[str] | None:
    """Return the first code of the target that is none of `codes`, each of which counts once."""
    left = list(codes)
    for one in _CODE.finditer(target):
        if one[0] not in left:
            return one
        left.remove(one[0])
    return None


def _pieces(count: int, what: str) -> str:
    return f"{count} {'piece' if count == 1 else 'pieces'} {what}"


def _without_code(text: str) -> str:
    """Return the text with what holds no markup blanked out: code, links, emoji."""
    for pattern in (_CODE, _LINK):
        text = pattern.sub(lambda one: "x" * len(one[0]), text)
    return text


def _paired(mark: str, name: str, source: str, target: str) -> Iterator[Remark]:
    theirs, ours = (len(_PAIRS[mark].findall(text)) for text in (source, target))
    doubled = target.find(mark * 2)
    if ours == theirs and (doubled < 0 or mark * 2 in source):
        return
    orphan = _PAIRS[mark].sub(lambda one: "x" * len(one[0]), target).find(mark)
    at = doubled if doubled >= 0 else max(orphan, 0)
    message = f"{_pieces(ours, f'in {name}')}, where the source text has {theirs}"
    if ours == theirs:
        message = f"{mark * 2} is no markup of Slack's"
    hint = f"write {mark}words{mark}, without blanks inside and with one outside"
    yield Remark(f"mrkdwn-{name}", at, message, hint)


def text(subject: Wordings) -> Iterable[Finding]:
    found = list(compared(subject, compare))
    return () if found and _is_shown(subject) else found


def _is_shown(subject: Wordings) -> bool:
    """Tell whether some field shows the markup as it stands, as another check tells."""
    uses = text_uses(subject.composition).get(subject.target.key.value, ())
    fixture = subject.fixture
    fallback = fixture.text if fixture.color else None  # beside a colour the text is a plain one
    return any(use.leaf.kind == "plain" or use.leaf.scalar is fallback for use in uses) and any(
        has_markup(form.scalar.value) for form in subject.target
    )
