"""Answers to a shell that asks what may stand for the word being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.cli import streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.cli.folders import CommandFolder


def answer(program: CommandFolder, name: str, words: Sequence[str]) -> None:
    """Write the words that may stand for the last of `words`, one a line.

    A tab and a few words about it may follow. No answer is the answer to whatever goes wrong: an
    error would land in the middle of what a person is typing.
    """
    # Click's own search for what a word stands for; Typer gives it no public name.
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    given, incomplete = list(words[:-1]), words[-1] if words else ""
    try:
        context = _resolve_context(program, {}, name, _parsable(given))
        asked, incomplete = _resolve_incomplete(context, given, incomplete)
        found = asked.shell_complete(context, incomplete)
    except Exception:  # noqa: BLE001 - a broken store, a typo in an earlier word, a bug
        return
    for item in found:
        about = " ".join((item.help or "").split())
        streams.write(f"{item.value}\t{about}" if about else item.value)


def _parsable(given: list[str]) -> list[str]:
    """Leave out an option whose value is being typed: it would end the search for arguments."""
    return given[:-1] if given and given[-1].startswith("-") else given
