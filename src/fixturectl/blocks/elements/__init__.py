"""Block elements, one file per type: the file name is the `type`."""
