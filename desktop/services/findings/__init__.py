"""What to look at in the federation's records: declared once, computed from rows, never stored."""
