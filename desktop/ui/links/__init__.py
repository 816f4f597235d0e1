"""联系: who is linked to whom."""
