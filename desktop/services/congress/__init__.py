"""妇女代表大会 The congress and its elections, as they stand in the records."""
