"""Offices' forms made by LibreOffice, filled by the program and opened there again: ``make libreoffice-test``."""
