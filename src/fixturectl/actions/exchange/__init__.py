"""Texts to translators and back: what goes out, what of it comes home, and what is refused."""
