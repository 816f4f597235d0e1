"""上级报表: offices' own forms, what their cells take, and filling them for a term."""
