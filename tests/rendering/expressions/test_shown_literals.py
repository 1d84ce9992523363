"""The strings that an expression may show, found without running it."""

from __future__ import annotations

import pytest

from fixturectl.rendering.expressions.shown_literals import shown_literals


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        ("{{ 'yes' if x else \"no\" }} a", ["yes", "no"]),
        ("{{ 'yes' if x }}", ["yes"]),
        ("{{ name | default('nobody') | upper }}", ["nobody"]),
        ("{{ name | default(default_value='nobody') }}", ["nobody"]),
        ("{{ t('k', what='disk', n=count) }} {{ _('Phrase') }}", ["disk"]),
        ("{{ names | join(' and ') }}", [" and "]),
        ("{{ {'a': 'Down'}[x] }} {{ ['one', ('two', 3)][n] }}", ["Down", "one", "two"]),
        ("{{ 'a' ~ b ~ ('c' + 'd') }}", ["a", "c", "d"]),
        ("{{ x.y or 'none' }} {{ x and 'some' }}", ["none", "some"]),
        ("{{ link(url, 'Open') }} {{ link(url, label='See') }}", ["Open", "See"]),
    ],
)
def test_what_may_be_shown(leaf: str, expected: list[str]) -> None:
    shown = list(shown_literals(leaf))

    assert [one.text for one in shown] == expected
    assert [leaf[one.offset : one.offset + len(one.text)] for one in shown] == expected


@pytest.mark.parametrize(
    "leaf",
    [
        "no expression",
        "{{ x == 'y' }}",
        "{{ x | currency('EUR') }}",
        "{{ 'firing' | label }}",
        "{{ mention('here') }}",
        "{{ t.key }} {{ x.y }} {{ -1 }}",
        "{{ x | replace('a', 'b') }}",
        "{{ broken",
    ],
)
def test_what_is_not(leaf: str) -> None:
    assert list(shown_literals(leaf)) == []
