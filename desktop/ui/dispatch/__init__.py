"""The page 按月调度."""
