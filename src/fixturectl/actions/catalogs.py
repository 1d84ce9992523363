"""Phrases of one catalog added to another, each with its comments, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.texts import phrases

if TYPE_CHECKING:
    from collections.abc import Collection

_BLANK = re.compile(r"\r?\n[ \t]*\r?\n")


def merged(path: str, present: bytes | None, offered: bytes, wanted: Collection[str]) -> bytes:
    """Return the catalog `present` with the phrases `wanted` that it lacks, as `offered` has them.

    Entries that are there stay as they are, also fuzzy and untranslated ones. Without `present`,
    the result begins with the header of `offered`.
    """
    header, *entries = _BLANK.split(offered.decode("utf-8-sig").strip())
    before = header if present is None else present.decode("utf-8", "surrogateescape")
    known = {entry.message for entry in phrases.read(path, before.encode(errors="replace")).entries}
    new = [entry for entry in entries if _message(path, entry) in set(wanted) - known]
    if not new and present is not None:
        return present
    line_end = "\r\n" if "\r\n" in before else "\n"
    ending = "" if before.endswith("\n") else line_end
    added = "".join(f"\n{entry}\n" for entry in new).replace("\r\n", "\n")
    text = before + ending + added.replace("\n", line_end)
    return text.encode("utf-8", "surrogateescape")


def _message(path: str, entry: str) -> str | None:
    found = phrases.read(path, entry.encode()).entries
    return found[0].message if found else None
