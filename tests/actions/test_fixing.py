"""What takes no thought is mended; the rest, and what would lead to other findings, is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from validated import FIXTURE, FRENCH, SOUND, report

from fixturectl.actions.fixing import fixes
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

    from fixturectl.actions.fixing import Fixes

ENGLISH = "fixtures/default/en-US/disk-full.yaml"
TENANT = "fixtures/default/tenant.yaml"


def mended(root: Path, *targets: str) -> Fixes:
    return fixes(root, report(root, *targets).findings)


def title(value: str) -> str:
    return f"texts:\n  title: {value}\n"


def store(locale: str, source: str, target: str) -> dict[str, str]:
    """Return a sound store whose title is `source`, in `locale` `target`."""
    settings_ = SOUND[TENANT].replace("fr-FR", locale)
    files = {path: text for path, text in SOUND.items() if path != FRENCH}
    texts = f"fixtures/default/{locale}/disk-full.yaml"
    count = "  count: {type: integer, example: 3}\n" if "count" in source else ""
    fixture = SOUND[FIXTURE].replace("variables:\n", f"variables:\n{count}")
    files |= {TENANT: settings_, FIXTURE: fixture}
    return files | {ENGLISH: title(source), texts: title(target)}


CASES = [
    pytest.param(
        "fr-FR",
        '"{host}: full! now; really?"',
        '"{host} : plein! maintenant ; vraiment ?"',
        '"{host}\u00a0: plein\u202f! maintenant\u202f; vraiment\u202f?"',
        id="blanks that don't break, in French",
    ),
    pytest.param(
        "fr-FR",
        '"the “disk” is full"',
        '"le « disque » est «plein»"',
        '"le «\u00a0disque\u00a0» est «\u00a0plein\u00a0»"',
        id="quotation marks in French",
    ),
    pytest.param(
        "es-ES",
        '":fire: *{host} is full!* Is it slow?"',
        '":fire: *{host} está lleno!* Va lento?"',
        '":fire: *¡{host} está lleno!* ¿Va lento?"',
        id="signs that open a sentence, in Spanish",
    ),
    pytest.param(
        "es-ES",
        '"`{host}` is v1.2 now? Look"',
        '"`{host}` ya es v1.2? Mire"',
        '"¿`{host}` ya es v1.2? Mire"',
        id="code begins a sentence, a point inside a number ends none",
    ),
    pytest.param(
        "ja-JP",
        '"{host}: full, slow. why?"',
        '"ディスク: 満杯, 遅い. なぜ?"',
        '"ディスク：満杯、遅い。なぜ？"',
        id="full-width signs in Japanese",
    ),
    pytest.param(
        "fr-FR", '"a {host}"', '"un  \u00a0 {host}  là"', '"un  \u00a0 {host} là"', id="two blanks"
    ),
    pytest.param(
        "fr-FR",
        '"{host} `x  y`  z"',
        '"{host} `x y`\tz"',
        '"{host} `x y` z"',
        id="a tab, though the source has two blanks",
    ),
    pytest.param(
        "fr-FR",
        '"{host}\\nlow"',
        '"{host}\\t\\n\\tbas"',
        '"{host}\\nbas"',
        id="tabs at the edges of lines",
    ),
    pytest.param("fr-FR", '" {host} "', '"{host}"', '" {host} "', id="edges that differ"),
    pytest.param("fr-FR", '"{host}"', "|\n    {host}", "|-\n    {host}", id="a block's last line"),
    pytest.param(
        "fr-FR",
        '"{host}"',
        '"\\ufeff{host}\\u200b\\u00ad\\u2060"',
        '"{host}"',
        id="characters that nobody sees",
    ),
    pytest.param(
        "fr-FR",
        '"on {host}"',
        '"sur {{ host }}"',
        '"sur {host}"',
        id="what templates write",
    ),
    pytest.param(
        "fr-FR",
        '"{host} {count:compact}"',
        '"{host} {{- count | compact -}}"',
        '"{host} {count:compact}"',
        id="a filter named after a format",
    ),
    pytest.param("fr-FR", '"on {host}"', '"sur { host }"', '"sur {host}"', id="blanks in braces"),
    pytest.param(
        "fr-FR",
        '"disk of {host} full!"',
        '"disque  de {{ host }} plein  !"',
        '"disque de {host} plein\u202f!"',
        id="what one edit brings to light",
    ),
]
LEFT = [
    pytest.param("fr-FR", '"x {host}"', '"\\t"', id="there would be nothing left"),
    pytest.param(
        "es-ES", '"Full, is it {host}?"', '"Lleno, es {host}?"', id="a question behind a comma"
    ),
    pytest.param("es-ES", '"{host}?!"', '"{host}?!"', id="two signs together"),
    pytest.param("fr-FR", '"x {host}"', '"`x  y` {host}"', id="blanks in code"),
    pytest.param("fr-FR", '"x {host}"', '"x {{ hots }}"', id="it would be an unknown name"),
    pytest.param("fr-FR", '"x {host}"', '"x {{ host | upper }}"', id="a filter that is no format"),
    pytest.param("fr-FR", '"x {host}"', "\"x {{ t('host') }}\"", id="a call"),
    pytest.param("fr-FR", '"x {host}"', '"x {{ t }} {host}"', id="the name of a function"),
    pytest.param("fr-FR", '"x {host}"', '"x\\u0085 {host}"', id="a character that ends a line"),
    pytest.param("fr-FR", '"a {host} "', "un {host}", id="a blank that no plain text ends with"),
    pytest.param("fr-FR", '"a {host}"', '"un SystÃ¨me {host}"', id="a wrong encoding"),
    pytest.param("fr-FR", '"a {host}"', '"un\\u2068 {host}"', id="a direction that never ends"),
]


@pytest.mark.parametrize(("locale", "source", "before", "after"), CASES)
def test_what_takes_no_thought(
    locale: str, source: str, before: str, after: str, make_store: MakeStore
) -> None:
    root = make_store(store(locale, source, before))
    path = f"fixtures/default/{locale}/disk-full.yaml"

    made = mended(root)

    assert {name: one.after.decode() for name, one in made.files.items()} == {path: title(after)}
    assert made.left == []
    made.write(root)
    assert (root / path).read_text() == title(after)
    assert mended(root).files == {}


@pytest.mark.parametrize(("locale", "source", "target"), LEFT)
def test_what_only_people_can_mend(
    locale: str, source: str, target: str, make_store: MakeStore
) -> None:
    root = make_store(store(locale, source, target))
    before = report(root).findings

    made = fixes(root, before)

    assert before
    assert made.files == {}
    assert made.mended == []


def test_what_would_lead_to_another_finding_is_left_and_the_rest_is_mended(
    make_store: MakeStore,
) -> None:
    texts = "texts:\n  title: |-\n    le  disque\n    {{ hots }}\n  other: le  disque\n"
    source = "texts:\n  title: |-\n    the disk\n    {host}\n  other: the disk\n"
    uses = SOUND[FIXTURE] + '  - {type: section, text: "{{ t.other }}"}\n'
    root = make_store(SOUND | {FIXTURE: uses, ENGLISH: source, FRENCH: texts})

    made = mended(root)

    assert made.files[FRENCH].after.decode() == texts.replace("other: le  ", "other: le ")
    assert [(one.check, one.line) for one in made.left] == [("jinja-in-text", 4)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_other_byte_stays(line_break: str, make_store: MakeStore) -> None:
    text = "\ufeff# note\ntexts: {title:   'un   {host}' , other: x} # why\n"
    text = text.replace("\n", line_break)
    root = make_store(SOUND | {FRENCH: text.encode()})

    made = mended(root)

    assert made.files[FRENCH].after == text.replace("un   {", "un {").encode()


def test_a_file_that_was_changed_since_it_was_found_is_mended_as_it_is(
    make_store: MakeStore,
) -> None:
    root = make_store(SOUND | {FRENCH: title('"le  disque {host}"')})
    found = report(root).findings
    (root / FRENCH).write_text(title('"moved: un  disque {host}"'))

    assert fixes(root, found).files[FRENCH].after.decode() == title('"moved: un disque {host}"')


def test_a_file_that_is_changed_while_it_is_mended_stays_as_it_is(make_store: MakeStore) -> None:
    own = "fixtures/acme/fr-FR/disk-full.yaml"
    root = make_store(SOUND | {FRENCH: title('"un  {host}"'), own: title('"le  {host}"')})
    made = mended(root)
    (root / FRENCH).write_text(title('"autre {host}"'))

    with pytest.raises(FixturectlError, match="was changed while it was mended"):
        made.write(root)

    assert (root / own).read_text() == title('"le  {host}"')
    assert (root / FRENCH).read_text() == title('"autre {host}"')


def test_what_many_tenants_inherit_is_mended_once_where_it_stands(make_store: MakeStore) -> None:
    own = "fixtures/acme/fr-FR/disk-full.yaml"
    twice = {FRENCH: title('"un  {host}"'), own: title('"le  {host}"')}
    root = make_store(SOUND | twice)

    assert sorted(mended(root).files) == [own, FRENCH]
    assert sorted(mended(root, "acme").files) == [own]
    assert sorted(mended(root, "globex").files) == [FRENCH]


def test_an_accepted_finding_is_not_mended(make_store: MakeStore) -> None:
    text = 'texts:\n  title: "un  {host}" # fixturectl: ignore[double-space] as it is said\n'
    root = make_store(SOUND | {FRENCH: text})

    assert mended(root) == ({}, [], [])


def test_a_sealed_text_is_not_touched(make_store: MakeStore) -> None:
    sealed = "ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]"
    uses = SOUND[FIXTURE] + '  - {type: section, text: "{{ t.other }}"}\n'
    source = f"texts:\n  title: x {{host}}\n  other: {sealed}\n"
    text = f"texts:\n  title: un  {{host}}\n  other: {sealed}\n"
    root = make_store(SOUND | {FIXTURE: uses, ENGLISH: source, FRENCH: text})

    assert mended(root).files[FRENCH].after.decode() == text.replace("un  ", "un ")


_PIECES = st.sampled_from(
    (
        *("{host}", "{{ host }}", "mot", "{count:number}", " ", "  ", "\t", "\u200b", "\u00a0"),
        *("!", "?", " :", ";", "« ", "»", "*", "`a  b`", "<https://a.example|x>", ":fire:", "\n"),
        *("é", ",", ". "),
    )
)
_VALUE = st.lists(_PIECES, max_size=9).map("".join)
_SPELLED = st.sampled_from(['"{}"', "'{}'", "{}", "|\n    {}", ">-\n    {}"])


@settings(
    max_examples=40,
    deadline=None,
)
@given(
    locale=st.sampled_from(["fr-FR", "es-ES", "ja-JP"]),
    source=_VALUE,
    target=_VALUE,
    shape=_SPELLED,
)
def test_fixing_twice_changes_nothing_and_finds_nothing_new(
    locale: str, source: str, target: str, shape: str, make_store: MakeStore
) -> None:
    english = '"' + source.replace("\n", "\\n").replace("\t", "\\t") + '"'
    spelled = target.replace("\n", "\\n") if shape[0] == '"' else target.replace("\n", "\n    ")
    root = make_store(store(locale, english, shape.format(spelled)))
    before = report(root).findings

    made = fixes(root, before)
    if made.files:
        made.write(root)

    after = report(root).findings
    assert fixes(root, after).files == {}
    known = {(one.path, one.check) for one in before}
    hidden = any(one.path == ENGLISH and one.check in _HIDING for one in before)
    fresh = [str(one) for one in after if (one.path, one.check) not in known and not hidden]
    assert fresh == []


# What can't be read is compared with nothing: what else is wrong comes to light afterwards.
_HIDING = ("jinja-in-text", "placeholder-syntax")
