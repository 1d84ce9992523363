"""The expressions of a leaf: Jinja's grammar, run as closures over a rendering's scope."""
