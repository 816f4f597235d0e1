"""妇女名册: the roster and one woman's page."""
