"""What people know of Jinja holds: its own sandbox and ours say the same, where no language is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.sandbox import SandboxedEnvironment

if TYPE_CHECKING:
    from alerts import Alerts

SANDBOX = SandboxedEnvironment(autoescape=False)
VALUES: dict[str, Any] = {
    "name": "cdn edge-1",
    "region": "EU-west",
    "empty": "",
    "n": 5,
    "zero": 0,
    "yes": True,
    "tags": ["b", "a", "B"],
    "numbers": [3, 1, 2],
    "nobody": [],
    "owner": {"name": "ada", "age": 36},
    "incidents": [{"service": "api", "count": 2}, {"service": "cdn", "count": 0}],
}
EXPRESSIONS = [
    "name", "n", "n + 1", "n - 7", "n * 3", "n // 2", "n % 3", "n ** 2", "-n", "+n", "(n + 1) * 2",
    "'a' ~ n ~ 'b'", "name ~ region", "'x' * 3", "name + '!'", "n if yes else zero",
    "'y' if zero else 'n'", "'y' if empty", "name or 'x'", "empty or 'x'", "n and name",
    "zero or n", "'in' if 'b' in tags else 'out'", "'lt' if n < 6 else 'ge'",
    "'c' if 1 < n <= 5 else 'd'", "'e' if n == 5 != 4 else 'f'", "not n or 'x'", "name[0]",
    "name[-1]", "name[1:3]", "name[::-1]", "tags[0]", "tags[-1]", "owner.name", "owner['age']",
    "owner.name ~ owner.age", "incidents[1].service", "name | upper", "region | lower",
    "name | capitalize", "name | title", "\"it's a (big) [day]-off\" | title", "' x ' | trim",
    "'--x-' | trim('-')", "name | replace('e', 'E')", "name | replace('e', 'E', 1)",
    "name | length", "tags | count", "owner | length", "tags | first", "tags | last",
    "tags | join", "tags | join(', ')", "numbers | join('-')", "incidents | join(',', 'service')",
    "tags | sort | join", "tags | sort(true) | join", "tags | sort(case_sensitive=true) | join",
    "numbers | sort(reverse=true) | join", "incidents | sort(attribute='count') | first | length",
    "tags | unique | join", "tags | unique(true) | join", "tags | reverse | join",
    "name | reverse", "numbers | min", "numbers | max", "tags | min", "tags | max", "numbers | sum",
    "incidents | sum('count')", "nobody | sum(start=3)", "incidents | map(attribute='count') | sum",
    "tags | map('upper') | join", "numbers | select('odd') | join",
    "numbers | reject('gt', 2) | join", "incidents | selectattr('count') | map('length') | sum",
    "incidents | rejectattr('count', 'equalto', 2) | map(attribute='service') | join",
    "incidents | selectattr('count', '>', 1) | map(attribute='service') | join",
    "n | abs", "(0 - n) | abs", "'42' | int + 1", "'4.9' | int", "2.7 | int", "n | string ~ 'x'",
    "empty | default('d')", "empty | default('d', true)", "owner.nick | default('d')",
    "owner.nick is defined and 1 or 2", "n is odd and 1 or 2", "n is divisibleby 5 and 1 or 2",
    "n is in [5] and 1 or 2", "name is string and 1 or 2", "tags is sequence and 1 or 2",
    "n is none and 1 or 2", "n is not none and 1 or 2", "range(3) | join", "range(5, 1, -2) | join",
    "{'a': 1}.a", "[1, 2][1]", "(1, 2)[0]", "'a' 'b'", "1_000", "0x1f", "'\\u00e9\\n'",
    "name | truncate(5, true, '.', 0)", "name | truncate(7, false, '.', 0)",
]  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expressions_mean_what_they_mean_in_jinja(alerts: Alerts, expression: str) -> None:
    ours = expression.replace(", 0)", ")") if "truncate" in expression else expression
    expected = SANDBOX.from_string(f"{{{{ {expression} }}}}").render(VALUES)

    assert alerts.said(f"a{{{{ {ours} }}}}", "raw", variables=VALUES) == f"a{expected}"


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    number = st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(" ".join)
    choice = st.tuples(inner, inner, inner).map(lambda three: "({} if {} else {})".format(*three))
    chosen = st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join)
    return st.one_of(number.map("({})".format), choice, chosen.map("({})".format))


ATOMS = st.sampled_from(
    ["n", "zero", "owner.age", "numbers[0]", "3", "numbers | sum", "name | length"]
)


@settings(max_examples=40, deadline=None)
@given(st.recursive(ATOMS.map("({})".format), _nested, max_leaves=8))
def test_any_arithmetic_gives_what_jinja_gives(alerts: Alerts, expression: str) -> None:
    expected = SANDBOX.from_string(f"{{{{ {expression} }}}}").render(VALUES)

    assert alerts.said(f"a{{{{ {expression} }}}}", "raw", variables=VALUES) == f"a{expected}"
