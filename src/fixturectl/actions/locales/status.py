"""How far a store is translated, and how well as far as a program can tell."""

from __future__ import annotations

from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.locales.choosing import known
from fixturectl.actions.locales.measures import Standing, Tally
from fixturectl.actions.locales.measuring import Findings, Measuring
from fixturectl.actions.locales.remembering import Memory
from fixturectl.actions.validate import validate
from fixturectl.actions.validation import recalling, states
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.targets import Request as Targets
from fixturectl.errors import UsageError
from fixturectl.locales import is_pseudo
from fixturectl.store.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.actions.locales.remembering import Pair
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.validate import Watcher
    from fixturectl.actions.validation.states import State
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.tenants import Tenant

_KIND = "standings"


class Request(NamedTuple):
    """Whose texts are asked about, in which locales; empty stands for all, as each promises."""

    tenants: Sequence[str] = ()
    locales: Sequence[str] = ()


class Status(NamedTuple):
    """How texts stand, and the findings of files that can't be read, of which nothing counts."""

    standings: list[Standing]
    unread: list[Diagnostic]


def status(
    store: OpenStore, request: Request | None = None, watcher: Watcher | None = None
) -> Status:
    """Return how the texts of each tenant stand in each locale that it promises.

    A locale that is asked for is measured for tenants that don't promise it, if none of them does.
    What validating finds in a text counts. Raises UsageError for a tenant that is not there, or a
    tag that is none.
    """
    request = request or Request()
    tenants = [store.tenant(name) for name in request.tenants or store.tenants()]
    wanted = _wanted(tenants, [_measurable(tag) for tag in request.locales])
    state, findings = _found(store, request, watcher)
    unread = list(_unread(findings, tenants, wanted))
    kept = _kept(store, state)
    pairs = [(tenant.id, tag) for tenant in tenants for tag in wanted[tenant.id]]
    if kept is not None and all(pair in kept for pair in pairs):
        return Status([kept[pair] for pair in pairs], unread)
    inventory, heirs = _surveyed(store)
    memory = Memory(store.root, state, heirs, store.tree)
    tallies = _measured(store.renderer, inventory, (tenants, wanted), Findings(findings), memory)
    made = {pair: tallies[pair].standing(*pair) for pair in pairs}
    whole = not (request.tenants or request.locales)
    if state is not None and whole and states.state(store.root).key == state.key:
        Cache(store.root, _KIND, state.key).save([tuple(one) for one in made.values()])
        memory.save()
    return Status(list(made.values()), unread)


def _measurable(asked: str) -> str:
    tag = known(asked)
    if is_pseudo(tag):
        message = f"{tag} is made from the source texts: there is nothing to measure"
        raise UsageError(message, hint=f"to see it: fixturectl render --locale {tag}")
    return tag


def _wanted(tenants: Sequence[Tenant], asked: Sequence[str]) -> dict[str, list[str]]:
    """Return the locales to measure, by tenant: nobody translates into a pseudo-locale."""
    promised = {
        one.id: [tag for tag in one.locales or (one.default_locale,) if not is_pseudo(tag)]
        for one in tenants
    }
    if not asked:
        return promised
    anywhere = {tag for tags in promised.values() for tag in tags}
    return {
        name: [tag for tag in asked if tag in tags or tag not in anywhere]
        for name, tags in promised.items()
    }


def _found(
    store: OpenStore, request: Request, watcher: Watcher | None
) -> tuple[State | None, list[Diagnostic]]:
    """Return what validating finds, and the state of the files if there were earlier runs."""
    began = time_ns()
    last = recalling.recall(store.root)
    if last.findings is not None:
        return last.state, last.findings
    targets = Targets(tuple(request.tenants))
    report = validate(store, targets, state=last.state, remembers=True, watcher=watcher)
    recalling.keep(store.root, last.state, report, began)
    return last.state, report.findings


def _unread(
    findings: list[Diagnostic], tenants: Sequence[Tenant], wanted: dict[str, list[str]]
) -> Iterator[Diagnostic]:
    """Yield what was found in files that the texts asked for may be in, where they can't be read.

    Without their texts a score would be better than it is, or there would be none.
    """
    names = {name for tenant in tenants for name in tenant.lineage}
    tags = {tag for asked in wanted.values() for tag in asked}
    tags |= {tenant.source_locale for tenant in tenants}
    for finding in findings:
        folder, name, tag, file = _parts(finding.path)
        if finding.level != "error" or folder != "fixtures" or name not in names:
            continue
        # What is wrong in a fixture's own schema is no matter of its texts.
        checks = {"yaml", "schema"} if tag or file == "tenant.yaml" else {"yaml"}
        if finding.check in checks and tag in {"", *tags}:
            yield finding


def _parts(path: str) -> tuple[str, str, str, str]:
    """Return the folder, tenant, locale and name of a file of a tenant; "" for what it has not."""
    folder, _, rest = path.partition("/")
    name, _, rest = rest.partition("/")
    tag, _, file = rest.rpartition("/")
    return folder, name, tag, file


def _kept(store: OpenStore, state: State | None) -> dict[tuple[str, str], Standing] | None:
    plain = Cache(store.root, _KIND, state.key).load() if state is not None else None
    if plain is None:
        return None
    standings = (Standing(*one) for one in plain)
    return {(one.tenant, one.locale): one for one in standings}


def _surveyed(store: OpenStore) -> tuple[Inventory, Heirs]:
    """Return what there is to measure, and who inherits it."""
    inventory = Inventory(store.tree)
    store.tree.survey()
    lineages = {name: store.renderer.tenant(name).lineage for name in inventory.tenants}
    return inventory, Heirs(lineages)


def _measured(
    renderer: Renderer,
    inventory: Inventory,
    asked: tuple[Sequence[Tenant], dict[str, list[str]]],
    findings: Findings,
    memory: Memory,
) -> dict[Pair, Tally]:
    tenants, wanted = asked
    found = {(one.id, tag): Tally() for one in tenants for tag in wanted[one.id]}
    for group in inventory.groups.values():
        measuring = Measuring(renderer, findings, group)
        key = memory.key(group, findings.mark(group.name))
        before = memory.tallies(group.name, key)
        tallies: dict[Pair, Tally] = {}
        for tenant in filter(measuring.has, tenants):
            for tag in wanted[tenant.id]:
                pair = (tenant.id, tag)
                tallies[pair] = before.get(pair) or measuring.tally(tenant, tag)
                found[pair].add(tallies[pair])
        memory.keep(group.name, key, tallies)
        if not before:
            renderer.forget()
    return found
