"""Which values of a file are secret: the one rule that SOPS lets a file have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# In the order in which sops writes them.
RULES = (
    "unencrypted_suffix",
    "encrypted_suffix",
    "unencrypted_regex",
    "encrypted_regex",
    "unencrypted_comment_regex",
    "encrypted_comment_regex",
)
DEFAULT = ("unencrypted_suffix", "_unencrypted")

# What Go's regular expressions lack, or Python's have under another meaning.
_FOREIGN = re.compile(
    r"\(\?(?!:|P<[A-Za-z_]|[is]+[:)])|\\[1-9zZpPQECX]|[*+?}]\+|\[\[[:.=]|\[\^?\[:"
)
# Such a pattern, from a file that anyone may have written, could keep Python busy for ever.
_NESTED = re.compile(r"[*+}]\)[*+{]")
_IN_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$")


class PatternError(ValueError):
    """A pattern that Go and Python would read differently, or that neither reads."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern that finds what Go's finds; raises PatternError for one it can't know."""
    if _FOREIGN.search(re.sub(r"\\\\", "", text)):
        raise PatternError("look-around, back references and classes by name are not supported")
    if _NESTED.search(text):
        raise PatternError("a repetition within a repetition is not supported")
    # Python's $ stands before a last line feed too.
    ours = _IN_CLASS.sub(lambda match: r"\Z" if match[0] == "$" else match[0], text)
    try:
        return re.compile(ours, re.ASCII)
    except re.error as error:
        raise PatternError(f"no regular expression: {error.msg}") from None


class Selection(NamedTuple):
    """A rule by its name in the `sops` block and its text."""

    rule: str
    text: str

    @property
    def by_comments(self) -> bool:
        """Whether comments say what is secret: sops alone can write such files."""
        return self.rule.endswith("_comment_regex")

    def chooses(self, path: tuple[str, ...]) -> bool:
        """Tell whether the value at `path` is secret: any of its keys may make it so."""
        if self.rule.endswith("_suffix"):
            found = any(key.endswith(self.text) for key in path)
        else:
            search = pattern(self.text).search
            found = any(search(key) for key in path)
        return found != self.rule.startswith("un")


def selection(given: Mapping[str, str]) -> Selection:
    """Return the one rule among the keys of a block or creation rule, or SOPS' default.

    Raises PatternError where there is more than one, or one that can't be read.
    """
    found = [Selection(rule, given[rule]) for rule in RULES if given.get(rule)]
    if len(found) > 1:
        names = " and ".join(one.rule for one in found)
        raise PatternError(f"{names} exclude each other")
    chosen = found[0] if found else Selection(*DEFAULT)
    if chosen.rule.endswith("_regex"):
        pattern(chosen.text)
    return chosen
