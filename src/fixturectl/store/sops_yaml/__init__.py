"""YAML as SOPS reads it: go-yaml's types, aliases where they stand, several documents."""

from fixturectl.store.sops_yaml.leaves import Leaf, leaves, paths, sequences
from fixturectl.store.sops_yaml.nodes import Alias, Mapping, Node, Scalar, Sequence
from fixturectl.store.sops_yaml.reader import Document, File, read
from fixturectl.store.sops_yaml.scalars import Typed, UntypedError

__all__ = [
    "Alias",
    "Document",
    "File",
    "Leaf",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Typed",
    "UntypedError",
    "leaves",
    "paths",
    "read",
    "sequences",
]
