"""What the tool does: one straight line per module; no printing, no parsing of arguments."""
