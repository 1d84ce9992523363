"""The digits a locale's tag asks for: Latin ones, unless it says `-u-nu-`.

Babel takes a numbering system's separators but leaves the digits Latin; the digits are put in here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.locales import babel_locale, extension

if TYPE_CHECKING:
    from babel.core import Locale

# CLDR numberingSystems.xml: the character for zero; the other nine follow it in Unicode.
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x660,
    "arabext": 0x6F0,
    "beng": 0x9E6,
    "cakm": 0x11136,
    "deva": 0x966,
    "fullwide": 0xFF10,
    "gujr": 0xAE6,
    "guru": 0xA66,
    "java": 0xA9D0,
    "khmr": 0x17E0,
    "knda": 0xCE6,
    "laoo": 0xED0,
    "mlym": 0xD66,
    "mong": 0x1810,
    "mymr": 0x1040,
    "nkoo": 0x7C0,
    "olck": 0x1C50,
    "orya": 0xB66,
    "tamldec": 0xBE6,
    "telu": 0xC66,
    "thai": 0xE50,
    "tibt": 0xF20,
}


class Digits(NamedTuple):
    """How a locale writes numbers: Babel's locale, the symbols' system, Latin digits -> its own."""

    locale: Locale
    system: str
    table: dict[int, int]

    def write(self, text: str) -> str:
        return text.translate(self.table) if self.table else text


@lru_cache(maxsize=256)
def digits(tag: str) -> Digits:
    """Return how the locale writes numbers; a numbering system without digits is Latin."""
    locale = babel_locale(tag)
    system = extension(tag, "nu")
    if system == "native":
        system = locale.other_numbering_systems.get("native", "")
    zero = _ZEROS.get(system)
    if zero is None:
        return Digits(locale, "latn", {})
    symbols = system if locale.number_symbols.get(system, {}).get("decimal") else "latn"
    return Digits(locale, symbols, {ord("0") + digit: zero + digit for digit in range(10)})
