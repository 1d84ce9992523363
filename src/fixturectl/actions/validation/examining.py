"""Everything that is wrong with one fixture, for all tenants and locales that it reaches."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.faults import of_finding, of_problem, united, without_echoes
from fixturectl.actions.validation.knowledge import Knowledge
from fixturectl.actions.validation.messages import Messages
from fixturectl.actions.validation.readings import Readings
from fixturectl.actions.validation.records import Record
from fixturectl.actions.validation.sayings import is_saying, saying
from fixturectl.checks import File, Source, Wordings
from fixturectl.locales import is_pseudo
from fixturectl.store import schema
from fixturectl.store.ignores import ignores
from fixturectl.store.tree import fixture_path, texts_path
from fixturectl.texts import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator

    from fixturectl.actions.validation.families import Families
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.inventory import Group, Heirs
    from fixturectl.actions.validation.records import Shown
    from fixturectl.actions.validation.selection import Selection
    from fixturectl.checks import Saying
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.ignores import Ignore
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Text, Wording


# Keys of a fixture and of a tenant without which no message is what its author means.
_SHOWN = frozenset(("severity", "variables", "text", "blocks"))
_CONSTANT = re.compile(r"tenant\.(values(?:\.\w+)+): not an absolute https URL")
_LOOKS = frozenset(("severities", "statuses", "values", "mentions"))


class Bench(NamedTuple):
    """What every examination of one store shares."""

    renderer: Renderer
    families: Families
    heirs: Heirs
    selection: Selection
    marks: bool  # whether what is found is kept for other runs


class Examination:
    """One group's examination; `shown` has each fault with the tenants and locales it reaches.

    What was seen once is not looked at again for whoever reads the same, in this run or in the one
    that `old` is of.
    """

    def __init__(self, bench: Bench, group: Group, old: Record | None = None) -> None:
        self.renderer = bench.renderer
        self.families = bench.families
        self.heirs = bench.heirs
        self.selection = bench.selection
        self.group = group
        self.shown: dict[Fault, dict[str, set[str]]] = {}
        self.ignores: list[Ignore] = []
        self.messages = Messages(bench.renderer, bench.families)
        self.rendered: dict[bytes, list[Fault]] = {}
        self._readings = Readings(marks=bench.marks)
        self.said: dict[Text, Saying] = {}
        self._old = old.rendered if old is not None else {}
        self._known = self._turn_to(Knowledge())

    def run(self, complete: Callable[[Shown, list[Ignore]], None] | None = None) -> None:
        """Examine the files of the group, and its messages as the selected tenants have them.

        `complete` is told what nobody can add to any more, before all is done: what stands in the
        files of a tenant that nobody extends, and the comments in them.
        """
        group, heirs = self.group, self.heirs
        owners = {*group.owners, *group.texts}
        selected = set(self.selection.tenants(group.name, heirs.of(owners)))
        concerned = {name for one in selected for name in heirs.lineages[one]}
        if self.selection.whole:
            concerned |= owners
        for name in heirs.of(owners):
            if name not in concerned:
                continue
            alone = name in owners and heirs.of([name]) == [name]
            before, mark = self._known, self.renderer.mark()
            if alone:
                self._known = self._turn_to(Knowledge(before))
            self._tenant(name, selected)
            if alone:
                self._known = self._turn_to(before)
                self.renderer.forget(mark)
                if complete is not None:
                    complete(self._shown(f"fixtures/{name}/"), self.ignores)

    def _turn_to(self, known: Knowledge) -> Knowledge:
        self._readings.known = self.messages.known = known
        return known

    def _tenant(self, name: str, selected: Container[str]) -> None:
        fixture_name = self.group.name
        if name in self.group.owners:
            self._file("fixture", name, fixture_path(name, fixture_name), "")
        for locale in self.group.texts.get(name, ()):
            self._file("texts", name, texts_path(name, locale, fixture_name), locale)
        fixture = self.renderer.fixture(name, fixture_name) if name in selected else None
        if fixture is not None:
            self._fixture(self.renderer.tenant(name), fixture)

    # -- files

    def _file(self, kind: str, tenant: str, path: str, locale: str) -> None:
        document = self.renderer.tree.document(path)
        if document is None:
            return
        self.ignores += ignores(path, document.source.text)
        faults = self._found("file", File(kind, tenant, document))
        if kind == "texts":
            faults += self._problems(schema.problems(kind, document))
        if faults:
            for heir in self.heirs.of([tenant]):
                self._show(faults, heir, locale)

    # -- fixtures

    def _fixture(self, tenant: Tenant, fixture: Fixture) -> None:
        composition = self.renderer.composition(fixture)
        promised = tenant.locales or (tenant.default_locale,)
        locales = self.selection.locales(fixture.name, tenant.id, promised)
        if not locales:
            return
        wordings = [self.renderer.wording(tenant, fixture.name, tag) for tag in locales]
        keys = [
            self._readings.key(fixture, composition, wording, tag)
            for wording, tag in zip(wordings, locales, strict=True)
        ]
        self._show(self._problems(fixture.problems), tenant.id, "")
        source = Source(tenant, fixture, composition, self.renderer)
        texts = self._readings.files(wordings)
        owner = tenant.id if tenant.id in self.group.owners or tenant.id in self.group.texts else ""
        looks = (tuple(tenant.severities), tuple(tenant.statuses), tenant.routes, tenant.fallback)
        whole = ("fixture", fixture.layers, tenant.source_locale, tuple(keys), texts, owner, looks)
        self._show(self._once(whole, partial(self._source, source)), tenant.id, "")
        doubts = _SHOWN & fixture.body.doubtful or _LOOKS & tenant.doubtful
        for tag, wording, key in zip(locales, wordings, keys, strict=True):
            self._show(self._texts(source, wording, tag), tenant.id, tag)
            if not (fixture.body.broken or doubts):
                faults = self._once(key, partial(self._messages, source, tag))
                self._show([_at_source(fault, tenant) for fault in faults], tenant.id, tag)

    def _source(self, source: Source) -> list[Fault]:
        faults = self._found("fixture", source)
        return united([*faults, *self._problems(source.composition.outline.faults)])

    def _messages(self, source: Source, locale: str) -> list[Fault]:
        tenant, fixture, composition, renderer = source
        wording = renderer.wording(tenant, fixture.name, locale)
        mark = self._readings.mark(fixture, composition, wording, locale)
        found = self._old.get(mark)
        if found is None:
            found = self.messages.faults(source, locale)
        self.rendered[mark] = found
        return found

    def _texts(self, source: Source, wording: Wording, locale: str) -> Iterator[Fault]:
        tenant, fixture, composition, _ = source
        originals = self.renderer.wording(tenant, fixture.name, tenant.source_locale)
        glossary = self.renderer.shelf.glossaries.of(tenant.lineage)
        for key in wording.keys():  # noqa: SIM118 - a method of its own, not a dict's
            target = wording.text(key)
            if target is None or is_pseudo(target.locale):
                continue  # nobody translated what is made up
            original = _in_locale(originals, key, tenant.source_locale)
            subject = Wordings(tenant, fixture, locale, original, target, composition, glossary)
            reads = (id(composition), id(fixture.body), glossary, tenant.locales)
            whole = ("text", locale, target, original, *reads)
            if target.tenant == tenant.id and target not in self.said and is_saying(subject):
                self.said[target] = saying(subject)
            yield from self._once(whole, partial(self._found, "text", subject))

    def _shown(self, folder: str) -> Shown:
        """Return the faults found so far in the files of a folder, and whom they reach."""
        inside = [fault for fault in self.shown if fault.path.startswith(folder)]
        return [
            (fault, {tenant: sorted(locales) for tenant, locales in self.shown[fault].items()})
            for fault in without_echoes(inside)
        ]

    def record(self, fingerprint: bytes) -> Record:
        """Return all that was found out."""
        shown = self._shown("")
        said, heard = list(self.said.values()), languages.told()
        found = (fingerprint, shown, self.ignores, self.rendered, said, heard)
        return Record(*found, self.messages.renderings)

    # -- what was found

    def _found(self, subject: str, at: object) -> list[Fault]:
        families = self.families
        return [of_finding(found, families.level(found)) for found in families.look(subject, at)]

    def _problems(self, problems: Iterable[Diagnostic]) -> list[Fault]:
        return [of_problem(found) for found in problems if found.check not in self.families.levels]

    def _once(self, key: Hashable, look: Callable[[], Iterable[Fault]]) -> list[Fault]:
        """Return what `look` finds, looking once for each key."""
        return self._known.once(key, lambda: list(look()))

    def _show(self, faults: Iterable[Fault], tenant: str, locale: str) -> None:
        for fault in faults:
            self.shown.setdefault(fault, {}).setdefault(tenant, set()).add(locale)


def _at_source(fault: Fault, tenant: Tenant) -> Fault:
    """Return a fault of a constant where that stands: all who have an equal one share the fault."""
    found = _CONSTANT.match(fault.message) if fault.check == "template" else None
    setting = tenant.setting(tuple(found[1].split("."))) if found else None
    if setting is None or setting.node is None:
        return fault
    path, line, column = setting.node.place
    return fault._replace(path=path, line=line, column=column)


def _in_locale(wording: Wording, key: str, locale: str) -> Text | None:
    """Return the text of exactly that locale, None where only others have it."""
    found = wording.text(key)
    return found if found is not None and found.locale == locale else None
