"""What the tool does with secrets, one straight line per module."""
