"""矛盾纠纷 The page of disputes: the list, a look at one, the month's check of the gachas."""
