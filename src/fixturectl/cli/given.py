"""What the options of several commands give, read into values: variables, an instant, a preview."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.opening import OpenStore
    from fixturectl.rendering.messages import Message
    from fixturectl.reports.messages import Preview


_MAX_BYTES = 16 * 1024 * 1024  # as of a store's files
_PATIENCE = 60  # seconds that a pipe may be silent; one that nobody writes to is so for ever


def refuse_nan(option: str, value: float, hint: str) -> None:
    """Raise UsageError for what Typer takes for a number in any range: nothing is below it."""
    if value != value:  # noqa: PLR0124 - only nan isn't itself, and importing math takes longer
        raise UsageError(f"{option} is a number", hint=hint)


def variables(pairs: Iterable[str] | None, file: Path | None) -> dict[str, Any]:
    """Return values by name: those of `--vars`, and over them those of `--var NAME=VALUE`."""
    from fixturectl.store.variables import Spelled  # not for --help

    found = _read(file) if file is not None else {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"--var {pair}: not NAME=VALUE", hint="write --var region=eu-west-1")
        found[name] = Spelled(value)
    return found


def _read(file: Path) -> dict[str, Any]:
    name = "standard input" if str(file) == "-" else str(file)
    try:
        content = content_of(str(file))
    except OSError as error:
        hint = "name a YAML or JSON file, or - for standard input"
        raise UsageError(f"--vars {name}: {_reason(error)}", hint=hint) from None
    if content.lstrip()[:1] == b"{":
        return _json(name, content)
    return _yaml(name, content)


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


class TooLargeError(OSError):
    """More than 16 MiB; `begin` is how it begins."""

    def __init__(self, begin: bytes) -> None:
        super().__init__(0, "larger than 16 MiB")
        self.begin = begin

    def __str__(self) -> str:
        return str(self.strerror)


def content_of(source: str) -> bytes:
    """Return what a file, a pipe, or `-` for standard input holds; it must end, and begin soon.

    Raises OSError where it can't be read, is larger than 16 MiB, or nobody writes to the pipe.
    """
    if source == "-":
        if sys.stdin is None:
            raise OSError(0, "it is closed")
        content = sys.stdin.buffer.read(_MAX_BYTES + 1)
    else:
        with open(source, "rb", opener=_patient) as file:
            content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise TooLargeError(content)
    return content


def _patient(path: str, flags: int) -> int:
    """Open a file; of a pipe, wait until there is something to read, but not for ever."""
    descriptor = os.open(path, flags | os.O_NONBLOCK)
    if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        import select

        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        if not poll.poll(_PATIENCE * 1000):
            os.close(descriptor)
            raise OSError(0, f"nothing was written to this pipe for {_PATIENCE} seconds")
    os.set_blocking(descriptor, True)
    return descriptor


def _json(name: str, content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"--vars {name}: not JSON: {error}") from None
    return found if isinstance(found, dict) else _no_mapping(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; ValueError where a key is there twice: one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'the key "{twice}" is there twice')
    return found


def _yaml(name: str, content: bytes) -> dict[str, Any]:
    from fixturectl.store.yaml_nodes import Mapping, read  # only for YAML

    if not any(
        line.strip() and not line.lstrip().startswith(b"#") for line in content.split(b"\n")
    ):
        return {}  # nothing but comments: no value is given
    document = read(name, content)
    if document.problems:
        raise FindingsError(document.problems)
    if not isinstance(document.root, Mapping):
        return _no_mapping(name)
    return {key.value: node for key, node in document.root}


def _no_mapping(name: str) -> dict[str, Any]:
    hint = "write one variable a line: region: eu-west-1"
    raise UsageError(f"--vars {name}: not a mapping of names to values", hint=hint)


def message(source: str) -> tuple[str, str]:
    """Return the name and the content of a message: a file, standard input, or an address."""
    from fixturectl.blocks.builder_url import is_address  # not for --help

    if is_address(source):
        return "the address", source
    name = "standard input" if source == "-" else source
    try:
        return name, content_of(source).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name}: not UTF-8", hint="save it as UTF-8") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        hint = "name a file, - for standard input, or an address of Block Kit Builder"
        raise UsageError(f"{name}: {_reason(error)}", hint=hint) from None


def payload(source: str) -> tuple[str, bytes]:
    """Return the name and the content of a webhook's payload: a file, or standard input.

    Of more than 16 MiB it is the beginning: there is an alert in it, whatever it says.
    """
    hint = "name a file that holds the webhook's body, or - for standard input"
    try:
        return _named(source, hint)
    except TooLargeError as error:
        return source, error.begin


def exchanged(source: str) -> tuple[str, bytes]:
    """Return the name and the content of a file from translators, or of standard input."""
    try:
        return _named(source, "name a PO or XLIFF file, or - for standard input")
    except TooLargeError as error:
        hint = "export one tenant at a time: --tenant"
        raise UsageError(f"{source}: {_reason(error)}", hint=hint) from None


def _named(source: str, hint: str) -> tuple[str, bytes]:
    name = "standard input" if source == "-" else source
    try:
        return name, content_of(source)
    except TooLargeError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UsageError(f"{name}: {_reason(error)}", hint=hint) from None


def instant(text: str | None) -> datetime | None:
    """Return the instant of `--now`; without a zone it is UTC."""
    if text is None:
        return None
    try:
        # Python reads twelve digits in a row as a date of the middle ages, seconds since 1970 too.
        found = datetime.fromisoformat("" if text.isdecimal() else text)
    except ValueError:
        raise UsageError(
            f"--now {text}: no date and time", hint="write --now 2026-11-22T10:15:00Z"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def age(option: str, text: str) -> float:
    """Return the seconds of an age such as 7d, 12h or 1h30m."""
    from fixturectl.store.variables.spellings import Wrong, duration  # only where one is given

    found = duration(text)
    if isinstance(found, Wrong):
        raise UsageError(f"{option} {text}: no age", hint=f"write {option} 7d, 12h or 90m")
    return found.total_seconds()


def since(option: str, text: str) -> float:
    """Return the time of day, in seconds since 1970, of an instant or of an age before now."""
    try:
        return datetime.now(UTC).timestamp() - age(option, text)
    except UsageError:
        pass
    try:
        found = datetime.fromisoformat("" if text.isdecimal() else text)
    except ValueError:
        hint = f"write {option} 7d, or {option} 2026-11-22T10:15:00Z"
        raise UsageError(f"{option} {text}: no age and no date", hint=hint) from None
    return (found if found.tzinfo else found.astimezone()).timestamp()


def refuse_together(option: str, value: object, what: str) -> None:
    """Raise UsageError where an option is given that means nothing for `what` is named."""
    if value is not None:
        raise UsageError(f"{option} is not for {what}", hint=f"leave {option} out")


def preview(store: OpenStore, message: Message) -> Preview:
    """Return a message with what a report must know of its reader."""
    from fixturectl.locales import is_rtl  # only to draw
    from fixturectl.reports.messages import Preview  # only to draw

    return Preview(
        message.payload,
        message.tenant,
        message.fixture,
        message.locale,
        message.sample,
        is_rtl(message.locale),
        store.tenant(message.tenant).timezone,
        message.now,
    )
