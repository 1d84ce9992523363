"""Begin a store, or add fixtures of the sample library to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.add_sample import add_sample, known_samples
from fixturectl.actions.modelines import create_schemas, with_modeline
from fixturectl.errors import UsageError
from fixturectl.secrets import policy
from fixturectl.store.changes import Changes, listing
from fixturectl.store.files import WorkTree
from fixturectl.store.foresight import Foresight
from fixturectl.store.lineages import ROOT
from fixturectl.store.tree import tenant_path
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fixturectl.store.tree import Tree

NO_CHANNEL = "C0123456789"
POLICY = ".sops.yaml"  # who may read which secrets: nobody, until recipients are named there
FIRST = "disk-almost-full"  # what a newcomer without a wish begins with

# The channel is of no workspace: Slack refuses an alert until somebody has chosen one.
_SETTINGS = """\
# The settings of the whole store, and the tenant that every other one extends.
format: 1
store: {store}
name: {name}
source_locale: en-US # the locale that texts are written in first
locales: [en-US] # the locales that are promised to readers
default_locale: en-US
timezone: UTC

# Most urgent first. Write the ids of your own channels: alerts are posted there.
severities:
  critical: {{emoji: ":rotating_light:", channel: {channel}}}
  error: {{emoji: ":red_circle:", channel: {channel}}}
  warning: {{emoji: ":warning:", channel: {channel}}}
  info: {{emoji: ":information_source:", channel: {channel}}}

statuses:
  firing: {{emoji: ":fire:", color: "#D00000"}}
  acknowledged: {{emoji: ":eyes:", color: "#ECB22E"}}
  resolved: {{emoji: ":white_check_mark:", color: "#2EB67D"}}
"""


class Begun(NamedTuple):
    """What `init` did: paths relative to the store, the fixtures added, and remarks for people."""

    created: list[str]
    edited: list[str]
    fixtures: list[str]
    notes: list[str]


def init(root: Path, library: Tree, wanted: Sequence[str]) -> Begun:
    """Write a new store at `root` with the library's fixtures `wanted`; or add them to a store.

    Raises UsageError for an unknown fixture and for whatever stands in the way; then, as after
    any other error, nothing has been written.
    """
    known_samples(library, wanted)
    names = list(dict.fromkeys(wanted)) or [FIRST]
    changes = Changes(root)
    files = WorkTree(changes.root)
    if not (wanted and files.exists(tenant_path(ROOT))):
        _begin(changes, files)
    notes = [note for name in names for note in add_sample(library, name, files, changes)]
    changes.apply()
    notes += changes.notes
    if tenant_path(ROOT) in changes.written():
        notes.append(f"{tenant_path(ROOT)} names the channel {NO_CHANNEL}: write your own there")
    return Begun(changes.written(), changes.written(replaced=True), names, notes)


def place(given: Path | None, here: Path, wanted: Sequence[str]) -> Path:
    """Return where `init` works: the store that holds `here` gets the fixtures wanted."""
    if given is None and wanted:
        for folder in (here, *here.parents):
            if (folder / tenant_path(ROOT)).is_file():
                return folder
    return given or here


def _begin(changes: Changes, files: WorkTree) -> None:
    there = [f"{top}/{entry.name}" for top in ("fixtures", "locales") for entry in files.names(top)]
    there += [top for top in ("fixtures", "locales") if files.exists(top) and not files.names(top)]
    if there:
        hint = "a store begins in a folder without fixtures/ and locales/"
        if files.exists(tenant_path(ROOT)):
            hint = (
                "this is a store: init --with FIXTURE adds a sample, new TENANT/FIXTURE a new one"
            )
        raise UsageError(f"already there: {listing(there)}", hint=hint)
    folder = changes.root.name
    store = re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")[:63].strip("-") or "alerts"
    name = quote(folder or "Alerts")
    settings = _SETTINGS.format(store=quote(store), name=name, channel=NO_CHANNEL)
    create_schemas(changes)
    if not files.exists(POLICY):
        changes.create(POLICY, policy.scaffold())
    path = tenant_path(ROOT)
    changes.create(path, with_modeline(path, settings, Foresight(files, changes.steps)))
