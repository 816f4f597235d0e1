"""What goes on each paper, as plain data, and its setting by typst. No Qt."""
