"""What a route gives a variable is held against its shape, whatever the alerts will say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate

if TYPE_CHECKING:
    from conftest import MakeStore

ROOT = """\
locales: [en-US]
severities: {critical: {emoji: ":fire:", channel: C0000000001}}
fallback: disk-full
routes:
  - fixture: disk-full
    variables:
      VALUE
"""
FIXTURE = """\
severity: critical
variables:
  host: {type: string, example: db-1, default: db-0}
  disk: {type: object, fields: {name: {type: string}}, example: {name: sda}, default: null}
  disks:
    type: list
    of:
      type: object
      fields:
        name: {type: string, example: sda}
        sizes: {type: list, of: integer, default: []}
    max_items: 3
    default: []
text: "{{ host }} {{ disk.name if disk else '' }} {{ disks | length }}"
"""


def found(value: str, make_store: MakeStore) -> list[str]:
    files = {
        "fixtures/default/tenant.yaml": ROOT.replace("VALUE", value),
        "fixtures/default/disk-full.yaml": FIXTURE,
    }
    return [
        f"{one.line}:{one.column} {one.check} {one.message}; {one.hint}"
        for one in validate(Store(make_store(files))).findings
    ]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param('host: "{labels.host}"', id="a text"),
        pytest.param('disk: {name: "{labels.disk}"}', id="an object"),
        pytest.param('disks: {each: {name: "{labels.disk}"}}', id="an item for each alert"),
        pytest.param('disks: [{name: "{labels.disk}", sizes: ["{labels.a}"]}]', id="a list"),
        pytest.param('disks: "{labels}"', id="all labels"),
        pytest.param('disks: {each: "{labels.disk}"}', id="what an alert says may be an object"),
    ],
)
def test_values_of_the_right_shape(value: str, make_store: MakeStore) -> None:
    assert found(value, make_store) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param(
            'host: {name: "{labels.host}"}',
            '7:13 host is of the type string, not an object; write what it gets: "{labels.NAME}"',
            id="an object for a text",
        ),
        pytest.param(
            'host: ["{labels.host}"]',
            '7:13 host is of the type string, not a list; write what it gets: "{labels.NAME}"',
            id="a list for a text",
        ),
        pytest.param(
            'host: {each: "{labels.host}"}',
            "7:13 host is no list: each: makes one with an item for each alert;"
            ' write what it gets: "{labels.NAME}"',
            id="items for a text",
        ),
        pytest.param(
            'disk: {nam: "{labels.disk}"}',
            '7:14 disk: unknown field "nam"; did you mean name?',
            id="a field",
        ),
        pytest.param(
            'disks: {eech: {name: "{labels.disk}"}}',
            "7:14 disks is of the type list, not an object; did you mean each?",
            id="each",
        ),
        pytest.param(
            'disks: {each: {nam: "{labels.disk}"}}',
            '7:22 disks: unknown field "nam"; did you mean name?',
            id="a field of each item",
        ),
        pytest.param(
            'disks: [{name: "{labels.disk}", sizes: {a: "{labels.a}"}}]',
            '7:46 disks is of the type list, not an object; write what it gets: "{labels.NAME}"',
            id="a part of an item",
        ),
    ],
)
def test_values_that_never_fit(value: str, told: str, make_store: MakeStore) -> None:
    place, said = told.split(" ", 1)

    assert found(value, make_store) == [f"{place} route-variable {said}"]


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        pytest.param("en-US", [], id="a tag"),
        pytest.param(
            "en_us",
            ["6:13 schema routes[0].locale must be a locale"],
            id="none",
        ),
        pytest.param(
            "fr-FX",
            ['6:13 schema the locale "fr-FX" is written fr-FR; write fr-FR'],
            id="an old one",
        ),
    ],
)
def test_the_locale_of_a_route(locale: str, told: list[str], make_store: MakeStore) -> None:
    root = ROOT.replace("    variables:\n      VALUE\n", f"    locale: {locale}\n")
    files = {"fixtures/default/tenant.yaml": root, "fixtures/default/disk-full.yaml": FIXTURE}
    report = validate(Store(make_store(files)))

    said = [
        f"{one.line}:{one.column} {one.check} {one.message}; {one.hint}" for one in report.findings
    ]
    assert [one[: len(wanted)] for one, wanted in zip(said, told, strict=True)] == told
