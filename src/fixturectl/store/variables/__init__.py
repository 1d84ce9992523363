"""The typed inputs of a fixture: how they are declared, read, and masked where sensitive."""

from fixturectl.store.variables.declaring import declare
from fixturectl.store.variables.faults import (
    UNKNOWN,
    missing_example,
    missing_value,
    unknown_fault,
    value_fault,
)
from fixturectl.store.variables.masking import Masked, mask
from fixturectl.store.variables.reading import Reading, read, read_once
from fixturectl.store.variables.scalars import Spelled
from fixturectl.store.variables.variable import RESERVED, Problem, Variable, example_of

__all__ = [
    "RESERVED",
    "UNKNOWN",
    "Masked",
    "Problem",
    "Reading",
    "Spelled",
    "Variable",
    "declare",
    "example_of",
    "mask",
    "missing_example",
    "missing_value",
    "read",
    "read_once",
    "unknown_fault",
    "value_fault",
]
