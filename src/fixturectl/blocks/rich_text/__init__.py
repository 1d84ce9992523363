"""The parts and leaves of rich text, one file per type: the file name is the `type`."""
