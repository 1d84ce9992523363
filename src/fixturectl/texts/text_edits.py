"""Write texts, their hashes and their states into a file of texts; every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FindingsError, FixturectlError, UsageError
from fixturectl.store import schema, yaml_edits
from fixturectl.store.sealed import covers_clear, is_sealed
from fixturectl.store.yaml_edits import Quoted
from fixturectl.store.yaml_nodes import Mapping, Scalar, plain, read
from fixturectl.texts import plurals
from fixturectl.texts.marks import TRANSLATED, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fixturectl.store.yaml_edits import Edit
    from fixturectl.store.yaml_nodes import Document, Node

SECTIONS = ("texts", "sources", "states")  # in the order in which a file has them

Value = str | dict[str, str]


class TextEdit(NamedTuple):
    """What becomes of the text `key`; None leaves a part of it as it is.

    `wording` is the text, or a plural's forms by name; `source` the hash of the source text that it
    was made from, "" for none; `state` one of the four, of which `translated` is written nowhere.
    """

    key: str
    wording: Value | None = None
    source: str | None = None
    state: str | None = None


def written(edits: Iterable[TextEdit]) -> str:
    """Return a new file of texts that says what `edits` say."""
    sections = {
        section: {
            key: _spelled(section, value) for key, value in values.items() if value is not None
        }
        for section, values in _wanted(edits).items()
    }
    return yaml_edits.write({name: values for name, values in sections.items() if values})


def edited(document: Document, edits: Iterable[TextEdit], order: Sequence[str] = ()) -> bytes:
    """Return the bytes of a file of texts with `edits` made, the very same where nothing changes.

    New texts come in the order of the keys in `order`, their source's, behind the one before them
    there. Sections that are missing are added behind one another: texts, sources, states.

    Raises FindingsError where the file can't be read, UsageError where wording is to replace a
    sealed text or the file's seal covers what is in clear, FixturectlError where it can't be edited
    without changing something else.
    """
    root = document.root
    if document.problems or not isinstance(root, Mapping) or any(map(_is_stray, _sections(root))):
        raise FindingsError(document.problems or schema.problems("texts", document))
    wanted = _wanted(edits)
    said = marks(root)
    for key, state in list(wanted["states"].items()):
        if state is None and said.state(key) == TRANSLATED:
            del wanted["states"][key]  # written out or not, it is the state
    _refuse_seals(root, wanted["texts"])
    file = _File(document)
    for section, values in wanted.items():
        keys = order if section == "texts" else file.keys("texts")
        file.set_section(section, values, keys)
    if file.text == document.source.text:
        return document.source.encode(file.text)
    if file.plain() != _expected(root, wanted):
        raise file.refusal()
    return document.source.encode(file.text)


def _sections(root: Mapping) -> Iterator[Node | None]:
    return (root.get(section) for section in SECTIONS)


def _is_stray(node: Node | None) -> bool:
    """Tell a section that is no mapping, and would be lost: a list, words."""
    if isinstance(node, Scalar):
        return not node.is_null
    return node is not None and not isinstance(node, Mapping)


Values = dict[str, "Value | None"]  # by key; None removes what stands there


def _wanted(edits: Iterable[TextEdit]) -> dict[str, Values]:
    found: dict[str, Values] = {name: {} for name in SECTIONS}
    for one in edits:
        if one.wording is not None:
            found["texts"][one.key] = one.wording
        if one.source is not None:
            found["sources"][one.key] = one.source or None
        if one.state is not None:
            found["states"][one.key] = None if one.state == TRANSLATED else one.state
    return found


def _expected(root: Mapping, wanted: dict[str, Values]) -> dict[str, object]:
    """Return what the file holds, by plain values, once `wanted` is done."""
    found: dict[str, object] = {name: plain(node) for name, (_, node) in root.pairs.items()}
    for section, values in wanted.items():
        before = found.get(section)
        entries = before if isinstance(before, dict) else {}
        after = {key: value for key, value in (entries | values).items() if value is not None}
        if after:
            found[section] = after
        elif entries and values:
            found.pop(section)
    return found


def _refuse_seals(root: Mapping, wordings: Values) -> None:
    """Raise UsageError where edits would break what secrets are sealed with."""
    if not wordings and "sops" not in root:
        return
    path = root.source.path
    hint = f"with a key: fixturectl edit {path}"
    texts = root.get("texts")
    for key in wordings:
        node = texts.get(key) if isinstance(texts, Mapping) else None
        if node is not None and any(map(is_sealed, _scalars(node))):
            raise UsageError(f"{node.place}: the text {key} is sealed", hint=hint)
    if covers_clear(root):
        raise UsageError(f"{path}: its seal covers what is in clear too", hint=hint)


def _scalars(node: Node) -> list[Node]:
    return [form for _, form in node] if isinstance(node, Mapping) else [node]


def _spelled(section: str, value: Value) -> object:
    """Return a value as it is written: states plain, all else in quotes, forms in their order."""
    if isinstance(value, str):
        return value if section == "states" else Quoted(value)
    return {name: Quoted(value[name]) for name in sorted(value, key=_rank)}


def _rank(name: str) -> tuple[int, int]:
    """Return the place of a form among those of a plural: exact ones first, then CLDR's order."""
    if plurals.is_exact(name):
        return 0, int(name[1:])
    known = plurals.CATEGORIES
    return 1, known.index(name) if name in known else len(known)


