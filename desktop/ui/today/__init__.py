"""今日: what is due."""
