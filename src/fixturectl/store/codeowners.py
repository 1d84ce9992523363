"""The repository's CODEOWNERS: where it is, and the part of it that is made from `owners:`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where forges look for it, in the order of the one that is asked most.
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS",
          ".gitea/CODEOWNERS")  # fmt: skip
BEGIN = "# fixturectl: begin"
END = "# fixturectl: end"
_ABOUT = "# Made by `fixturectl codeowners` from owners: of the store's tenant.yaml files."
_MARK = re.compile(rf"^({BEGIN}|{END})[ \t]*\r?$", re.MULTILINE)
_PART = re.compile(rf"^{BEGIN}[ \t]*\r?\n(?:.*\n)*?{END}[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
# A section of GitLab's, with what is said about it above.
_SECTION = re.compile(r"^(?:#.*\n)*\^?\[", re.MULTILINE)


class CodeOwners(NamedTuple):
    """A CODEOWNERS file, there or yet to be made: `path` is relative to the repository `root`.

    `prefix` leads from there to the store. `content` is None where there is no file.
    """

    root: Path
    prefix: str
    path: str
    content: str | None

    @property
    def fault(self) -> str:
        """What is wrong with the marks of our part; "" if nothing is."""
        marks = _MARK.findall(self.content or "")
        if marks in ([], [BEGIN, END]):
            return ""
        return f'{self.path} needs "{BEGIN}" and, below it, "{END}", once each'

    @property
    def is_marked(self) -> bool:
        """Whether the file has a part that is ours."""
        return _MARK.search(self.content or "") is not None

    def says(self, made: Sequence[str]) -> bool:
        """Tell whether the file has these lines for its part that is ours."""
        wanted = self.renewed(made)
        return wanted.splitlines() == (self.content or "").splitlines()

    def renewed(self, made: Sequence[str]) -> str:
        """Return what the file is to hold: what people wrote, and the lines made from owners.

        Without any our part goes away. It is at the end at first, where it counts before all
        else, but above GitLab's sections: in one of them it would become a part of that.
        """
        text = self.content or ""
        newline = "\r\n" if "\r\n" in text else "\n"
        part = "".join(f"{line}{newline}" for line in (BEGIN, _ABOUT, *made, END)) if made else ""
        ours = _PART.search(text)
        if ours is not None:
            return text[: ours.start()] + part + text[ours.end() :]
        section = _SECTION.search(text)
        above, below = (text[: section.start()], text[section.start() :]) if section else (text, "")
        if not part:
            return text
        if above and not above.endswith("\n"):
            above += newline
        gap = newline if above and above.splitlines()[-1].strip() else ""
        return f"{above}{gap}{part}{newline if below else ''}{below}"


def find(store: Path) -> CodeOwners:
    """Return the CODEOWNERS of the repository that holds a store: one with our part before others.

    Without a repository, that of the store itself. A file that can't be read counts as none.
    """
    root = _repository(store)
    relative = os.path.relpath(store, root)
    prefix = "" if relative == "." else f"{Path(relative).as_posix()}/"
    known = [CodeOwners(root, prefix, path, _content(root / path)) for path in PLACES]
    there = [one for one in known if one.content is not None]
    marked = [one for one in there if one.is_marked]
    return next(iter([*marked, *there]), CodeOwners(root, prefix, _home(root), None))


def places(store: Path) -> list[str]:
    """Return where a CODEOWNERS may be, relative to the store."""
    above = os.path.relpath(_repository(store), store)
    return [f"{above}/{path}" for path in PLACES]


def _repository(store: Path) -> Path:
    """Return the folder above that git knows as a work tree's; the store itself without any."""
    folders = (store, *store.parents)
    return next((folder for folder in folders if os.path.lexists(folder / ".git")), store)


def _home(root: Path) -> str:
    """Return where a new file belongs: where the forge's other files are."""
    for folder in (".github", ".gitlab", ".gitea"):
        if (root / folder).is_dir():
            return f"{folder}/CODEOWNERS"
    return "CODEOWNERS"


def _content(path: Path) -> str | None:
    """Return the text of a file; None where there is none, or only a link or a pipe."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_BYTES).decode("utf-8", "surrogateescape")
    except OSError:
        return None
