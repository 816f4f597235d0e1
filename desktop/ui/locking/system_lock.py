"""The system's own lock of the screen: when it locks, the records lock too.

On Linux login1 tells it on the system's bus, and screen savers on the session's; on Windows the window is
told of each change of its session.
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

log = logging.getLogger(__name__)

_LOGIN, _SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
#: Screen savers that tell when they begin: (service, path, interface).
_SAVERS: Final = (
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)
#: https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change
_WM_WTSSESSION_CHANGE: Final = 0x02B1
_WTS_SESSION_LOCK: Final = 0x7
_THIS_SESSION: Final = 0


class SystemLock(QObject):
    """``locked``: the screen was locked."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter: _SessionFilter | None = None
        if sys.platform != "win32":
            self._listen()

    def watch_window(self, window_id: int) -> None:
        """The window that Windows tells; on other systems there is nothing to do."""
        if sys.platform == "win32":
            register = ctypes.windll.wtsapi32.WTSRegisterSessionNotification
            if not register(ctypes.c_void_p(window_id), _THIS_SESSION):
                log.warning("the system does not tell when it locks")
            app = QCoreApplication.instance()
            if self._filter is None and app is not None:
                self._filter = _SessionFilter(self.locked.emit)
                app.installNativeEventFilter(self._filter)

    def _listen(self) -> None:
        # PySide's own types ask for bytes as a slot, and PySide itself for text.
        session: Any = QDBusConnection.sessionBus()
        system: Any = QDBusConnection.systemBus()
        if system.isConnected():
            # Any path: of this session the bus tells nobody else's Lock, where it has a name; else each of this seat's.
            path = f"/org/freedesktop/login1/session/{_escaped(os.environ.get('XDG_SESSION_ID', ''))}"
            place = path if os.environ.get("XDG_SESSION_ID") else ""
            system.connect(_LOGIN, place, _SESSION, "Lock", self, SLOT("on_lock()"))
        if session.isConnected():
            for service, path, interface in _SAVERS:
                session.connect(service, path, interface, "ActiveChanged", self, SLOT("on_active(bool)"))

    @Slot()
    def on_lock(self) -> None:
        """login1's signal."""
        self.locked.emit()

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """A screen saver's signal."""
        if active:
            self.locked.emit()


def _escaped(name: str) -> str:
    """A session's name as login1 writes it in its path: a first digit and what is no letter as ``_xx``."""
    return "".join(
        char if char.isascii() and char.isalnum() and (place or not char.isdigit()) else f"_{ord(char):02x}"
        for place, char in enumerate(name)
    )


class _Message(ctypes.Structure):
    """Windows' MSG, as far as it is read."""

    _fields_ = [("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("parameter", ctypes.c_size_t)]


class _SessionFilter(QAbstractNativeEventFilter):
    def __init__(self, locked: Any) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview[int], message: Any
    ) -> tuple[bool, int]:
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if told.message == _WM_WTSSESSION_CHANGE and told.parameter == _WTS_SESSION_LOCK:
                self._locked()
        return False, 0
