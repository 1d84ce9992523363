"""The rules of the house that a machine can hold; each failure names the place and the rule."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "fixturectl"
TESTS = ROOT / "tests"

MODULE_LINES = 350
FUNCTION_LINES = 60
FUNCTION_STATEMENTS = 30
TINY_STATEMENTS = 8  # a module below this that defines no function is tested by those who use it

FORBIDDEN_WORDS = {"manager", "handler", "helper", "util", "common", "base", "core", "data", "info"}
NAMED_BY_OTHERS = {"data_table", "data_visualization", "merge_base"}  # by Slack, by git
ONE_BY_ONE = {"commands"}  # folders whose name says nothing about what a test in them tests
MAY_PRINT = ("cli", "reports")

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    path: Path
    tree: ast.Module

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        inside = self.path.relative_to(PACKAGE.parent).with_suffix("")
        return ".".join(inside.parts).removesuffix(".__init__")

    @property
    def names(self) -> list[str]:
        """Its own name and those of the folders around it, below its room."""
        parts = [part.strip("_") for part in self.path.relative_to(PACKAGE).with_suffix("").parts]
        below = [part for part in parts[1:] if part not in {"init", *ONE_BY_ONE}]
        return below or parts[:1]

    @property
    def functions(self) -> list[Function]:
        return [node for node in _nodes(self) if isinstance(node, Function)]

    @property
    def classes(self) -> list[ast.ClassDef]:
        return [node for node in _nodes(self) if isinstance(node, ast.ClassDef)]


@cache
def modules() -> list[Module]:
    return [Module(path, ast.parse(path.read_bytes())) for path in sorted(PACKAGE.rglob("*.py"))]


@cache
def _nodes(module: Module) -> list[ast.AST]:
    return list(ast.walk(module.tree))


def test_imports_keep_to_their_layers() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_is_tested_where_one_looks_for_it() -> None:
    """In its room's folder, by a file that carries its name or its folder's, or imports it.

    The modules of a subject, a folder within a room, are tested together in that subject's folder.
    """
    untested = [
        f"{module.shown}: no {_mirrored(module).relative_to(ROOT)}, and no test there imports it"
        for module in modules()
        if _needs_a_test(module)
        and not any(_is_about(test, module) for test in _tests_near(module))
    ]

    assert not untested, _listed(untested)


def test_every_module_says_its_job_in_one_sentence() -> None:
    wrong = [
        f"{module.shown}: its docstring opens with {first!r}"
        for module in modules()
        if not _is_one_sentence(first := _first_paragraph(module))
    ]

    assert not wrong, _listed(wrong)


def test_modules_are_short() -> None:
    long = [
        f"{module.shown}: {lines} lines"
        for module in modules()
        if (lines := len(module.path.read_text().splitlines())) > MODULE_LINES
    ]

    assert not long, _listed(long)


def test_functions_are_short() -> None:
    long = [
        f"{module.shown}:{function.lineno}: {function.name}: {lines} lines, {statements} statements"
        for module in modules()
        for function in module.functions
        if (lines := _lines(function)) > FUNCTION_LINES
        or (statements := _statements(function)) > FUNCTION_STATEMENTS
    ]

    assert not long, _listed(long)


def test_names_use_the_words_of_the_field() -> None:
    vague = [
        f"{module.shown}: {name}"
        for module in modules()
        for name in (
            module.path.stem,
            *(function.name for function in module.functions),
            *(cls.name for cls in module.classes),
        )
        if _words(_without_others_names(name)) & FORBIDDEN_WORDS
    ]

    assert not vague, _listed(vague)


def test_only_what_faces_people_prints() -> None:
    printing = [
        f"{module.shown}:{node.lineno}"
        for module in modules()
        if module.name.split(".")[1:2] not in [[room] for room in MAY_PRINT]
        for node in _nodes(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert not printing, _listed(printing)


def test_each_module_can_be_imported_alone() -> None:
    """Forks from one fresh interpreter per module: an order of imports can't hide a cycle."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORT_EACH_ALONE],
        input="\n".join(module.name for module in modules()),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("", ""), done.stderr


# What others wrote is imported once, before: it can't hide a cycle of ours.
_IMPORT_EACH_ALONE = """
import importlib, os, sys, traceback
import babel.messages, jinja2, rich.console, typer, yaml
for name in sys.stdin.read().split():
    child = os.fork()
    if child == 0:
        try:
            importlib.import_module(name)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("CommandFolder", {"command", "folder"}, id="class"),
        pytest.param("yaml_nodes", {"yaml", "nodes"}, id="function or module"),
        pytest.param("metadata", {"metadata"}, id="a word that only contains a forbidden one"),
        pytest.param("utils", {"util"}, id="the plural of a forbidden one"),
        pytest.param("HTTPHandler", {"http", "handler"}, id="an acronym in front"),
    ],
)
def test_a_name_is_split_into_its_words(name: str, words: set[str]) -> None:
    assert _words(name) == words


def _listed(faults: list[str]) -> str:
    return "\n" + "\n".join(faults)


@cache
def _words(name: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)}
    return {word[:-1] if word[:-1] in FORBIDDEN_WORDS else word for word in words}


@cache
def _without_others_names(name: str) -> str:
    for theirs in NAMED_BY_OTHERS:
        name = name.replace(theirs, "").replace(theirs.title().replace("_", ""), "")
    return name


def _needs_a_test(module: Module) -> bool:
    # A check brings its own: the examples of its manual page are run by tests/checks.
    if module.path.parent.name == "checks" and not module.path.name.startswith("_"):
        return False
    return bool(module.functions) or len(module.tree.body) > TINY_STATEMENTS


def _mirrored(module: Module) -> Path:
    return TESTS / module.path.relative_to(PACKAGE).with_name(f"test_{module.names[-1]}.py")


def _tests_near(module: Module) -> list[Path]:
    """Return the test files of the module's room; those at the top for what stands at the top."""
    return _tests_of(TESTS / module.path.relative_to(PACKAGE).parts[0])


@cache
def _tests_of(room: Path) -> list[Path]:
    return [*(room.rglob("test_*.py") if room.is_dir() else ()), *TESTS.glob("test_*.py")]


def _is_about(test: Path, module: Module) -> bool:
    carried = _carried(test)
    named = any({word.rstrip("s") for word in name.split("_")} <= carried for name in module.names)
    within = module.path.relative_to(PACKAGE).parent
    together = len(within.parts) > 1 and test.parent == TESTS / within
    return named or together or module.name in _imports(test)


@cache
def _carried(test: Path) -> set[str]:
    return {word.rstrip("s") for word in test.stem.split("_")}


@cache
def _imports(test: Path) -> set[str]:
    """Return the dotted names that a test file imports: modules, and whatever is in them."""
    found = set()
    for node in ast.walk(ast.parse(test.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _first_paragraph(module: Module) -> str:
    docstring = ast.get_docstring(module.tree) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


def _is_one_sentence(text: str) -> bool:
    return text.endswith(".") and not re.search(r"[.!?] [A-Z]", text)


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _statements(function: Function) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
