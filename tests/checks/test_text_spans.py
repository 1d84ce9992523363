"""From where to where a node, a text and a file stand."""

from __future__ import annotations

from fixturectl.checks._spans import of_file, of_node, of_text
from fixturectl.diagnostics import Place
from fixturectl.store.yaml_nodes import Mapping, read
from fixturectl.texts.lookup import Text

PATH = "fixtures/acme/fr-FR/disk-full.yaml"
CONTENT = """\
texts:
  title: "Disque"
  left:
    one: "un jour"
    other: "{count} jours"
"""


def test_a_text_stands_from_its_key_to_its_end() -> None:
    root = read(PATH, CONTENT.encode()).root
    assert isinstance(root, Mapping)
    texts = root.get("texts")
    assert isinstance(texts, Mapping)
    title, left = (Text(key, node, "acme", "fr-FR") for key, node in texts)

    assert of_text(title) == (Place(PATH, 2, 3), Place(PATH, 2, 18))
    first, last = of_text(left)
    assert first == Place(PATH, 3, 3)
    assert Place(PATH, 5, 26) <= last <= Place(PATH, 6, 1)
    assert of_node(texts)[0] == Place(PATH, 2, 3)


def test_every_place_of_a_file_is_in_it() -> None:
    first, last = of_file(PATH)

    assert first == Place(PATH, 1, 1)
    assert first < Place(PATH, 100_000, 1) < last
