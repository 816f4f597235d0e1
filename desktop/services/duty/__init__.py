"""执委履职 What executives did in a year: what records show, what was written down, points where they are on."""
