"""Prevents a question that became a statement, and signs that a language sets otherwise.

A translation ends with the sign its source ends with, in its own script: `。` is a full stop, `？`
and `؟` are question marks. French sets a narrow blank that doesn't break in front of `; ! ? :` and
inside « »; Spanish opens a question with `¿`; Japanese has full-width signs.

To mend it, set the sign of the source text, as the language wants it.

PASS: blanks that don't break

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full!"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein\u202f!"

FAIL: a blank that may break, and another sign at the end

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "{host}: is the disk almost full?"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "{host} : le disque est presque plein"  # <- end-punctuation, typography-fr-nbsp
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "end-punctuation": "warning",
    "typography-fr-nbsp": "warning",
    "typography-es-inverted": "warning",
    "typography-ja-fullwidth": "info",
}
_SIGNS = {
    **dict.fromkeys(".。．।۔", "."),
    **dict.fromkeys("?？؟", "?"),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("…", "…"),
}
_CLOSING = " \t\n\u00a0\u202f*_~`\"'”’»」』)）]\u2069\u200f\u200e"
_SKIPPED = re.compile(r"`[^`\n]*`|<[^<>\n]*>|https?://\S+|&[a-z]+;|:[a-z0-9_+'-]+:|\d[:.]\d")
_FRENCH = re.compile(
    "(?<=[^\\s\u00a0\u202f;!?:«])[ ]?(?=[;!?:](?:\\s|$|[\u00a0\u202f»]))"
    "|«(?=[^\u00a0\u202f])|(?<=[^\u00a0\u202f])»"
)
_ASCII = re.compile("(?<=[\u3040-\u30ff\u4e00-\u9fff])[,.!?:;](?![0-9A-Za-z])")


def compare(source: Side, target: Side) -> Iterator[Remark]:
    ours, theirs = _last(target.masked), _last(source.masked)
    # Titles and labels in Japanese end without a sign, whatever their source ends with.
    if ours != theirs and not (target.language == "ja" and not ours):
        message = f"it ends with {ours or 'no sign'}, the source text with {theirs or 'none'}"
        at = max(len(target.value) - 1, 0)
        yield Remark("end-punctuation", at, message, "end it as the source text ends")
    text = _SKIPPED.sub(lambda one: "x" * len(one[0]), target.masked)
    looking = _LANGUAGES.get(target.language)
    # French in Canada sets no blank in front of ; ! and ?.
    if looking and target.locale != "fr-CA":
        yield from looking(text)


def _last(text: str) -> str:
    bare = text.rstrip(_CLOSING)
    return "…" if bare.endswith("...") else _SIGNS.get(bare[-1:], "")


def _french(text: str) -> Iterator[Remark]:
    found = _FRENCH.search(text)
    if found:
        message = "French sets a blank that doesn't break here"
        yield Remark("typography-fr-nbsp", found.start(), message, "write U+202F or U+00A0")


def _spanish(text: str) -> Iterator[Remark]:
    for sign, opening in (("?", "¿"), ("!", "¡")):
        if text.count(sign) > text.count(opening):
            message = f"{sign} without {opening} in front of its sentence"
            at = text.rindex(sign)
            yield Remark("typography-es-inverted", at, message, f"begin with {opening}")


def _japanese(text: str) -> Iterator[Remark]:
    found = _ASCII.search(text)
    if found:
        message = f"an ASCII {found[0]} behind Japanese"
        yield Remark("typography-ja-fullwidth", found.start(), message, "write the full-width sign")


_LANGUAGES = {"fr": _french, "es": _spanish, "ja": _japanese}


def text(subject: Wordings) -> Iterator[Finding]:
    yield from compared(subject, compare)
