"""Slack alert messages of many tenants and languages, as YAML files in git.

    from fixturectl import Store

    message = Store("alerts").render("acme/disk-full", locale="fr-FR", variables={"host": "db-1"})
    message.payload                     # the body of chat.postMessage, without channel

`Store` opens a store, `Message` is what it renders, a `Diagnostic` says what is wrong and where, a
`Receipt` what became of a message that was sent.
Errors are those of `fixturectl.errors`. Importing the package loads none of this: names are
loaded when they are first used.
"""

from __future__ import annotations

# As in `typing`, which takes longer to import than Python to start: who interrupts the program so
# early is answered by Python, with a traceback.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from fixturectl.actions.store import Store
    from fixturectl.delivery.receipts import Receipt
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.messages import Message

__all__ = ["Diagnostic", "Message", "Receipt", "Store", "__version__"]
__version__ = "0.1.0"

_HOMES = {
    "Diagnostic": "fixturectl.diagnostics",
    "Message": "fixturectl.rendering.messages",
    "Receipt": "fixturectl.delivery.receipts",
    "Store": "fixturectl.actions.store",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 # nothing is loaded before it is used

    return getattr(import_module(_HOMES[name]), name)
