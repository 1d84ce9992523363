"""Prevents a question that became a statement, and signs that a language sets otherwise.

A translation ends with the sign its source ends with, in its own script: `。` is a full stop, `？`
and `؟` are question marks. A full stop more or less is a matter of style, an info, unless a text
of several sentences lost its last one. French sets a narrow blank that doesn't break in front of
`; ! ? :` and inside « »; Spanish opens a question with `¿`; Japanese has full-width signs.

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
from fixturectl.checks._lengths import is_cut, is_over
from fixturectl.store.yaml_edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "end-punctuation": "warning",
    "typography-fr-nbsp": "warning",
    "typography-es-inverted": "warning",
    "typography-ja-fullwidth": "info",
}
_SIGNS = {
    **dict.fromkeys(".。．।۔։።။។།｡", "."),
    **dict.fromkeys("?？؟\u037e՞፧", "?"),
    **dict.fromkeys("!！՜", "!"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("…⋯", "…"),
}
_CLOSING = " \t\n\u00a0\u202f*_~`\"'”“’‘»«›‹」』)）]】\u2069\u200f\u200e"
_STOPPED = re.compile(r"\w[.!?][\"'”’)]?\s+\S")  # a sentence, and what follows it
_UNSTOPPED = frozenset(("ja", "th", "lo"))  # whose sentences, or titles, may end without a sign
_SKIPPED = re.compile(
    r"`[^`\n]*`|<!date\^[^<>\n]*>|<[^<>|\n]*[|>]|https?://\S+|&[a-z]+;|:[a-z0-9_+'-]+:|\d[:.]\d"
)
_FRENCH = re.compile(
    "(?<=[^\\s\u00a0\u202f;!?:«(])[ ]?(?=[;!?:](?:\\s|$|[\u00a0\u202f»*_~>)”]))"
    "|«(?=[^\u00a0\u202f])|(?<=[^\u00a0\u202f])»"
)
_NARROW, _WIDE = "\u202f", "\u00a0"
# A sentence and its sign; what stands in front of its first letter is no word of it.
_SENTENCE = re.compile(
    r"(?P<before>(?:[^\w¿¡]|_)*)(?P<words>[^.?!…\n]*(?:\.(?!\s|$)[^.?!…\n]*)*)(?P<sign>[.?!…\n]+|$)"
)
_WIDE_SIGNS = dict(zip(",.!?:;", "、。！？：；", strict=True))
_ASCII = re.compile("(?<=[\u3040-\u30ff\u4e00-\u9fff])(?:,(?![0-9])|[.!?:;](?![0-9A-Za-z]))")


def compare(source: Side, target: Side) -> Iterator[Remark]:
    ours, theirs = (_last(side.masked, side.language) for side in (target, source))
    # Titles and labels in Japanese end without a sign, whatever their source ends with.
    is_title = target.language in _UNSTOPPED and not ours
    if ours != theirs and not is_title and not _is_cut(source, target):
        message = f"it ends with {ours or 'no sign'}, the source text with {theirs or 'none'}"
        at = max(len(target.value) - 1, 0)
        level: Level | None = "info" if _is_style((ours, theirs), source, target) else None
        yield Remark("end-punctuation", at, message, "end it as the source text ends", level)
    text = _SKIPPED.sub(_hidden, target.masked)
    looking = _LANGUAGES.get(target.language)
    # French in Canada sets no blank in front of ; ! and ?.
    if looking and target.locale != "fr-CA":
        yield from looking(text)


def _is_style(signs: tuple[str, str], source: Side, target: Side) -> bool:
    """Tell whether all that differs is a full stop, in the way each language has with headings.

    A text of several sentences that lost its last stop is none, unless it is over without it.
    """
    if set(signs) != {"", "."}:
        return False
    return not signs[1] or is_over(target) or not _STOPPED.search(source.prose)


def _is_cut(source: Side, target: Side) -> bool:
    """Tell whether more is missing than a sign: that is another check's finding."""
    return source.language != target.language and is_cut(source, target)


def _hidden(found: re.Match[str]) -> str:
    """Return as many characters that no rule looks at: a word's, of an emoji none of a word."""
    return ("\ufffc" if found[0].startswith(":") else "x") * len(found[0])


def _last(text: str, language: str) -> str:
    bare = text.rstrip(_CLOSING)
    if bare.endswith(";") and language == "el":
        return "?"  # Greek asks with it
    return "…" if bare.endswith("...") else _SIGNS.get(bare[-1:], "")


def _french(text: str) -> Iterator[Remark]:
    found = list(_FRENCH.finditer(text))
    if found:
        message = "French sets a blank that doesn't break here"
        said = ("typography-fr-nbsp", found[0].start(), message, "write U+202F or U+00A0")
        # Between « and » there may be one blank for both.
        yield Remark(*said, edits=tuple(dict.fromkeys(_unbroken(text, one) for one in found)))


def _unbroken(text: str, found: re.Match[str]) -> Edit:
    """Return the edit that sets the blank: a narrow one in front of `; ! ?`."""
    if found[0] == "«":
        return Edit(found.end(), found.end() + text.startswith(" ", found.end()), _WIDE)
    if found[0] == "»":
        return Edit(found.start() - text.endswith(" ", 0, found.start()), found.start(), _WIDE)
    return Edit(*found.span(), _WIDE if text.startswith(":", found.end()) else _NARROW)


def _spanish(text: str) -> Iterator[Remark]:
    for sign, opening in (("?", "¿"), ("!", "¡")):
        if len(re.findall(rf"\{sign}+", text)) > text.count(opening):
            message = f"{sign} without {opening} in front of its sentence"
            said = (text.rindex(sign), message, f"begin with {opening}")
            yield Remark("typography-es-inverted", *said, edits=_opened(text, sign, opening))


def _opened(text: str, sign: str, opening: str) -> tuple[Edit, ...]:
    """Return the edits that open each sentence; none where a part of one may be what is asked."""
    edits = []
    for found in _SENTENCE.finditer(text):
        if found["sign"] != sign or opening in found[0]:
            continue
        if re.search('[,;:()«»"]', found["words"]):
            return ()
        edits.append(Edit(found.start("words"), found.start("words"), opening))
    return tuple(edits)


def _japanese(text: str) -> Iterator[Remark]:
    found = list(_ASCII.finditer(text))
    if found:
        message = f"an ASCII {found[0][0]} behind Japanese"
        said = ("typography-ja-fullwidth", found[0].start(), message, "write the full-width sign")
        yield Remark(*said, edits=tuple(_full_width(text, one) for one in found))


def _full_width(text: str, found: re.Match[str]) -> Edit:
    """Return the edit that writes a sign as wide as the letters, which needs no blank behind it."""
    sign = _WIDE_SIGNS[found[0]]
    blank = sign in "、。：；" and text.startswith(" ", found.end())
    return Edit(found.start(), found.end() + blank, sign)


_LANGUAGES = {"fr": _french, "es": _spanish, "ja": _japanese}


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
