"""Ways to keep a file's data key, one provider per file: wrap it, and unwrap it again.

A provider has: `KIND`, the list of the `sops` block it writes; `RULE`, the key of a creation rule
that names its recipients; `named(value)`, the recipients a rule's value names, in one spelling;
`name(entry)`, the recipient of an entry of the block; `wrap(key, recipient, moment)`, a new entry;
and `unwrap(entries)`, the data key, or what was tried in vain.
"""

from __future__ import annotations

from typing import NamedTuple


class Unwrapped(NamedTuple):
    """The data key, or None and in `tried` why there is none, a reason a line."""

    key: bytes | None
    tried: tuple[str, ...] = ()
