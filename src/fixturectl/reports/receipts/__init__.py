"""What became of messages, in one format per file: each has `write(receipts) -> str`."""
