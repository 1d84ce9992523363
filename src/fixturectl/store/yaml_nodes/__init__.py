"""YAML as nodes that know their place, read by one strict set of rules: YAML 1.2 core."""

from fixturectl.store.yaml_nodes.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    comment_above,
    plain,
    unquoted,
)
from fixturectl.store.yaml_nodes.reader import Document, read
from fixturectl.store.yaml_nodes.source import Source

__all__ = [
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "comment_above",
    "plain",
    "read",
    "unquoted",
]
