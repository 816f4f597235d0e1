"""Sumu Home (苏木之家): the desk of one township women's federation, offline first."""

from desktop.constants import keep_alive

__version__ = "0.1.0"

keep_alive()
