"""The blocks a message may hold, one file per type: the file name is the `type`."""
