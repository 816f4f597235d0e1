"""诉求 Needs: what was asked, what was done, by when; and disputes that were looked for."""
