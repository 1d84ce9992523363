"""Findings accepted once, in a file: an old store starts clean and only gets better."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.faults import Fault
from fixturectl.errors import FixturectlError
from fixturectl.store.files import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from fixturectl.store.files import Files

_FORMAT = 1
_KEYS = {"check", "path", "message"}


class Accepted(NamedTuple):
    """A finding that is accepted wherever it stands in its file."""

    check: str
    path: str
    message: str


class Baseline:
    """The accepted findings of one file; `used` are those that were found again.

    Those of checks that are run `elsewhere` count as found. Raises FixturectlError for a file that
    is no baseline. One that isn't there accepts nothing.
    """

    def __init__(self, files: Files, path: str, elsewhere: Container[str] = ()) -> None:
        self.path = path
        self.there = True
        self.entries: set[Accepted] = set()
        self.used: set[Accepted] = set()
        self.left: set[Accepted] = set()
        try:
            content = files.read(path)
        except FileNotFoundError:
            self.there = False
        except UnreadableError as error:
            raise FixturectlError(f"the baseline {path}: {error.message}") from None
        else:
            self.entries = set(_entries(path, content))
            self.used = {entry for entry in self.entries if entry.check in elsewhere}

    def accept(self, fault: Fault) -> bool:
        """Tell whether a fault is accepted, and remember that it was found."""
        entry = Accepted(fault.check, fault.path, fault.message)
        if entry in self.entries:
            self.used.add(entry)
            return True
        self.left.add(entry)
        return False

    def faults(self) -> Iterator[Fault]:
        """Yield what is out of date in it, once all faults were shown to it."""
        unused = len(self.entries - self.used)
        if unused:
            count = "1 accepted finding is" if unused == 1 else f"{unused} accepted findings are"
            message = f"{count} no longer found"
            hint = "take them out: fixturectl validate --update-baseline"
            yield Fault("baseline-unused", "info", self.path, 1, 1, message, message, hint)

    def updated(self) -> str:
        """Return the file's new content: what is found still; of a new file, what is found now."""
        return written(self.used if self.there else self.left)


def written(entries: Iterable[Accepted]) -> str:
    """Return a baseline's content, a finding a line, so that changes to it read well."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries)]
    listed = ",\n  ".join(lines)
    return f'{{"format": {_FORMAT}, "findings": [\n  {listed}\n]}}\n'


def _entries(path: str, content: bytes) -> Iterator[Accepted]:
    hint = "make it anew: remove it, then fixturectl validate --update-baseline"
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise FixturectlError(f"the baseline {path} is not JSON", hint=hint) from None
    listed = found.get("findings") if isinstance(found, dict) else None
    if not isinstance(listed, list) or found.get("format") != _FORMAT:
        raise FixturectlError(f"{path} is no baseline of findings", hint=hint)
    for one in listed:
        if not isinstance(one, dict) or one.keys() != _KEYS:
            raise FixturectlError(f"{path} is no baseline of findings", hint=hint)
        yield Accepted(*(str(one[key]) for key in ("check", "path", "message")))
