"""Print the manual page of all commands, for man.

An installed package has it as share/man/man1/fixturectl.1. Where man does not look there:

    fixturectl man | man -l -
    fixturectl man > ~/.local/share/man/man1/fixturectl.1
"""

from __future__ import annotations


def command() -> None:
    from fixturectl import cli
    from fixturectl.cli import streams
    from fixturectl.cli.man_page import man_page

    streams.write(man_page(cli.build(), cli.PROGRAM))
