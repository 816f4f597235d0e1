"""走访: visits to women and households."""
