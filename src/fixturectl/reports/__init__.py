"""What the tool shows: rendered messages and findings, one output format per file."""
