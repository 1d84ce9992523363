"""The store on disk: its files, what they say, and what a tenant inherits."""
