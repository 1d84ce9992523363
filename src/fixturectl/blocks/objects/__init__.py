"""Composition objects: the parts that blocks and elements share; one file per object."""
