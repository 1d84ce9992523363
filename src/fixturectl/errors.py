"""Every error that ends a command, with its exit status.

    FixturectlError          3    cannot go on
    ├── UsageError           2    wrong usage: an argument, an option, a name
    ├── FindingsError        1    the store's files are at fault; carries their diagnostics
    ├── StorageError         74   a message could not be stored, so nothing was sent
    └── RefusedError         77   refused for good: a channel, a token

A message says what is wrong and where; `hint` says what to do next. Both are written for people:
lower case, no full stop, never a secret. `said` has the lines of another program that explain it.
Whatever else escapes is a bug and keeps its traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Diagnostic


class FixturectlError(Exception):
    """The command cannot go on: no store, no git, a file that can't be written."""

    status = 3

    def __init__(self, message: str, *, hint: str = "", said: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.said = tuple(said)


class UsageError(FixturectlError):
    """The caller asked for something that doesn't exist or makes no sense."""

    status = 2


class FindingsError(FixturectlError):
    """The store's files are at fault; every fault found is in `diagnostics`."""

    status = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(str(self.diagnostics[0]) if self.diagnostics else "findings")


class StorageError(FixturectlError):
    """A message could not be stored: it was not accepted, and nothing was sent."""

    status = 74


class RefusedError(FixturectlError):
    """Policy or Slack refuses for good: a channel the tenant may not post to, a wrong token."""

    status = 77
