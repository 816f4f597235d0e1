"""The township's local copy: peewee and SQLite, nothing else."""
