"""Prevents a translation that calls nobody, or someone else, or shows `:fier:` for an emoji.

What Slack reads between angle brackets or colons is no language: mentions (`<!here>`, `<@U…>`,
`<#C…>`), date tokens (`<!date^…>`), emoji (`:fire:`) and the entities `&amp;`, `&lt;`, `&gt;` stand
in a translation as in its source. Only the label behind a `|` may be translated. Where a language
writes its word for *and* in place of `&amp;`, that is an info.

To mend it, copy them from the source text.

PASS: the same emoji, the same entity

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: ":warning: Disk of {host} &gt; 90"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: ":warning: Disque de {host} &gt; 90"

FAIL: a translated emoji, and a bare sign for an entity

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: ":warning: Disk of {host} &gt; 90"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: ":attention: Disque de {host} > 90"  # <- emoji-shortcode, escape-changed

FAIL: a mention that became a word

    fixtures/default/tenant.yaml:
        locales: [en-US, fr-FR]
        mentions: [here]
        severities: {critical: {emoji: ":fire:", channel: C0000000001}}
        statuses: {firing: {color: "#D00000"}}
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "<!here> Disk of {host} almost full"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "@here Le disque de {host} est presque plein"  # <- mention-changed
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared
from fixturectl.checks._function_words import conjunction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "mention-changed": "error",
    "date-token-changed": "error",
    "emoji-shortcode": "error",
    "escape-changed": "error",
}
# https://docs.slack.dev/messaging/formatting-message-text
_MENTION = re.compile(r"<([@#][A-Z0-9]+|!(?!date\^)[a-z]+(?:\^[A-Z0-9]+)?)(?:\|[^>]*)?>")
_DATE = re.compile(r"<(!date\^[^|>]*)(?:\|[^>]*)?>")
_EMOJI = re.compile(r"(?<![\w:]):((?=[^:]*[a-z])[a-z0-9_+'-]+):(?![0-9A-Za-z])")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_BETWEEN = re.compile(r"(?<=\s)&amp;(?=\s)")
_BARE = re.compile(r"&(?!(?:amp|lt|gt);)|<(?![@#!]|https?:|mailto:)|(?<!\n)(?<!^)>")
_TOKEN = re.compile(r"<[^<>\n]*>")
_WORD = re.compile(r"(?<![\w<!@])@(?:here|channel|everyone)\b")
_SPECIAL = re.compile("[<>&@:]")  # most texts have none of it
_SAME = "write it as the source text does"


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if not (_SPECIAL.search(target.masked) or _SPECIAL.search(source.masked)):
        return
    yield from _mentions(source.value, target.value)
    yield from _changed("date-token-changed", _DATE, source.value, target.value, "date token")
    yield from _changed("emoji-shortcode", _EMOJI, source.masked, target.masked, "emoji")
    escaped = list(_changed("escape-changed", _ENTITY, source.value, target.value, "entity"))
    bare = list(_bare(source.value, target.value))
    if escaped and not bare and _is_spelled_out(source, target):
        yield escaped[0]._replace(level="info")
    else:
        yield from escaped or bare


def _mentions(source: str, target: str) -> Iterator[Remark]:
    plain = _WORD.search(target)
    if plain and not _WORD.search(source):
        message = f"{plain[0]} calls nobody: the source text has a mention"
        yield Remark("mention-changed", plain.start(), message, f"write <!{plain[0][1:]}>")
        return
    yield from _changed("mention-changed", _MENTION, source, target, "mention")


def _changed(
    name: str, pattern: re.Pattern[str], source: str, target: str, what: str
) -> Iterator[Remark]:
    """Yield one remark where the two don't have the same tokens, as often."""
    theirs = Counter(found[found.lastindex or 0] for found in pattern.finditer(source))
    for found in pattern.finditer(target):
        token = found[found.lastindex or 0]
        if not theirs[token]:
            message = f"the {what} {found[0]} is not in the source text"
            yield Remark(name, found.start(), message, _SAME)
            return
        theirs[token] -= 1
    missing = next(theirs.elements(), None)
    if missing is not None:
        yield Remark(name, 0, f"the {what} {missing} of the source text is missing", _SAME)


def _is_spelled_out(source: Side, target: Side) -> bool:
    """Tell whether all that is missing is an ampersand between words, for which a word stands."""
    theirs, ours = (Counter(_ENTITY.findall(side.value)) for side in (source, target))
    missing = theirs - ours
    words = [conjunction(side.language) for side in (source, target)]
    if ours - theirs or missing.keys() != {"&amp;"} or None in words:
        return False
    said, told = (
        len(word.findall(side.prose)) if word else 0
        for word, side in zip(words, (source, target), strict=True)
    )
    between = len(_BETWEEN.findall(source.value))
    return missing["&amp;"] <= min(between, told - said)


def _bare(source: str, target: str) -> Iterator[Remark]:
    """Yield a sign that Slack wants escaped, where the source text has none of it."""
    ours, theirs = (_TOKEN.sub(lambda one: "x" * len(one[0]), text) for text in (target, source))
    found = _BARE.search(ours)
    if found and not _BARE.search(theirs):
        entity = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[found[0]]
        yield Remark("escape-changed", found.start(), f"a bare {found[0]}", f"write {entity}")


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
