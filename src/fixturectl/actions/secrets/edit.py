"""Edit a sealed file in clear, in the user's editor, on a file that nobody else can read."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fixturectl.actions.secrets.encrypt import sealed_anew
from fixturectl.actions.secrets.opening import is_sealed, open_content, required_rule
from fixturectl.environment import for_children
from fixturectl.secrets import sealing
from fixturectl.secrets.private_files import private_folder
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.writing import content_of, locked, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fixturectl.errors import FixturectlError

_VARIABLES = ("SOPS_EDITOR", "VISUAL", "EDITOR")
_DEFAULT = "vi"
# These keep what was typed: in swap files, undo files and a list of registers.
_VIM = ("vim", "nvim")
_VIM_OPTIONS = ("-n", "-i", "NONE", "--cmd", "set noundofile nobackup nowritebackup")


def edit(path: Path, again: Callable[[FixturectlError], bool]) -> bool:
    """Let the user edit a file and seal it again; return whether it changed.

    Where the edited text is refused, `again` says why and tells whether to edit once more.
    """
    with private_folder() as folder:
        content = content_of(path)
        sealed = _sealer(path, content)
        copy = folder / path.name
        copy.touch(mode=0o600)
        copy.write_bytes(sealed.clear)
        made = _edited(copy, sealed, again)
        if made is None:
            return False
    with locked(path):
        if content_of(path) != content:
            message = f"{path} was changed by something else while it was edited"
            raise SecretsError(message, hint="edit it again; this time's changes are lost")
        replace(path, made)
    return True


def _edited(copy: Path, sealed: _Sealer, again: Callable[[FixturectlError], bool]) -> bytes | None:
    """Return what the user made of a file, sealed; None if it is as it was."""
    while True:
        _run_editor(copy)
        after = content_of(copy)
        if after == sealed.clear:
            return None
        try:
            return sealed.seal(after)
        except SecretsError as error:
            if not again(error):
                raise


class _Sealer:
    """A file's content in clear, and the way back."""

    def __init__(self, clear: bytes, seal: Callable[[bytes], bytes]) -> None:
        self.clear = clear
        self.seal = seal


def _sealer(path: Path, content: bytes) -> _Sealer:
    if is_sealed(path, content):
        found = open_content(path, content)
        found.refuse_writing()

        def back(text: bytes) -> bytes:
            file = sealing.parsed(str(path), text)
            return sealing.resealed(found.opened, file, datetime.now(UTC))

        return _Sealer(found.opened.clear(comments=False), back)
    rule = required_rule(path)
    return _Sealer(content, lambda text: sealed_anew(path, sealing.parsed(str(path), text), rule))


def _run_editor(copy: Path) -> None:
    import shlex  # noqa: PLC0415 - for this command only
    import subprocess  # noqa: PLC0415 - for this command only

    asked = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), _DEFAULT)
    try:
        program, *options = shlex.split(asked)
        if os.path.basename(program) in _VIM:  # noqa: PTH119 - a program's name, no path
            options = [*_VIM_OPTIONS, *options]
        command = [program, *options, str(copy)]
        done = subprocess.run(command, env=for_children(), check=False)  # noqa: S603 - the user's
    except (OSError, ValueError) as error:
        message = f"the editor can't be run: {type(error).__name__}"
        raise SecretsError(message, hint="set EDITOR to one that is installed") from None
    if done.returncode:
        message = f"the editor ended with status {done.returncode}; nothing was changed"
        raise SecretsError(message)
