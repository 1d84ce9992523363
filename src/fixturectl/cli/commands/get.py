"""Print one value of an encrypted file, once the whole file is verified.

A line end is added on a terminal only.

    fixturectl get fixtures/acme/tenant.yaml slack.token
"""

from __future__ import annotations

from fixturectl.cli import secret_files


def command(file: secret_files.File, key: secret_files.Key) -> None:
    import sys

    from fixturectl.actions.secrets.values import get
    from fixturectl.cli import streams

    value = get(file, key)
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    streams.write_bytes(value + b"\n" if on_terminal else value)
