"""Only what can have changed is rendered, and what is hidden stays hidden on both sides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from alerts import SEALED
from changed import compared, told
from validated import FIXTURE, FRENCH, SOUND

from fixturectl.reports.differences import json as as_json
from fixturectl.reports.page import Page

if TYPE_CHECKING:
    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
SECRET = "hunter-two"  # noqa: S105 - what the tests look for
HOST = "{type: string, example: db-1, max_length: 40}"


def test_a_change_for_a_thousand_tenants_renders_each_distinct_message_once(
    make_store: MakeStore,
) -> None:
    many = {f"fixtures/t{number:04}/tenant.yaml": f"name: T{number}\n" for number in range(1_000)}
    own = {"fixtures/t0007/fr-FR/disk-full.yaml": "texts: {title: À nous}\n"}

    found = compared(make_store, many | own, {FRENCH: "texts: {title: Plein}\n"})

    (entry,) = found.difference.entries
    tenants = {one.tenant for one in entry.messages}
    assert len(tenants) == 3 + 999, "all but the one that says it in its own words"
    assert found.renderings == 2, "one message before, one after"
    assert len(entry.variants) == 1


def test_nothing_is_rendered_where_nothing_can_differ(make_store: MakeStore) -> None:
    change = {TENANT: SOUND[TENANT] + "values: {unused: 1}\n", "fixtures/acme/README.md": "x"}

    found = compared(make_store, {}, change)

    assert (found.renderings, found.difference.entries) == (0, ())


def test_a_catalog_concerns_its_readers_only(make_store: MakeStore) -> None:
    fixture = SOUND[FIXTURE] + "  - {type: section, text: \"{{ _('Used') }}\"}\n"
    files = {FIXTURE: fixture, "locales/fr-FR.po": 'msgid "Used"\nmsgstr "Occupé"\n'}

    found = compared(make_store, files, {"locales/fr-FR.po": 'msgid "Used"\nmsgstr "Pris"\n'})

    assert {one.locale for one in found.difference.messages} == {"fr-FR"}
    assert found.renderings == 2


def everything(make_store: MakeStore, before: dict[str, str], after: dict[str, str]) -> str:
    """Return all that a comparison knows, as text."""
    found = compared(make_store, before, dict(after))
    previews = [
        json.dumps(one.body, ensure_ascii=False)
        for entry in found.difference.entries
        for variant in entry.variants
        for one in (variant.before, variant.after)
        if one is not None
    ]
    return as_json.write(found.difference, Page()) + "".join(previews)


@pytest.mark.parametrize("now", [True, False], ids=["from now on", "until now"])
def test_what_one_side_calls_sensitive_is_masked_on_both(now: bool, make_store: MakeStore) -> None:
    clear = SOUND[FIXTURE].replace(HOST, HOST.replace("db-1", SECRET))
    masked = clear.replace("max_length: 40", "max_length: 40, sensitive: true")
    changed = masked.replace("type: header", "type: section")
    sides = (
        ({FIXTURE: clear}, {FIXTURE: changed}) if now else ({FIXTURE: changed}, {FIXTURE: clear})
    )

    shown = everything(make_store, *sides)

    assert SECRET not in shown
    assert "[masked]" in shown


@pytest.mark.parametrize("now", [True, False], ids=["encrypted now", "in clear now"])
@pytest.mark.parametrize(
    ("path", "clear"),
    [
        pytest.param(FRENCH, f'texts:\n  title: "{SECRET} {{host}}"\n', id="a text"),
        pytest.param(TENANT, SOUND[TENANT] + f'values: {{link: "{SECRET}"}}\n', id="a value"),
    ],
)
def test_what_one_side_encrypts_is_shown_on_neither(
    path: str, clear: str, now: bool, make_store: MakeStore
) -> None:
    fixture = SOUND[FIXTURE] + '  - {type: section, text: "{{ tenant.values.link }} {{ host }}"}\n'
    files = {TENANT: SOUND[TENANT] + "values: {link: wiki}\n", FIXTURE: fixture}
    sealed = clear.replace(f"{SECRET} {{host}}", SEALED).replace(SECRET, SEALED)
    sides = (clear, sealed) if now else (sealed, clear)

    shown = everything(make_store, files | {path: sides[0]}, {path: sides[1]})

    assert SECRET not in shown
    assert "[sealed]" in shown or '"reason": "encrypted"' in shown


def test_another_ciphertext_is_told_without_a_word_of_it(make_store: MakeStore) -> None:
    before = f'texts:\n  title: "{SEALED}"\n'

    found = compared(make_store, {FRENCH: before}, {FRENCH: before.replace("YQ", "Yg")})

    (one,) = found.difference.unseen
    assert (one.cause, one.reason) == ("default/fr-FR/disk-full title", "encrypted")
    assert not found.difference.entries


def test_a_token_in_clear_is_redacted(make_store: MakeStore) -> None:
    token = f"{'xoxb'}-712345678901-813456789012-Ab3dE5gH7jK9mN1pQ3rS5tU7"

    found = compared(make_store, {}, {FRENCH: f"texts: {{title: {token}}}\n"})

    assert token not in repr(found)
    assert "xoxb-[redacted]" in repr(found)


def test_what_can_no_longer_be_rendered_says_why(make_store: MakeStore) -> None:
    found = compared(make_store, {}, {FRENCH: 'texts: {title: "{hots}"}\n'})

    (entry,) = found.difference.entries
    (variant,) = entry.variants
    assert variant.after is None
    assert variant.before is not None
    assert "unknown placeholder {hots}" in variant.fault
    assert entry.cause == "default/fr-FR/disk-full title"
    assert [one.check for one in found.difference.found] == ["placeholder-extra"]


def test_what_could_not_be_rendered_and_can_not_be_now_is_no_change(make_store: MakeStore) -> None:
    before = {FRENCH: 'texts: {title: "{hots}"}\n'}

    assert told(compared(make_store, before, {FRENCH: 'texts: {title: "{hosts}"}\n'})) == []


def test_a_phrase_that_a_message_does_not_show_is_none_of_it(make_store: MakeStore) -> None:
    fixture = (
        SOUND[FIXTURE] + "  - {type: section, text: \"{{ _('Used') }} {{ status | label }}\"}\n"
    )
    catalog = 'msgid "Used"\nmsgstr "Occupé"\n\nmsgid "Free"\nmsgstr "Libre"\n'
    files = {FIXTURE: fixture, "locales/fr-FR.po": catalog}

    found = compared(make_store, files, {"locales/fr-FR.po": catalog.replace("Libre", "Vide")})

    assert found.renderings == 0
    assert [one.cause for one in found.difference.unseen] == ["locales/fr-FR Free"]


def test_a_fixture_that_can_not_be_read_hides_no_other(make_store: MakeStore) -> None:
    other = {
        "fixtures/default/other.yaml": SOUND[FIXTURE],
        "fixtures/default/en-US/other.yaml": "texts: {title: Other}\n",
        "fixtures/default/fr-FR/other.yaml": "texts: {title: Autre}\n",
    }
    change = {"fixtures/default/fr-FR/other.yaml": "texts: {title: Différent}\n", FIXTURE: "a: ["}

    entries = compared(make_store, other, change).difference.entries

    assert [entry.cause for entry in entries] == [
        "default/disk-full",
        "default/fr-FR/other title",
    ]
