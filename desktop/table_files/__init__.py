"""Files of tables into sheets of plain text, by a process of its own (``reading`` starts it, ``child`` is it). The
process loads nothing else of the program, so that it begins at once and stays small."""
