"""Prevents a number that differs from one language to the next.

The digits of a translation are those of its source, whatever separates them: 12.5 and 12,5, 10,000
and 10 000 are equal, so are the digits of other scripts. A small number that is spelled out, or no
longer, is a warning.

To mend it, write the number of the source text; better still, hand it over as a variable.

PASS: the same number, in the locale's way

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} above 12,000.5 MB"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} au-delà de 12 000,5 Mo"

FAIL: another number

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} above 90"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} au-delà de 99"  # <- number-changed
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {"number-changed": "error"}
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u066b\u066c ]\d+)*[ \u00a0]?[千万萬億亿]?")
_GROUP = re.compile(r"[.,'’\u00a0\u202f\u066c ](?=\d{3}(?!\d))")
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")  # India groups 12,34,567
_MYRIADS = {"千": 10**3, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_SPELLED = 12  # up to here, people write words
# Digits in a translation that the source text says in words are no other number.
_WORDS = {
    "en": (
        *("zero no", "one a an once single first", "two twice both second couple binary"),
        *("three third", "four fourth", "five", "six", "seven week", "eight octal", "nine"),
        *("ten decimal", "eleven", "twelve dozen", "", "", "", "hex hexadecimal"),
    ),
}
_WORD = re.compile(r"[^\W\d_]+")


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if not (_DIGIT.search(target.value) or _DIGIT.search(source.value)):
        return
    if _NUMBER.findall(source.prose) == _NUMBER.findall(target.prose):  # as nearly always
        return
    theirs, ours = list(_numbers(source)), list(_numbers(target))
    left = [number for number, _ in theirs]
    extra: list[tuple[str, int]] = []
    for number, at in ours:
        if number in left:
            left.remove(number)
        else:
            extra.append((number, at))
    if not left:
        extra = [one for one in extra if not _is_said(one[0], source)]
    if not (left or extra):
        return
    # To say a number once more changes none, nor to write a small one as a word.
    fresh = dict(extra).keys() - dict(theirs).keys()
    small = all(one.isdigit() and int(one) <= _SPELLED for one in [*left, *fresh])
    level: Level = "warning" if small and not (left and extra) else "error"
    if extra:
        message = f"the number {extra[0][0]} is not in the source text"
        hint = f"write {left[0]}" if left else "remove it"
        yield Remark("number-changed", extra[0][1], message, hint, level)
    else:
        message = f"the number {left[0]} of the source text is missing"
        yield Remark("number-changed", 0, message, f"write {left[0]}", level)


def _is_said(number: str, source: Side) -> bool:
    """Tell whether the source text has the number as a word."""
    words = _WORDS.get(source.language, ())
    if not number.isdigit() or int(number) >= len(words):
        return False
    known = words[int(number)].split()
    return any(word in known for word in _WORD.findall(source.prose.lower()))


def _numbers(side: Side) -> Iterator[tuple[str, int]]:
    """Yield each number as ASCII digits with a point, and where it stands."""
    for found in _NUMBER.finditer(side.prose):
        digits = "".join(str(int(one)) if one.isdecimal() else one for one in found[0]).rstrip()
        unit = _MYRIADS.get(digits[-1], 1)
        digits = digits.rstrip("千万萬億亿 \u00a0")
        if _LAKHS.fullmatch(digits):
            digits = digits.replace(",", "")
        plain = re.sub(r"[,\u066b]", ".", _GROUP.sub("", digits))
        yield _times(plain, unit), found.start()


def _times(number: str, unit: int) -> str:
    """Return a number of tens of thousands, 1.5万, in full."""
    if unit == 1 or number.count(".") > 1:
        return number
    whole = Decimal(number) * unit
    return str(int(whole)) if whole == int(whole) else str(whole)


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
