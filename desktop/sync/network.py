"""Which network this laptop is on, as far as the system tells, so that a person is asked about each one once.

A network is known by its gateway's own address. A phone's hot spot makes up another one each time: it is known by the
name of its Wi-Fi. Nothing of either is kept but a hash.
"""

from __future__ import annotations

import array
import hashlib
import re
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

#: What a person says of a network: photos and files go by themselves on the second only.
PHONE, OFFICE = "phone", "office"
#: Key of every network of which the system tells nothing.
UNKNOWN: Final = "unknown"
#: Seconds that a command of the system may take.
_PATIENCE: Final = 5.0
_PROC: Final = Path("/proc/net")
_SIOCGIWESSID: Final = 0x8B1B
_MOST_NAME: Final = 32  # bytes of a Wi-Fi's name

_MAC = re.compile(r"\b[0-9a-f]{2}(?:[-:][0-9a-f]{2}){5}\b", re.IGNORECASE)
_ROUTE = re.compile(r"^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\d+\.\d+\.\d+\.\d+)\s+\S+\s+(\d+)\s*$", re.MULTILINE)
_SSID = re.compile(r"^\s*SSID\s*:[ \t]*(\S.*?)\s*$", re.MULTILINE)


class Network(NamedTuple):
    """``key`` tells it from others; ``name`` is that of its Wi-Fi, "" where there is none or it is not told."""

    key: str
    name: str


def network_here() -> Network:
    """The network that the way out leads over. May take seconds: never on the window's thread."""
    wifi, gateway = "", ""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        wifi, gateway = _of_windows() if sys.platform == "win32" else _of_linux()
    return network_of(wifi, gateway)


def network_of(wifi: str, gateway: str) -> Network:
    """The network of that Wi-Fi's name and gateway's address (``a4:2b:…``); "" for what is not known."""
    own = _MAC.fullmatch(gateway) is not None and not int(gateway[:2], 16) & 2  # given by its maker, not made up
    if own or (gateway and not wifi):
        known = f"gateway {gateway.lower().replace('-', ':')}"
    elif wifi:
        known = f"wifi {wifi}"
    else:
        return Network(UNKNOWN, "")
    return Network(hashlib.sha256(known.encode()).hexdigest()[:16], wifi)


def _of_linux() -> tuple[str, str]:
    interface, address = default_route((_PROC / "route").read_text())
    return _wifi_of(interface), neighbour((_PROC / "arp").read_text(), interface, address)


def default_route(table: str) -> tuple[str, str]:
    """Interface and gateway of the best way out, of a table as in ``/proc/net/route``. Raises ValueError."""
    found = []
    for line in table.splitlines()[1:]:
        parts = line.split()
        if len(parts) >= 8 and parts[1] == parts[7] == "00000000" and parts[2] != "00000000":
            found.append((int(parts[6]), parts[0], socket.inet_ntoa(struct.pack("=L", int(parts[2], 16)))))
    if not found:
        raise ValueError("no way out")
    _, interface, address = min(found)
    return interface, address


def neighbour(table: str, interface: str, address: str) -> str:
    """The hardware address of a neighbour, of a table as in ``/proc/net/arp``; "" where it is not known."""
    for line in table.splitlines()[1:]:
        parts = line.split()
        if len(parts) >= 6 and (parts[0], parts[5]) == (address, interface) and int(parts[2], 16):
            return parts[3]
    return ""


def _wifi_of(interface: str) -> str:
    """The name of the Wi-Fi that an interface is on; "" where it is on none, or its driver does not say."""
    import fcntl

    name = array.array("B", bytes(_MOST_NAME + 2))
    asked = struct.pack("16sPHH4x", interface.encode(), name.buffer_info()[0], _MOST_NAME, 0)
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        told = fcntl.ioctl(line.fileno(), _SIOCGIWESSID, asked)
        length = min(struct.unpack_from("16sPH", told)[2], _MOST_NAME)
        return bytes(name[:length]).rstrip(b"\0").decode(errors="replace")
    return ""


def _of_windows() -> tuple[str, str]:
    wifi = ""
    with suppress(OSError, subprocess.SubprocessError):  # there may be no Wi-Fi at all
        wifi = wifi_told(_said("netsh", "wlan", "show", "interfaces"))
    gateway = gateway_told(_said("route", "print", "-4", "0.0.0.0"))
    return wifi, hardware_told(_said("arp", "-a", gateway), gateway) if gateway else ""


def wifi_told(text: str) -> str:
    """The name of the Wi-Fi in what ``netsh wlan show interfaces`` says, in whatever language; "" for none."""
    found = _SSID.search(text)
    return found[1] if found else ""


def gateway_told(text: str) -> str:
    """The address of the best way out in what ``route print`` says; "" for none."""
    found = [(int(metric), address) for address, metric in _ROUTE.findall(text)]
    return min(found)[1] if found else ""


def hardware_told(text: str, address: str) -> str:
    """A neighbour's hardware address in what ``arp -a`` says; "" for none."""
    for line in text.splitlines():
        if address in line.split() and (found := _MAC.search(line)):
            return found[0].replace("-", ":").lower()
    return ""


def _said(*command: str) -> str:
    """What a command of the system says. Raises OSError, SubprocessError."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    told = subprocess.run(command, capture_output=True, timeout=_PATIENCE, creationflags=hidden, check=False)
    return told.stdout.decode("oem" if sys.platform == "win32" else "utf-8", errors="replace")
