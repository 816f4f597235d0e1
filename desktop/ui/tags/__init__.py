"""标签: what women are or are counted among, from a day to a day."""
