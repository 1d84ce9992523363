"""A fixture as one tenant has it: its own file over those of the tenants it extends."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.store import schema
from fixturectl.store.doubts import doubtful
from fixturectl.store.fixture_samples import sample_faults
from fixturectl.store.inheritance import Layer, Setting, is_null, merged, setting
from fixturectl.store.patches import listed, patched
from fixturectl.store.schema import problem
from fixturectl.store.tree import fixture_path
from fixturectl.store.variables import declare
from fixturectl.store.yaml_nodes import Document, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.tree import Tree
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node


class Body(NamedTuple):
    """What a fixture's files amount to, whichever tenant reads them."""

    description: Scalar | None
    severity: Scalar | None
    variables: dict[str, Variable]
    broken: frozenset[str]  # variables that are declared, but not so that they can be used
    samples: dict[str, Mapping]
    text: Scalar | None
    color: Scalar | None
    blocks: tuple[Node, ...]  # inherited and patched
    golden: tuple[Scalar, ...]
    tests: tuple[Mapping, ...]
    problems: tuple[Diagnostic, ...]
    doubtful: frozenset[str]  # keys that a file may mean, but says wrongly


class Fixture:
    """One alert message of one tenant; every node in it knows the file that it comes from."""

    __slots__ = ("body", "layers", "name", "problems", "tenant")

    def __init__(self, tenant: Tenant, name: str, layers: tuple[Layer, ...]) -> None:
        self.tenant = tenant
        self.name = name
        self.layers = layers  # the fixture's files, nearest first
        self.body = _body(layers)
        self.problems = (*self.body.problems, *_severity_faults(tenant, self.body, layers))

    @property
    def address(self) -> str:
        return f"{self.tenant.id}/{self.name}"

    @property
    def description(self) -> str:
        return self.body.description.value if self.body.description else ""

    @property
    def node(self) -> Node | None:
        """The nearest file's mapping, None where no file can be read."""
        return next((layer.root for layer in self.layers if layer.root), None)

    @property
    def severity(self) -> Scalar | None:
        return self.body.severity

    @property
    def variables(self) -> dict[str, Variable]:
        return self.body.variables

    @property
    def samples(self) -> dict[str, Mapping]:
        return self.body.samples

    @property
    def text(self) -> Scalar | None:
        return self.body.text

    @property
    def color(self) -> Scalar | None:
        return self.body.color

    @property
    def blocks(self) -> tuple[Node, ...]:
        return self.body.blocks

    @property
    def golden(self) -> tuple[Scalar, ...]:
        return self.body.golden

    @property
    def tests(self) -> tuple[Mapping, ...]:
        return self.body.tests

    def setting(self, key: str | tuple[str, ...]) -> Setting | None:
        """Return the values of a key such as "variables.region", nearest first.

        A variable or a sample is replaced whole: within it only the nearest file counts.
        """
        path = tuple(key.split(".")) if isinstance(key, str) else key
        layers = self.layers
        if path[0] in {"variables", "samples"} and len(path) > 2:  # noqa: PLR2004 - section, name, inside
            whole = setting(layers, path[:2])
            layers = tuple(one for one in layers if whole and one.tenant == whole.tenant)
        return setting(layers, path)


def load(tree: Tree, tenant: Tenant, name: str) -> Fixture | None:
    """Return the fixture `name` of `tenant`; None if no file of its lineage has it."""
    found = [(one, tree.document(fixture_path(one, name))) for one in tenant.lineage]
    layers = tuple(Layer(one, document) for one, document in found if document is not None)
    return Fixture(tenant, name, layers) if layers else None


