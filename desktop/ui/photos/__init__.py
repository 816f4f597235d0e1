"""照片: the photos of all records, chosen and exported."""
