"""CODEOWNERS keeps what people wrote, whatever becomes of the part that is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.codeowners import BEGIN, END, CodeOwners, find, places

if TYPE_CHECKING:
    from pathlib import Path

LINES = ["/fixtures/ @a", "/locales/ @a"]
ABOUT = "# Made by `fixturectl codeowners` from owners: of the store's tenant.yaml files."
PART = "\n".join([BEGIN, ABOUT, *LINES, END]) + "\n"


def file(root: Path, content: str | None) -> CodeOwners:
    return CodeOwners(root, "", "CODEOWNERS", content)


@pytest.mark.parametrize(
    ("content", "renewed"),
    [
        pytest.param(None, PART, id="no file"),
        pytest.param("", PART, id="an empty one"),
        pytest.param("* @all\n", f"* @all\n\n{PART}", id="written by people"),
        pytest.param("* @all", f"* @all\n\n{PART}", id="without an end of line"),
        pytest.param("* @all\n\n", f"* @all\n\n{PART}", id="with an empty line"),
        pytest.param(
            f"* @all\n{BEGIN}\n/old @x\n{END}\n*.py @py\n",
            f"* @all\n{PART}*.py @py\n",
            id="where it is, it stays",
        ),
        pytest.param(f"{BEGIN}\n{END}", PART, id="an empty part at the end"),
        pytest.param(
            "* @all\n\n# for docs\n[Docs]\n*.md @d\n",
            f"* @all\n\n{PART}\n# for docs\n[Docs]\n*.md @d\n",
            id="above GitLab's sections",
        ),
        pytest.param(
            "^[Docs]\n*.md @d\n", f"{PART}\n^[Docs]\n*.md @d\n", id="a section at the top"
        ),
        pytest.param(
            "* @all\r\n", f"* @all\n\n{PART}".replace("\n", "\r\n"), id="with Windows' line ends"
        ),
    ],
)
def test_our_part_is_put_in_and_renewed(content: str | None, renewed: str, tmp_path: Path) -> None:
    made = file(tmp_path, content).renewed(LINES)

    assert made == renewed
    again = file(tmp_path, made)
    assert again.renewed(LINES) == made
    assert again.says(LINES)
    assert not again.says(LINES[:1])


@pytest.mark.parametrize(
    ("content", "left"),
    [
        pytest.param(f"* @all\n\n{PART}*.py @py\n", "* @all\n\n*.py @py\n", id="our part goes"),
        pytest.param("* @all\n", "* @all\n", id="there was none"),
        pytest.param(PART, "", id="there was nothing else"),
        pytest.param(None, "", id="there was no file"),
    ],
)
def test_without_owners_our_part_goes_away(content: str | None, left: str, tmp_path: Path) -> None:
    assert file(tmp_path, content).renewed([]) == left


@settings(max_examples=60, deadline=None)
@given(
    above=st.text(st.sampled_from("a[ #\n\r\x0b\u2028*é"), max_size=20),
    below=st.text(st.sampled_from("a[ #\n\r\x0b\u2028*é"), max_size=20),
)
def test_what_people_wrote_stays_byte_for_byte(
    above: str, below: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    above = f"{above}\n" if above else ""
    content = f"{above}{BEGIN}\nold @x\n{END}\n{below}"

    made = file(tmp_path_factory.getbasetemp(), content).renewed(LINES)

    assert made.startswith(above)
    assert made.endswith(f"\n{below}")


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([BEGIN], id="no end"),
        pytest.param([END, BEGIN], id="the wrong way round"),
        pytest.param([BEGIN, END, BEGIN, END], id="twice"),
    ],
)
def test_marks_that_can_t_be_told(marks: list[str], tmp_path: Path) -> None:
    assert "once each" in file(tmp_path, "\n".join([*marks, ""])).fault
    assert not file(tmp_path, PART).fault


@pytest.mark.parametrize(
    ("files", "path"),
    [
        pytest.param({}, "CODEOWNERS", id="none yet"),
        pytest.param({".github/x": ""}, ".github/CODEOWNERS", id="on GitHub"),
        pytest.param({".gitlab/x": ""}, ".gitlab/CODEOWNERS", id="on GitLab"),
        pytest.param({"docs/CODEOWNERS": "", ".github/x": ""}, "docs/CODEOWNERS", id="there"),
        pytest.param(
            {".github/CODEOWNERS": "", "CODEOWNERS": PART}, "CODEOWNERS", id="with our part"
        ),
        pytest.param({".github/CODEOWNERS": "", "CODEOWNERS": ""}, ".github/CODEOWNERS", id="two"),
    ],
)
def test_where_the_file_is(files: dict[str, str], path: str, tmp_path: Path) -> None:
    store = tmp_path / "deep" / "store"
    store.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)

    found = find(store)

    assert (found.root, found.prefix, found.path) == (tmp_path, "deep/store/", path)
    assert f"../../{path}" in places(store)


def test_without_a_repository_it_is_the_store_s(tmp_path: Path) -> None:
    assert find(tmp_path)[:3] == (tmp_path, "", "CODEOWNERS")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("secret")
    (tmp_path / "CODEOWNERS").symlink_to("other")

    assert find(tmp_path).content is None
