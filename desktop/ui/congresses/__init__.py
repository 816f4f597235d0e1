"""The page 会议与选举."""
