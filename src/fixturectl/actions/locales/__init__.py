"""What the commands of `locales` do, one straight line per module."""
