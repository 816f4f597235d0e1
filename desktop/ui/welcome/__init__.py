"""First run, and what keeps a township from opening."""
