"""执委履职 The page of executives' years."""
