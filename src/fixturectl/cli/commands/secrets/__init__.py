"""Verify encrypted files, renew their keys, see who can read them."""
