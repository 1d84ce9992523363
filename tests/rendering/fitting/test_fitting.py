from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rule_cases import Walk
from test_any_json import ANY_JSON, changed

from fixturectl import blocks
from fixturectl.rendering.fitting import fit

if TYPE_CHECKING:
    import random

_CASES = [case.value for case in Walk().cases(blocks.block_list_rule().item)]


def _fits(body: dict[str, Any]) -> None:
    before = copy.deepcopy(body)

    found = fit(body)

    assert body == before
    assert found.breaches == ()
    assert {breach.level for breach in blocks.check(found.payload)} <= {"warning"}
    assert fit(found.payload).payload is found.payload
    broken = any(breach.level == "error" for breach in blocks.check(body))
    assert bool(found.repairs) is broken
    assert (found.payload is body) is not broken


@given(st.lists(st.sampled_from(_CASES), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_whatever_breaks_a_limit_fits(some: list[Any]) -> None:
    _fits({"text": "x", "blocks": some})


@given(st.lists(st.sampled_from(_CASES), min_size=1, max_size=12))
@settings(max_examples=30, deadline=None)
def test_so_it_does_behind_a_colour_bar(some: list[Any]) -> None:
    _fits({"attachments": [{"color": "#D00000", "fallback": "x", "blocks": some}], "text": ""})


@given(st.sampled_from(_CASES), st.randoms(use_true_random=False), ANY_JSON)
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_a_block_fits(case: Any, chance: random.Random, junk: Any) -> None:
    _fits({"text": "x", "blocks": changed([case], chance, junk)})


def test_fifty_blocks_are_kept_whole() -> None:
    body = {"text": "x", "blocks": [{"type": "divider"}] * 50}

    assert fit(body).payload is body


def test_of_more_than_fifty_blocks_the_last_says_how_many_are_left_out() -> None:
    found = fit({"text": "x", "blocks": [{"type": "divider"}] * 62})

    assert len(found.payload["blocks"]) == 50
    assert found.payload["blocks"][-1]["elements"][0]["text"] == "… +13"
    assert [repair.done for repair in found.repairs] == ["the first 49 are kept"]


def test_where_nothing_is_sound_nothing_is_made_up() -> None:
    found = fit({"blocks": [{"type": "header"}]})

    assert [breach.code for breach in found.breaches] == ["no_text"]
    assert [repair.done for repair in found.repairs] == [
        "the header is left out",
        "blocks is left out",
    ]
    assert fit({}).payload == {}
