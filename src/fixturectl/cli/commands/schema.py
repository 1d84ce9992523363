"""Print the JSON Schema of a kind of file, for editors.

fixture, tenant, texts and glossary are the files of a store; blocks is what Slack takes. Save it,
and name it in the first line of a file for editors that know yaml-language-server:

    fixturectl schema fixture > fixture.schema.json
    # yaml-language-server: $schema=../../fixture.schema.json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Kind = Literal["fixture", "tenant", "texts", "glossary", "blocks"]


def command(
    kind: Annotated[Kind, typer.Argument(help="Which kind of file.", show_default=False)],
) -> int:
    import json

    from fixturectl.actions.schema import schema
    from fixturectl.cli import streams

    streams.write(json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n")
    return 0
