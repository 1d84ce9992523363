"""XML as elements that know their place, read without document types: no entity, nothing outside.

A document type is where entities are declared that expand without end or open other files, so a
file that has one is refused before anything in it counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from fixturectl.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK = "xliff"
SPACE = "http://www.w3.org/XML/1998/namespace"
_DEEP = 64  # elements within each other; XLIFF needs a dozen
_SEPARATOR = "\t"  # stands in no namespace's name
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Element:
    """An element: its name without namespace, its attributes, and what it holds in its order."""

    __slots__ = ("attributes", "name", "namespace", "parts", "place")

    def __init__(self, namespace: str, name: str, attributes: dict[str, str], place: Place) -> None:
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.place = place
        self.parts: list[str | Element] = []

    def __iter__(self) -> Iterator[Element]:
        """Yield the elements right in it."""
        return (part for part in self.parts if isinstance(part, Element))

    def first(self, name: str) -> Element | None:
        """Return the first element of that name right in it."""
        return next(self.every(name), None)

    def every(self, name: str) -> Iterator[Element]:
        """Yield the elements of that name right in it, those of other namespaces left out."""
        return (one for one in self if one.name == name and one.namespace == self.namespace)

    def below(self, name: str) -> Iterator[Element]:
        """Yield the elements of that name anywhere in it."""
        for one in self:
            if one.name == name and one.namespace == self.namespace:
                yield one
            yield from one.below(name)

    def get(self, name: str) -> str:
        """Return an attribute, "" where it has none."""
        return self.attributes.get(name, "")


class Document(NamedTuple):
    """A file's outermost element; None with the reason in `problem` where it can't be read."""

    root: Element | None
    problem: Diagnostic | None


def read(path: str, content: bytes) -> Document:
    """Read an XML file; nothing raises, whatever it holds."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(content, True)
    except _RefusedError as refused:
        return Document(None, problem(refused.place, refused.message, refused.hint))
    except expat.ExpatError as error:
        place = Place(path, error.lineno, error.offset + 1)
        said = expat.ErrorString(error.code) or "not XML"
        return Document(None, problem(place, f"malformed XML: {said}", "export it again"))
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        hint = "save it as UTF-8"
        return Document(None, problem(Place(path), f"can't read it: {error}", hint))
    return Document(reader.root, None)


def problem(place: Place, message: str, hint: str) -> Diagnostic:
    """Return a fault of an XML file."""
    return Diagnostic(CHECK, "error", message, hint, *place)


def is_writable(text: str) -> bool:
    """Tell whether XML can say every character of `text`."""
    return not _UNWRITABLE.search(text)


def escaped(text: str) -> str:
    """Return `text` as an element's content."""
    quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return quoted.replace("\r", "&#13;")  # which readers would take for a line feed


def quoted(text: str) -> str:
    """Return `text` as an attribute's value, with its quotes."""
    inside = escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{inside}"'


class _RefusedError(Exception):
    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint


class _Reader:
    """Builds the elements while expat reads."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _place(self) -> Place:
        return Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, *_declared: object) -> None:
        hint = "remove <!DOCTYPE ...>: no XLIFF file needs one"
        raise _RefusedError(self._place(), "a document type, where entities hide", hint)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEP:
            raise _RefusedError(self._place(), f"more than {_DEEP} elements deep", "flatten it")
        element = Element(*_named(name), _local(attributes), self._place())
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].parts.append(text)


def _named(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return namespace, local


def _local(attributes: dict[str, str]) -> dict[str, str]:
    """Keep the attributes that have no namespace: XLIFF's own."""
    return {name: value for name, value in attributes.items() if _SEPARATOR not in name}
