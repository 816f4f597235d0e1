"""Sync: what waits, what came, what two people disagree about."""
