"""What `validate` is made of: what to look at, how often, and how equal faults become one."""
