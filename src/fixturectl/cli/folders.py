"""Commands from a folder: the file's name is the command's, a folder in it is a group of commands.

Only the module of the command that is called gets imported. The one-line summaries of the others
are the docstrings of their modules, read without running them.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperGroup

from fixturectl import registry
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader
    from types import ModuleType

    # Typer carries its own copy of Click and has no public name for these.
    from typer._click import Command, Context, HelpFormatter
    from typer._click.shell_completion import CompletionItem


class CommandFolder(TyperGroup):
    """A group whose commands are the modules of `package`.

    A command's module has a function named `command`; its docstring is the command's help, and the
    first line of it the summary. A package in the folder is a group of the same kind.
    """

    def __init__(self, *, package: str = "", **attributes: Any) -> None:
        super().__init__(**attributes)
        self.package = package

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        return registry.names(self.package)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        return _build(cmd_name, registry.load(self.package, cmd_name))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(UsageError.status)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        names = self.list_commands(ctx)
        if args[0] not in names and not ctx.resilient_parsing:
            path = ctx.command_path
            raise UsageError(
                f"no such command: {args[0]}",
                hint=nearest(args[0], names) or f"see all of them: {path} --help",
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        rows = [(name, self._summary(name)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        from typer._click.shell_completion import CompletionItem

        commands = [
            CompletionItem(name, help=self._summary(name))
            for name in self.list_commands(ctx)
            if name.startswith(incomplete)
        ]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [*commands, *options]

    def _summary(self, name: str) -> str:
        return summary(registry.module_name(self.package, name))


def summary(module: str) -> str:
    """Return the first line of a module's docstring, without its full stop; nothing is run."""
    spec = find_spec(module)
    loader = cast("SourceFileLoader | None", spec.loader if spec else None)
    code = loader.get_code(module) if loader else None
    first = code.co_consts[0] if code and code.co_consts else ""
    return first.partition("\n")[0].rstrip(".") if isinstance(first, str) else ""


def _build(name: str, module: ModuleType) -> Command:
    if hasattr(module, "__path__"):
        return CommandFolder(
            name=name, package=module.__name__, help=_help(module), rich_markup_mode=None
        )
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, help=_help(module))(module.command)
    return typer.main.get_command(app)


def _help(module: ModuleType) -> str:
    """Return the module's docstring, with the mark that keeps Click from filling examples."""
    return (module.__doc__ or "").replace("\n\n    ", "\n\n\b\n    ")
