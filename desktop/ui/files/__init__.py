"""Files of records: the panel that any record's page may show."""
