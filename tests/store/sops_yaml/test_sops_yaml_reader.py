"""What SOPS reads and what it refuses; a refusal names the place and never quotes the file."""

from __future__ import annotations

import pytest

from fixturectl.store.sops_yaml import Alias, Mapping, Scalar, Sequence, read


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("", 1, "empty", id="an empty file"),
        pytest.param("# canary\n", 1, "empty", id="comments only"),
        pytest.param("- canary\n", 1, "no mapping at the top", id="a list"),
        pytest.param("canary\n", 1, "no mapping at the top", id="a text"),
        pytest.param("a: 1\n---\n- canary\n", 2, "no mapping at the top", id="a second document"),
        pytest.param("{a: canary}\n", 1, "in braces", id="flow style at the top"),
        pytest.param("a: 1\na: canary\n", 2, "twice", id="a key twice"),
        pytest.param("1: canary\n", 1, "a key that is no text", id="a number as key"),
        pytest.param("true: canary\n", 1, "a key that is no text", id="a boolean as key"),
        pytest.param("~: canary\n", 1, "a key that is no text", id="null as key"),
        pytest.param("2024-01-02: canary\n", 1, "a key that is no text", id="a date as key"),
        pytest.param("!!int x: canary\n", 1, "a key that is no text", id="a key with a wrong tag"),
        pytest.param("[a]: canary\n", 1, "a key that is no text", id="a list as key"),
        pytest.param("a: [http://x/?canary]\n", 1, "within brackets", id="a ? in a list"),
        pytest.param("a: &x b\n*x : canary\n", 2, "a key that is no text", id="an alias as key"),
        pytest.param("a: *canary\n", 1, "refers to nothing", id="an unknown alias"),
        pytest.param("a: &x [*x]\n", 1, "inside what it refers to", id="an alias in itself"),
        pytest.param("a: [canary\n", 2, "did not find expected", id="not YAML"),
        pytest.param("a: 'canary\n", 2, "unexpected end of stream", id="an open quote"),
        pytest.param(f"a: {'[' * 70}{']' * 70}\n", 1, "levels deep", id="too deep"),
    ],
)
def test_what_sops_refuses(text: str, line: int, said: str) -> None:
    file = read("file.yaml", text.encode())

    assert file.problem is not None
    assert said in file.problem.message
    assert file.problem.line == line
    assert "canary" not in f"{file.problem.message} {file.problem.hint}"
    assert file.documents == ()
    assert file.block() is None


def test_laughs_by_the_billion_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    problem = read("file.yaml", "\n".join(lines).encode()).problem

    assert problem is not None
    assert "aliases repeat more than 10,000 values" in problem.message


def test_aliases_count_towards_the_depth() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 70)]

    problem = read("file.yaml", "\n".join(lines).encode()).problem

    assert problem is not None
    assert "levels deep" in problem.message


def test_a_file_that_is_no_text_is_a_problem() -> None:
    assert read("file.yaml", b"\xff\xfe").problem is not None


def test_nodes_know_where_they_stand() -> None:
    text = "a: &x !!str one # c\nl:\n  - *x\n  - {k: |-\n      v}\n"
    text = "a: &x !!str one # c\nl:\n  - *x\n  - k: |\n      v\n\n"
    file = read("file.yaml", text.encode())
    root = file.documents[0].root

    scalar, items = root.get("a"), root.get("l")

    assert isinstance(scalar, Scalar)
    assert text[scalar.start : scalar.end] == "&x !!str one"
    assert isinstance(items, Sequence)
    assert items.indent == 2
    alias, mapping = items.items
    assert isinstance(alias, Alias)
    assert alias.target is scalar
    assert isinstance(mapping, Mapping)
    assert mapping.indent == 4
    block = mapping.get("k")
    assert isinstance(block, Scalar)
    assert text[block.start : block.end] == "|\n      v"
    assert root.get("none") is None


def test_a_block_scalar_behind_anchor_and_tag_ends_with_its_text() -> None:
    text = "a: &x !!str |\n  one\n\nb: 1\n"
    scalar = read("file.yaml", text.encode()).documents[0].root.get("a")

    assert isinstance(scalar, Scalar)
    assert text[scalar.start : scalar.end] == "&x !!str |\n  one"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("a: 1\n", [5], id="the end of the file"),
        pytest.param("a: 1", [4], id="without a line feed"),
        pytest.param("a: 1\n# c\n---\nb: 2\n...\n", [9, 18], id="before the markers"),
    ],
)
def test_a_document_ends_where_a_block_may_follow(text: str, ends: list[int]) -> None:
    assert [document.end for document in read("f", text.encode()).documents] == ends
