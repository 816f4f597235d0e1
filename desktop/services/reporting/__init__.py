"""定稿 Reports as they go up: what was counted, what is checked before, what changed since."""
