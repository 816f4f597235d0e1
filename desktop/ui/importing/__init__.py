"""导入: the roster from files of tables."""
