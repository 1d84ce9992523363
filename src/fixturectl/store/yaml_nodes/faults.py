"""Say in plain words why a text is not YAML: most often, a text that needed quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import MarkedYAMLError

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.yaml_nodes.nodes import Scalar
    from fixturectl.store.yaml_nodes.source import Source

# A line as people mean it: list dashes, a key, and a value up to the line's end.
# A string: only what is wrong needs it.
_LINE = r"""(?P<lead>[ ]*(?:-[ ]+)*)
        (?:(?P<key>"(?:[^"\\]|\\.)*" | '[^']*' | [^\s"'\[\]{},\#&*!|>%@`][^:]*?)[ ]*:[ \t]+)?
        (?P<value>.*)"""
_NO_BLANK = r"[ ]*(?:-[ ]+)*(?P<key>[\w.=-]+):(?=[^\s:/])"
# Enough of a line to see what it is; matching a whole hostile one would take time.
_ENOUGH = 400
_SHORT = 40
_STARTS = "@`%*&!{[,]}|>"
_SCANNED = frozenset(f"while scanning {what}" for what in ("an alias", "an anchor", "a tag"))
_MARKS = ("- ", "? ", ": ")


class Fault(NamedTuple):
    """What the parser said, and where; `line` is the text of the faulty line, from `begin`."""

    source: Source
    problem: str
    context: str
    at: int
    context_at: int
    begin: int
    line: str
    latest: Scalar | None


class Reading(NamedTuple):
    """Where the fault really is, what is wrong, what to do."""

    at: int
    message: str
    hint: str


def explain(source: Source, error: MarkedYAMLError, latest: Scalar | None) -> Diagnostic:
    """Return the diagnostic for a parse error; `latest` is the last scalar read before it."""
    index = error.problem_mark.index if error.problem_mark else 0
    context_index = error.context_mark.index if error.context_mark else index
    begin, line = source.line(index)
    problem = error.problem or "not YAML"
    fault = Fault(source, problem, error.context or "", index, context_index, begin, line, latest)
    for reading in READINGS:
        found = reading(fault)
        if found is not None:
            return source.fault(*found)
    message = f"{problem} {error.context}" if error.context else problem
    return source.fault(index, message, "check the indentation and the quotes around this place")


def _tab(fault: Fault) -> Reading | None:
    indent = fault.line[: len(fault.line) - len(fault.line.lstrip())]
    if "\t" in indent and not fault.source.text.startswith(tuple(_STARTS), fault.at):
        index = fault.begin + indent.index("\t")
    elif fault.source.text.startswith("\t", fault.at):
        index = fault.at
    else:
        return None
    return Reading(index, "a tab in the indentation", "indent with spaces")


def _escape(fault: Fault) -> Reading | None:
    if fault.context != "while parsing a quoted scalar":
        return None
    text = fault.source.text
    index = text.rfind("\\", 0, fault.at + 1)
    message = f'"{text[index : index + 2]}" is not an escape that double quotes know'
    return Reading(index, message, "write the backslash as \\\\, or use single quotes")


def _open_quote(fault: Fault) -> Reading | None:
    if fault.context != "while scanning a quoted scalar":
        return None
    mark = fault.source.text[fault.context_at]
    return Reading(fault.context_at, f"this {mark} is never closed", f"close it with {mark}")


def _after_quote(fault: Fault) -> Reading | None:
    scalar = fault.latest
    if scalar is None or scalar.style not in {"'", '"'}:
        return None
    between = fault.source.text[scalar.end : fault.at]
    if between.strip(" \t") or "\n" in between:
        return None
    apostrophe = scalar.style == "'"
    hint = (
        "write an apostrophe within single quotes as '', or use double quotes"
        if apostrophe
        else 'close the quote, and write " within double quotes as \\"'
    )
    if "\n" in scalar.spelling:
        line = fault.source.place(scalar.end - 1).line
        message = f"the text quoted here ends only on line {line}, before more text"
        return Reading(scalar.start, message, hint)
    return Reading(fault.at, "text after the closing quote", hint)


def _needs_quotes(fault: Fault) -> Reading | None:
    """Find a value, on the faulty line or where its node began, that YAML takes for its own."""
    for index in dict.fromkeys((fault.at, fault.context_at)):
        begin, line = fault.source.line(index)
        found = _special_start(begin, line)
        if found and not _open_bracket(fault, found.at):
            return found
    return None


def _special_start(begin: int, line: str) -> Reading | None:
    match = re.match(_LINE, line[:_ENOUGH], re.VERBOSE)
    value = match["value"].rstrip() if match else ""
    if not match or not value.startswith((*_STARTS, *_MARKS)):
        return None
    if value[0] in "|>":
        message = f"text beside the {value[0]} that begins a block of text"
        hint = f"put the text on the next lines, or quote it: {_quoted(value)}"
        return Reading(begin + match.start("value"), message, hint)
    message = f'a text that begins with "{value[0]}" needs quotes'
    return Reading(begin + match.start("value"), message, f"quote this text: {_quoted(value)}")


def _forbidden_start(fault: Fault) -> Reading | None:
    """Find a text inside brackets that begins with what no plain text may begin with."""
    if "cannot start any token" in fault.problem:
        index = fault.at
    elif fault.context in _SCANNED:
        index = fault.context_at
    else:
        return None
    message = f'a text that begins with "{fault.source.text[index]}" needs quotes'
    return Reading(index, message, "quote this text")


def _after_document(fault: Fault) -> Reading | None:
    if "<document start>" not in fault.problem:
        return None
    hint = "keep one document in a file, and quote a text that begins with a bracket or quote"
    return Reading(fault.at, "text after the document's end", hint)


def _open_bracket(fault: Fault, index: int) -> bool:
    """Tell a list or mapping that is not closed from a text that begins with a bracket."""
    return fault.context.startswith("while parsing a flow") and index == fault.context_at


def _flow(fault: Fault) -> Reading | None:
    if not fault.context.startswith("while parsing a flow"):
        return None
    text, index = fault.source.text, fault.context_at
    if fault.context.endswith("node"):
        index = max(text.rfind("[", 0, fault.at), text.rfind("{", 0, fault.at), 0)
    mark = text[index]
    close = "]" if mark == "[" else "}"
    hint = f'close it with "{close}" and part its items by commas, or quote the text'
    return Reading(index, f'this "{mark}" is not closed as a list or mapping', hint)


def _no_blank(fault: Fault) -> Reading | None:
    """Find `key:value` at or above the fault: without a blank it is one long text."""
    if not ("mapping values" in fault.problem or "expected ':'" in fault.problem):
        return None
    points = [fault.context_at, fault.at]
    if fault.begin:
        points.append(fault.begin - 1)
    for index in points:
        begin, line = fault.source.line(index)
        match = re.match(_NO_BLANK, line)
        if match:
            place = begin + match.end()
            message = f'a blank is missing after "{match["key"]}:"'
            return Reading(place, message, f'write "{match["key"]}: ..."')
    return None


def _colon(fault: Fault) -> Reading | None:
    match = re.match(_LINE, fault.line[:_ENOUGH], re.VERBOSE)
    if "mapping values" not in fault.problem or not match or match["key"] is None:
        return None
    if not match.start("value") < fault.at - fault.begin:
        return None
    value = match["value"].rstrip()
    index = fault.begin + match.start("value")
    hint = f"quote this text: {_quoted(value)}"
    return Reading(index, 'a text with ": " in it needs quotes', hint)


def _indentation(fault: Fault) -> Reading | None:
    if "did not find expected" in fault.problem or "mapping values" in fault.problem:
        index = fault.begin + len(fault.line) - len(fault.line.lstrip(" "))
        hint = "align it with the keys or items it belongs to"
        return Reading(index, "this line's indentation fits nothing above it", hint)
    if "expected ':'" in fault.problem:
        hint = 'write "key: value"; quote a text of several lines, or begin it with |'
        return Reading(fault.context_at, "a key and a colon are expected here", hint)
    return None


READINGS: tuple[Callable[[Fault], Reading | None], ...] = (
    _tab,
    _escape,
    _open_quote,
    _after_quote,
    _needs_quotes,
    _forbidden_start,
    _after_document,
    _flow,
    _no_blank,
    _colon,
    _indentation,
)


def _quoted(value: str) -> str:
    return quote(value) if len(value) <= _SHORT * 2 else quote(value[: _SHORT * 2]) + "…"


def short(text: str) -> str:
    """Return `text`, cut to what fits beside a message."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