@lru_cache(maxsize=256)  # what many tenants inherit unchanged is put together once
def _body(layers: tuple[Layer, ...]) -> Body:
    problems = [fault for layer in layers for fault in _own_problems(layer.document)]
    variables: dict[str, Variable] = {}
    broken: set[str] = set()
    for name, (_, key, node) in merged(layers, "variables").items():
        variable, faults = _declared(name, node, key)
        problems.extend(faults)
        if variable is None:
            broken.add(name)
        else:
            variables[name] = variable
    samples = {
        name: node
        for name, (_, _, node) in merged(layers, "samples").items()
        if isinstance(node, Mapping)
    }
    doubts = _doubts(layers)
    blocks, faults = _blocks(layers)
    problems.extend(faults)
    golden = tuple(node for node in _items(layers, "golden") if isinstance(node, Scalar))
    tests = tuple(node for node in _items(layers, "tests") if isinstance(node, Mapping))
    body = Body(
        description=_scalar(layers, "description"),
        severity=_scalar(layers, "severity"),
        variables=variables,
        broken=frozenset(broken),
        samples=samples,
        text=_scalar(layers, "text"),
        color=_scalar(layers, "color"),
        blocks=blocks,
        golden=golden,
        tests=tests,
        problems=(),
        doubtful=doubts,
    )
    problems.extend(sample_faults(variables, broken, samples, (golden, tests), doubts))
    root = layers[-1].root
    if root is not None and not blocks and body.text is None and not problems:
        problems.append(problem(root, "the fixture says nothing", "add text: and blocks:"))
    return body._replace(problems=tuple(dict.fromkeys(problems)))


_declared = lru_cache(maxsize=8192)(declare)


def forget() -> None:
    """Drop what was put together so far, and with it the documents that it was made of."""
    _body.cache_clear()
    _declared.cache_clear()
    schema.problems.cache_clear()


def _scalar(layers: tuple[Layer, ...], key: str) -> Scalar | None:
    found = setting(layers, (key,))
    node = found.node if found else None
    return node if isinstance(node, Scalar) else None


def _items(layers: tuple[Layer, ...], key: str) -> list[Node]:
    found = setting(layers, (key,))
    node = found.node if found else None
    return node.items if isinstance(node, Sequence) else []


def _own_problems(document: Document) -> tuple[Diagnostic, ...]:
    """Return what is wrong with one file, whoever inherits from it."""
    found = schema.problems("fixture", document)
    root = document.root
    patch = root.key("patch") if isinstance(root, Mapping) else None
    if isinstance(root, Mapping) and patch is not None and "blocks" in root:
        message = "blocks: and patch: in one file: the one replaces, the other changes"
        return (*found, problem(patch, message, "keep one of the two", check="patch"))
    return found


def _blocks(layers: tuple[Layer, ...]) -> tuple[tuple[Node, ...], tuple[Diagnostic, ...]]:
    """Return the blocks: root first, each file's `blocks` or `patch` on its parent's result."""
    blocks: list[Node] = []
    problems: list[Diagnostic] = []
    inherited_from: str | None = ""
    for layer in reversed(layers):
        root = layer.root
        if root is None:
            inherited_from = None
            continue
        own, patch = root.get("blocks"), root.get("patch")
        if own is not None:
            blocks, inherited_from = listed(own), root.source.path
        elif patch is not None and not is_null(patch):
            blocks, faults = patched(blocks, patch, inherited_from)
            problems.extend(faults)
            inherited_from = root.source.path if inherited_from else None
        if (own and patch) or "blocks" in doubtful("fixture", [layer]):
            inherited_from = None  # what those below inherit is not what its author meant
    return tuple(blocks), tuple(problems)


def _doubts(layers: tuple[Layer, ...]) -> frozenset[str]:
    """Return the keys that may be meant and not be there, as in a patch of nothing."""
    root = layers[-1].root
    if root is not None and "patch" in root and "blocks" not in root:
        return frozenset(("severity", "variables", "samples", "blocks"))
    return doubtful("fixture", layers)


def _severity_faults(
    tenant: Tenant, body: Body, layers: tuple[Layer, ...]
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the severity: none is set, or the tenant has no such one."""
    known = list(tenant.severities)
    if body.severity is None:
        root = layers[-1].root
        is_set = any("severity" in layer.root for layer in layers if layer.root)
        if root is None or is_set or "severity" in body.doubtful:
            return ()  # what stands there instead is reported by the reader or the schema
        hint = f"add severity: {known[0]}" if known else "add severity:"
        return (problem(root, "the fixture has no severity", hint, check="severity"),)
    if body.severity.value in tenant.severities:
        return ()
    name = body.severity.value
    hint = nearest(name, known)
    if not hint:
        listing = f"it has {', '.join(known)}" if known else "it has none"
        hint = f"{listing}: add it to severities of fixtures/{tenant.id}/tenant.yaml"
    message = f'there is no severity "{name}"'
    return (problem(body.severity, message, hint, check="severity"),)
