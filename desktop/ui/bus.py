"""One signal tells the whole window that records changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """``changed`` carries the ``Changes`` of one act or one pull: ``.touches(kind)``, ``.ids[kind]``, ``.remote``."""

    changed = Signal(object)
