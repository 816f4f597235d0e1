"""Sumu Home (苏木之家): the desk of one township women's federation, offline first."""

__version__ = "0.1.0"
