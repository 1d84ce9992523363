"""Text in an XML document."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from fixturectl.reports.visible import visible
from fixturectl.reports.xml import escaped


@given(st.text())
def test_any_text_can_stand_in_an_element_and_in_an_attribute(text: str) -> None:
    root = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')  # noqa: S314 # our own

    assert root.get("b") == visible(text)
    assert (root.text or "") == visible(text)
