"""`locales export` and `locales import`: what is printed, where it goes, and how the call ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import translated

if TYPE_CHECKING:
    from conftest import MakeStore, Run

TITLE = '\nmsgctxt "default/disk-full.title"\nmsgid "Disk of {host} almost full"\nmsgstr "{}"\n'
HEADER = 'msgid ""\nmsgstr "Language: fr-FR\\n"\n'


def title(target: str) -> str:
    return TITLE.replace("{}", target)


def test_a_file_goes_to_standard_output_or_is_written_whole(
    call: Run, make_store: MakeStore
) -> None:
    root = make_store(translated.STORE)
    words = ("--store", str(root), "locales", "export", "--locale", "fr-FR", "--format", "xliff12")
    file = root.parent / "out.xlf"

    printed = call(*words)
    written = call(*words, "--output", str(file))

    assert (printed.status, written.status, written.out) == (0, 0, "")
    assert printed.out == file.read_text()
    assert (
        printed.err
        == written.err
        == (
            "left out: default/disk-full.left: a plural, for which this format has no place\n"
            "2 texts in xliff12, fr-FR\n"
        )
    )


def test_a_file_that_can_not_be_written(call: Run, make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    words = ("--store", str(root), "locales", "export", "--locale", "fr-FR")

    done = call(*words, "--output", str(root / "no" / "f.po"))

    assert done.status == 3
    assert done.err.startswith("fixturectl: can't write ")


def test_only_one_text_is_one_text(call: Run, make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    done = call("--store", str(root), "locales", "export", "--locale", "pl-PL", "--only", "missing")

    assert done.err == "1 text in po, pl-PL\n"


def test_what_is_refused_is_told_and_the_rest_is_written(call: Run, make_store: MakeStore) -> None:
    root = make_store(translated.STORE)
    file = root.parent / "fr-FR.po"
    file.write_text(
        HEADER
        + title("Disque {hots} plein")
        + '\nmsgctxt "default/disk-full.left"\nmsgid "Full in {count:number} day"\n'
        'msgid_plural "Full in {count:number} days"\nmsgstr[0] "{count:number} jour"\n'
        'msgstr[1] "{count:number} jours"\n\nmsgctxt "old"\nmsgid "a"\nmsgstr "b"\n'
        '\n#~ msgid "c"\n#~ msgstr "d"\n'
    )
    words = ("--store", str(root), "locales", "import", str(file))

    dry = call(*words, "--dry-run")
    assert (root / translated.FRENCH_PATH).read_text() == translated.FRENCH
    done = call(*words)

    assert (dry.status, dry.out) == (1, f"would edit {translated.FRENCH_PATH}\n")
    assert (done.status, done.out) == (1, f"edited {translated.FRENCH_PATH}\n")
    assert f"{file}:6:8: error: not imported: unknown placeholder {{hots}}" in done.err
    assert f"{file}:15:7: warning: the store has no text old to translate [import]" in done.err
    assert done.err.endswith("\nfr-FR: 1 text imported, 1 refused, 1 unknown, 1 obsolete\n")
    assert dry.err.endswith("\nfr-FR: 1 text to import, 1 refused, 1 unknown, 1 obsolete\n")
    assert "{count:number} jours" in (root / translated.FRENCH_PATH).read_text()


def test_what_says_nothing_new_is_counted(call: Run, make_store: MakeStore) -> None:
    root = make_store(translated.STORE)

    done = call(
        "--store", str(root), "locales", "import", "-",
        stdin=HEADER + title("Disk of {host} almost full"),
    )  # fmt: skip

    assert (done.status, done.out) == (0, "")
    assert done.err == (
        "fr-FR: 0 texts imported, 1 copied from the source text, which is no translation\n"
    )


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        pytest.param(None, 2, "no such file or directory", id="no file"),
        pytest.param("<a/>", 2, "in none of the formats", id="another format"),
        pytest.param(HEADER + 'msgid "a\n', 1, "fr-FR.po:3:7: error: a string", id="broken"),
        pytest.param(HEADER.replace("fr-FR", "de"), 2, "which no tenant promises", id="a language"),
    ],
)
def test_a_file_that_can_not_be_taken(
    content: str | None, status: int, said: str, call: Run, make_store: MakeStore
) -> None:
    root = make_store(translated.STORE)
    file = root.parent / "fr-FR.po"
    if content is not None:
        file.write_text(content)

    done = call("--store", str(root), "locales", "import", str(file))

    assert done.status == status
    assert said in done.err
    assert done.out == ""
