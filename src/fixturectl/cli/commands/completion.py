"""Print a script that completes commands and the store's names in your shell.

Put it where your shell reads it when it starts:

    bash   eval "$(fixturectl completion bash)"      in ~/.bashrc
    zsh    eval "$(fixturectl completion zsh)"       in ~/.zshrc, after compinit
    fish   fixturectl completion fish | source       in ~/.config/fish/config.fish
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def command(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="Your shell.")],
) -> None:
    from importlib import resources

    from fixturectl.cli import streams

    script = resources.files("fixturectl.cli") / "shells" / f"completion.{shell}"
    streams.write(script.read_text(encoding="utf-8"))
