"""Which input method Qt talks to: chosen before the application starts, for afterwards it stays.

Qt's wheel brings the front end of ibus alone. Where a person types by fcitx, letters would stay Latin; fcitx 5 answers
to ibus's protocol too, and then that way is taken. Where nobody answers it is said in words.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

IBUS = "ibus"
#: What says which input method a person uses; Qt reads the first that is set.
_NAMES = ("QT_IM_MODULES", "QT_IM_MODULE")
_SERVICE = "org.freedesktop.IBus"
#: Where ibus and fcitx 5 write down at which bus they answer; no such file is longer.
_PLACE, _MOST_BYTES = Path("ibus") / "bus", 4096


def choose(environ: MutableMapping[str, str]) -> str:
    """Sets ``QT_IM_MODULE`` to ibus where Qt has no front end of the input method that is asked for and ibus answers.

    Gives the name of an input method that cannot reach this program; "" where all is well.
    """
    if sys.platform != "linux":
        return ""
    wanted = _wanted(environ)
    if not wanted or any(_is_here(name) for name in wanted):
        return ""
    if not ibus_answers(environ):
        return wanted[0]
    for name in _NAMES:
        environ.pop(name, None)
    environ["QT_IM_MODULE"] = IBUS
    return ""


def _wanted(environ: MutableMapping[str, str]) -> list[str]:
    """The input methods that are asked for, in their order. Where only X's own way is named, Qt would ask nobody."""
    for name in _NAMES:
        if asked := [each.strip() for each in environ.get(name, "").split(";") if each.strip()]:
            return asked
    by_x = environ.get("XMODIFIERS", "").partition("@im=")[2].strip()
    return [by_x] if by_x.startswith("fcitx") else []


def _is_here(name: str) -> bool:
    """Whether Qt has the front end of an input method; ``compose``, ``xim`` and ``none`` are asked for on purpose."""
    if name in ("compose", "xim", "none", "simple"):
        return True
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    return any(folder.glob(f"lib{name}platforminputcontextplugin.so"))


def ibus_answers(environ: MutableMapping[str, str]) -> bool:
    """Whether somebody answers where Qt's front end of ibus asks."""
    from PySide6.QtDBus import QDBusConnection

    address = _address(environ)
    if not address:
        return False
    bus = QDBusConnection.connectToBus(address, "sumu-input-method")
    try:
        return bus.isConnected() and bool(bus.interface().isServiceRegistered(_SERVICE).value())
    finally:
        QDBusConnection.disconnectFromBus("sumu-input-method")


def _address(environ: MutableMapping[str, str]) -> str:
    """The bus at which the input method of this screen answers; "" where none says so."""
    if address := environ.get("IBUS_ADDRESS"):
        return address
    config = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/")) / ".config")
    screen = environ.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    for path in sorted((config / _PLACE).glob(f"*-unix-{screen}")) if screen.isdigit() else ():
        try:
            text = path.read_bytes()[:_MOST_BYTES].decode("utf-8", "replace")
        except OSError:
            continue
        for line in text.splitlines():
            name, _, value = line.partition("=")
            if name == "IBUS_ADDRESS" and value:
                return value
    return ""
