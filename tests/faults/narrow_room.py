"""A server's exchange in a process that may take only so much more memory: ``python -m tests.faults.narrow_room``.

Arguments: the database's file, a township, a device (hex), mebibytes, files of one request each. Prints a line each:
the problem, and the number up to which the server now holds the device's operations.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

from server.database import Database
from server.exchange import Exchange
from tests.faults.besieged import ask


def main(file: str, township: str, device: str, mebibytes: str, *requests: str) -> None:
    """Asks one request after another; a MemoryError ends it."""
    db = Database(f"sqlite:///{file}")
    exchange = Exchange(db)
    ask(exchange, bytes.fromhex(device), b"", township)  # all that is needed once is there
    found = re.search(r"VmSize:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    most = int(found[1]) * 1024 + (int(mebibytes) << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    for request in requests:
        told = ask(exchange, bytes.fromhex(device), Path(request).read_bytes(), township)
        print(told.problem, told.frames[0][4], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
