"""组织: the sumu, its gachas and their posts."""
