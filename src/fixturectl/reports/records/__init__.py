"""Records (named tuples of texts, numbers, booleans and tuples) in one format per file.

Each module has `write(sections) -> str`; `sections` maps what the records are to the records.
"""
