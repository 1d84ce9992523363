"""Make a fixture of a Block Kit message: its words become texts, the rest stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions import addresses, new
from fixturectl.actions.block_wording import Wording
from fixturectl.actions.modelines import with_modeline
from fixturectl.errors import UsageError
from fixturectl.rendering.breaches import breaches
from fixturectl.rendering.messages import Message
from fixturectl.rendering.renderer import Renderer, Rendering
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.foresight import Foresight
from fixturectl.store.tree import Tree, fixture_path, texts_path
from fixturectl.store.yaml_writer import write

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.actions.builder_json import Payload
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.tenants import Tenant

_NOW = datetime(2026, 1, 1, tzinfo=UTC)  # no imported message reads the time
_MARKS = "\u200f"  # what rendering puts before a leaf in right-to-left locales


class Imported(NamedTuple):
    """The paths written, and what Slack or the tenant would refuse in the message."""

    created: list[str]
    problems: tuple[Diagnostic, ...]


def import_blocks(root: Path, address: str, payload: Payload, severity: str | None) -> Imported:
    """Write the fixture `address` that says `payload`, in its tenant's source locale.

    The fixture is rendered before anything is written, and must give back the same blocks.
    """
    tree = Tree(WorkTree(root))
    tenant, name = addresses.parts(address)
    if not name:
        hint = f"write {address}/NAME, such as {address}/disk-full"
        raise UsageError(f"--as {address} names no fixture", hint=hint)
    settings = new.free_for(tree, tenant, name)
    fixture, texts = _files(payload, new.known_severity(settings, severity), name)
    changes = Changes(root)
    path = fixture_path(tenant, name)
    changes.create(path, with_modeline(path, write(fixture), tree.files))
    if texts:
        path = texts_path(tenant, settings.source_locale, name)
        changes.create(path, with_modeline(path, write({"texts": texts}), tree.files))
    message, problems = _rendered(Foresight(WorkTree(root), changes.steps), settings, name)
    _same(payload.blocks, message)
    changes.apply()
    return Imported(changes.written(), (*problems, *breaches(message)))


def _files(payload: Payload, severity: str, name: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the contents of the fixture's file and of its texts."""
    wording = Wording()
    text = wording.leaf(payload.text, "mrkdwn", "notification") if payload.text else ""
    native = wording.block_list(payload.blocks)
    if not text:
        text = wording.first()  # phones show something: what the message says first
    fixture: dict[str, Any] = {
        "description": name.replace("-", " ").capitalize(),
        "severity": severity,
    }
    if text:
        fixture["text"] = text
    if payload.color:
        fixture["color"] = wording.leaf(payload.color, "raw", "color")
    if native:
        fixture["blocks"] = native
    return fixture, wording.texts


def _rendered(
    files: Foresight, settings: Tenant, name: str
) -> tuple[Message, tuple[Diagnostic, ...]]:
    renderer = Renderer(Tree(files))
    tenant = renderer.tenant(settings.id)
    fixture = renderer.fixture(settings.id, name)
    if fixture is None:
        raise LookupError(name)
    rendering = Rendering(tenant, fixture, settings.source_locale, {}, _NOW)
    body, problems = renderer.render(rendering)
    message = Message(tenant.id, name, settings.source_locale, "", body)
    return message, (*fixture.problems, *problems)


def _same(native: list[Any], message: Message) -> None:
    """Raise UsageError where the fixture would not say what was imported."""
    different = _difference(native, message.blocks, "")
    if different is not None:
        hint = "change it there, and import it again; {{ }} in a URL is no part of one"
        raise UsageError(f"no fixture can say what stands at {different}", hint=hint)


def _difference(wanted: Any, got: Any, at: str) -> str | None:
    """Return the JSON pointer of the first difference, None where there is none."""
    if isinstance(wanted, dict) and isinstance(got, dict) and wanted.keys() == got.keys():
        pairs = [(key, wanted[key], got[key]) for key in wanted]
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        pairs = [
            (str(n), one, other) for n, (one, other) in enumerate(zip(wanted, got, strict=True))
        ]
    elif isinstance(wanted, str) and isinstance(got, str):
        return None if wanted == got.removeprefix(_MARKS) or wanted == got else at or "/"
    else:
        same = type(wanted) is type(got) and wanted == got
        return None if same else at or "/"
    found = (_difference(one, other, f"{at}/{key}") for key, one, other in pairs)
    return next((place for place in found if place is not None), None)
