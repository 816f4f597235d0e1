"""A real print service of one's own: cupsd in a folder, on a socket there, with queues that print into files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import monotonic

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")

_SERVER = """\
Listen {root}/cups.sock
LogLevel info
DefaultAuthType None
WebInterface No
Browsing No
PageLogFormat %p %j %P %C %{{media}} %{{sides}}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """\
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
ServerBin /usr/lib/cups
DataDir /usr/share/cups
FileDevice Yes
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SystemGroup root
User lp
Group lp
Sandboxing Relaxed
"""
_LONGEST = 20.0  # seconds until the service answers, or a job is through


def missing() -> str:
    """What keeps it from running here, in words; "" where nothing does."""
    if shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin") is None or not PPD.exists():
        return "no print service on this machine (Debian: cups, cups-client, printer-driver-cups-pdf)"
    return "" if os.geteuid() == 0 else "a print service is started by root only"


class Cups:
    """The service. ``environment`` leads its clients to it; ``out`` has a file for each queue, with what it printed."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "out"
        for name in ("etc", "spool", "cache", "state", "tmp", "log", "out"):
            (root / name).mkdir()
            shutil.chown(root / name, "lp", "lp")
        root.chmod(0o755)
        (root / "cupsd.conf").write_text(_SERVER.format(root=root))
        (root / "cups-files.conf").write_text(_FILES.format(root=root))
        self.environment = {"CUPS_SERVER": f"{root}/cups.sock"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        daemon = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin") or "cupsd"
        command = [daemon, "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "cups-files.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait_for(lambda: "is running" in self.ask("lpstat", "-r", check=False))

    def stop(self) -> None:
        """Ends it, as where the service crashed or was never started."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_LONGEST)
            self._process = None

    def add(self, queue: str) -> None:
        """A printer, which prints into ``paper_of(queue)``."""
        self.ask("lpadmin", "-p", queue, "-E", "-v", f"file:{self.paper_of(queue)}", "-P", str(PPD))

    def paper_of(self, queue: str) -> Path:
        """What a printer printed last, as PostScript."""
        return self.out / f"{queue.encode().hex()}.ps"  # its addresses are of plain letters

    def ask(self, *command: str, check: bool = True) -> str:
        """One of its commands, as ``cupsreject`` or ``cupsdisable``."""
        words = {**os.environ, **self.environment, "LC_ALL": "C.UTF-8"}
        path = f"{os.environ['PATH']}:/usr/sbin"
        found = shutil.which(command[0], path=path) or command[0]
        done = subprocess.run([found, *command[1:]], env=words, capture_output=True, text=True, check=check)
        return done.stdout

    def printed(self, job: str) -> list[str]:
        """What the page log says of a job (``queue-7``) once it is through: how many pages, on which media, which
        sides."""
        queue, _, number = job.rpartition("-")
        log, found = self.root / "log" / "page", list[str]()

        def through() -> bool:
            waits = self.ask("lpstat", "-o", queue)
            lines = log.read_text().splitlines() if log.exists() else []
            found[:] = [line for line in lines if line.startswith(f"{queue} {number} total ")]
            return not waits and bool(found)

        self._wait_for(through)
        return found[-1].split()[3:]

    def spooled(self) -> int:
        """Bytes of the largest job that was handed over."""
        return max((path.stat().st_size for path in (self.root / "spool").glob("d*")), default=0)

    @staticmethod
    def _wait_for(done: Callable[[], bool]) -> None:
        """``done`` runs a command each time, so this turns some hundred times a second at most."""
        until = monotonic() + _LONGEST
        while not done():
            assert monotonic() < until, "the print service does not come to it"
