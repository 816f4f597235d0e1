"""会议 Meetings: the list with names and quorum, one meeting with what it takes up again, its papers."""
