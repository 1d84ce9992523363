from __future__ import annotations

import pytest
from hypothesis import given, settings
from test_any_json import ANY_JSON

from fixturectl.blocks import builder_url
from fixturectl.errors import UsageError

BLOCKS = [{"type": "markdown", "text": "Größe 100 % & <b> #1?\n🙂"}]


def test_what_is_encoded_can_be_read_back() -> None:
    address = builder_url.encode(BLOCKS)
    assert address.startswith("https://app.slack.com/block-kit-builder/#%7B%22blocks%22:%5B%7B")
    assert address.isascii()
    assert builder_url.decode(address) == {"blocks": BLOCKS}
    assert builder_url.decode(builder_url.encode({"text": "x"})) == {"text": "x"}


@given(ANY_JSON)
@settings(max_examples=50, deadline=None)
def test_any_fragment_is_read_or_refused(value: object) -> None:
    address = f"https://app.slack.com/block-kit-builder/#{value}"
    try:
        found = builder_url.decode(address)
    except UsageError:
        return
    # Builder's own form is an object: a bare list comes back in one.
    assert builder_url.decode(builder_url.encode(found)) in (found, {"blocks": found})


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(
            "https://app.slack.com/block-kit-builder/T012AB3C4#%7B%22blocks%22:%5B%5D%7D", id="team"
        ),
        pytest.param(
            "https://app.slack.com/block-kit-builder#%7B%22blocks%22:%5B%5D%7D", id="bare"
        ),
        pytest.param(' https://app.slack.com/block-kit-builder/#{"blocks":[]} \n', id="unescaped"),
    ],
)
def test_forms_of_the_address(address: str) -> None:
    assert builder_url.is_address(address)
    assert builder_url.decode(address) == {"blocks": []}


def test_the_older_form_with_a_query() -> None:
    address = "https://api.slack.com/tools/block-kit-builder?mode=message&blocks=%5B%7B%7D%5D"
    assert builder_url.decode(address) == [{}]


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("https://example.com/block-kit-builder/#%7B%7D", "not an address"),
        ("https://evilslack.com/block-kit-builder/#%7B%7D", "not an address"),
        ("https://app.slack.com/client", "not an address"),
        ("http://[", "not an address"),
        ("[]", "not an address"),
        ("https://app.slack.com/block-kit-builder/", "carries no message"),
        ("https://app.slack.com/block-kit-builder/#%7B%22blo", "carries no readable JSON"),
        ("https://app.slack.com/block-kit-builder/#" + "[" * 100_000, "carries no readable JSON"),
    ],
    ids=["host", "suffix", "path", "broken", "json", "empty", "cut off", "deep"],
)
def test_other_addresses_are_refused(address: str, cause: str) -> None:
    with pytest.raises(UsageError, match=cause):
        builder_url.decode(address)
