"""A store looked at again after each save: what its files held, and what was found in them."""