class _File:
    """A file's text while it is edited; after each step it is read anew: places have moved."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.text = document.source.text
        self._root = document.root

    def at(self, *path: str) -> Node | None:
        """Return what stands at a path of keys, None where nothing does."""
        node = self._root
        if not isinstance(node, Mapping):
            raise self.refusal()
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def mapping(self, *path: str) -> Mapping:
        found = self.at(*path)
        if not isinstance(found, Mapping):
            raise self.refusal()
        return found

    def keys(self, section: str) -> list[str]:
        found = self.at(section)
        return list(found.keys()) if isinstance(found, Mapping) else []

    def plain(self) -> object:
        return plain(self.mapping())

    def refusal(self) -> FixturectlError:
        message = f"{self.source.path}: can't be edited without changing something else"
        hint = "make the change by hand: an anchor or a rare way to write it is in the way"
        return FixturectlError(message, hint=hint)

    def apply(self, edits: Iterable[Edit]) -> None:
        text = yaml_edits.apply(self.text, edits)
        if text != self.text:
            self.text = text
            changed = read(self.source.path, text.encode())
            self._root = None if changed.problems else changed.root

    def set_section(self, name: str, values: Values, order: Sequence[str]) -> None:
        """Give keys of a section their values; those that are None go."""
        node = self.at(name)
        if isinstance(node, Mapping) and node.pairs:
            self.set_values((name,), values, order)
        elif kept := {key: value for key, value in values.items() if value is not None}:
            self._new_section(name, kept, order)

    def _new_section(self, name: str, values: dict[str, Value], order: Sequence[str]) -> None:
        root = self.mapping()
        known = [key for key in order if key in values]
        entries = {key: _spelled(name, values[key]) for key in dict.fromkeys([*known, *values])}
        above = [one for one in SECTIONS[: SECTIONS.index(name)] if one in root]
        if name in root:
            self.apply([yaml_edits.rewrite(root, name, entries)])
        elif above:
            self.apply([yaml_edits.insert_all(root, {name: entries}, after=above[-1])])
        else:
            self.apply([yaml_edits.insert_all(root, {name: entries}, first=True)])

    def set_values(self, path: tuple[str, ...], values: Values, order: Sequence[str]) -> None:
        """Give keys of the mapping at `path` their values; those that are None go."""
        before = self.mapping(*path)
        spelled = {
            key: _spelled(path[0], value) for key, value in values.items() if value is not None
        }
        for key, value in spelled.items():
            node = before.get(key)
            if isinstance(value, dict) and isinstance(node, Mapping) and _is_own(before, key):
                gone = dict.fromkeys(node.keys() - value.keys())
                if plain(node) != value:
                    self.set_values((*path, key), {**value, **gone}, list(value))
        node = self.mapping(*path)
        fresh = {key: value for key, value in spelled.items() if key not in node}
        self.apply(_replacements(node, spelled))
        if fresh:
            self.apply(_insertions(self.mapping(*path), fresh, order))
        self._remove(path, [key for key, value in values.items() if value is None and key in node])

    def _remove(self, path: tuple[str, ...], keys: list[str]) -> None:
        if keys and len(keys) == len(self.mapping(*path)):
            self.apply([yaml_edits.remove(self.mapping(*path[:-1]), path[-1])])
            return
        for key in keys:
            self.apply([yaml_edits.remove(self.mapping(*path), key)])


def _replacements(mapping: Mapping, values: dict[str, object]) -> Iterator[Edit]:
    """Yield the edits that give keys which are there the values that they have not yet."""
    for key, value in values.items():
        node = mapping.get(key)
        if node is None or plain(node) == value:
            continue
        if isinstance(node, Scalar) and isinstance(value, Quoted) and _is_own(mapping, key):
            yield yaml_edits.replace(node, value)
        else:
            yield yaml_edits.rewrite(mapping, key, value)


def _is_own(mapping: Mapping, key: str) -> bool:
    """Tell a value that stands behind its key from one that an alias there stands for."""
    name, node = mapping.pairs[key]
    return name.end <= node.start <= mapping.end


def _insertions(
    mapping: Mapping, values: dict[str, object], order: Sequence[str]
) -> Iterator[Edit]:
    """Yield the edits that put new keys behind those that come before them in `order`."""
    groups: dict[str, dict[str, object]] = {}
    anchor = ""
    for key in dict.fromkeys(order):
        if key in values:
            groups.setdefault(anchor, {})[key] = values[key]
        elif key in mapping:
            anchor = key
    last = {key: value for key, value in values.items() if key not in order}
    if last:
        groups.setdefault(next(reversed(mapping.pairs)), {}).update(last)
    for anchor, group in groups.items():
        yield yaml_edits.insert_all(mapping, group, after=anchor or None, first=not anchor)
