"""What sending would do, in one format per file: each has `write(rehearsals) -> str`."""
