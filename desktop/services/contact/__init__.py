"""联系服务: links and who was met, help and who had it."""
