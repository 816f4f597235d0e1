"""本月小结: the month's figures."""
