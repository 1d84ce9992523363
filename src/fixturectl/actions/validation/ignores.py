"""Which comments accept which findings, and which of them accept none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from fixturectl.store.ignores import Ignore


class Ignores:
    """All comments met so far, and which of them were of use."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._by_line: dict[tuple[str, int], list[Ignore]] = {}
        self._used: set[tuple[Ignore, str]] = set()

    def add(self, found: Iterable[Ignore]) -> None:
        """Note comments; those noted already count once."""
        for ignore in found:
            known = self._by_line.setdefault((ignore.path, ignore.target), [])
            if ignore not in known:
                known.append(ignore)

    def accept(self, fault: Fault) -> bool:
        """Tell whether a comment accepts this fault, and remember that it was of use."""
        accepted = False
        for ignore in self._by_line.get((fault.path, fault.line), ()):
            if fault.check in ignore.names and ignore.reason:
                self._used.add((ignore, fault.check))
                accepted = True
        return accepted

    def faults(self) -> Iterator[Fault]:
        """Yield the comments that accept nothing, once all faults were shown to them.

        Those without a name or a reason, or with a name that no check has, are reported as such.
        """
        for found in self._by_line.values():
            for ignore in found:
                for name in ignore.names if ignore.reason else ():
                    if name in self._known and (ignore, name) not in self._used:
                        yield _unused(ignore, name)


def _unused(ignore: Ignore, name: str) -> Fault:
    message = f"nothing is found here that ignore[{name}] accepts"
    place = (ignore.path, ignore.line, ignore.column)
    return Fault("ignore-unused", "warning", *place, message, message, "remove it")
