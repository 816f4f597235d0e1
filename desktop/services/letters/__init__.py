"""公文 Letters and forms of re-elections and posts whose wording a township may change: declared, checked, filled."""
