"""经费 The pages of money."""
