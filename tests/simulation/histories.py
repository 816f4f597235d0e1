"""All histories that must end well, gathered from their modules."""

from __future__ import annotations

from tests.simulation import (
    histories_copies,
    histories_devices,
    histories_doubles,
    histories_line,
    histories_lists,
    histories_needs,
    histories_photos,
    histories_power,
    histories_recovery,
    histories_reports,
    histories_rows,
    histories_sticks,
    histories_versions,
    histories_years,
)
from tests.simulation.stage import HISTORIES, History, run

__all__ = ["HISTORIES", "MODULES", "History", "run"]

#: Importing them puts their histories on the list.
MODULES = (
    histories_line,
    histories_rows,
    histories_copies,
    histories_recovery,
    histories_sticks,
    histories_power,
    histories_years,
    histories_versions,
    histories_photos,
    histories_devices,
    histories_doubles,
    histories_lists,
    histories_reports,
    histories_needs,
)
