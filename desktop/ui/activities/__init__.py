"""活动: the log, who came, the one page to enter an activity."""
