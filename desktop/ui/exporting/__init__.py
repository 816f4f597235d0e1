"""A list goes out: as a spreadsheet, into the clipboard, or on paper."""
