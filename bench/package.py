"""The packages that were built here: how large they are, and whether the packaged program starts as soon as its source.

Nothing is built for it; where no package lies, nothing is measured and it is said so.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.figures import ROOT, Figure, figure
from bench.window import large_township
from desktop.settings import START_NOTE

PACKAGES = ROOT / "build" / "packages"
STARTS = 7
_PATIENCE = 120.0
#: Between two looks at the note (s).
_LOOK = 0.002


def packages() -> list[Figure]:
    """``package.size_deb``, ``package.size_setup`` and ``package.start``, each where its package was built."""
    made: list[Figure] = []
    for name, wanted, found in (
        ("make deb", "package.size_deb", _newest("sumu-home_*.deb")),
        ("make windows", "package.size_setup", _newest("sumu-home-setup-*.exe")),
    ):
        if found is None:
            print(f"{wanted}: not built here ({name})")
        elif wanted == "package.size_deb":
            made.append(figure("package.size_deb", found.stat().st_size / 1e6, "MB", 85.0))
        else:
            made.append(figure("package.size_setup", found.stat().st_size / 1e6, "MB", 60.0))
    built = (PACKAGES / "deb" / "opt" / "sumu-home" / "sumu", ROOT / "dist" / "sumu" / "sumu")
    program = next((one for one in built if one.exists()), None)
    if program is None:
        print("package.start: not built here (make deb, make package)")
        return made
    folder = Path(large_township())
    packaged, source = [], []
    for number in range(STARTS + 1):
        times = _settled([str(program)], folder), _settled([sys.executable, "-m", "desktop"], folder)
        if number:  # the first fills the disk's cache
            packaged.append(times[0])
            source.append(times[1])
    made.append(figure("package.start", median(packaged), "s", median(source)))
    return made


def _newest(pattern: str) -> Path | None:
    return max(PACKAGES.glob(pattern), key=lambda path: path.stat().st_mtime, default=None)


def _settled(command: list[str], folder: Path) -> float:
    """Seconds from exec until the program itself notes that its first page stands (``Settings.end_start``)."""
    (folder / "settings.json").write_text(json.dumps({"township": "sample"}))
    note = folder / START_NOTE
    note.unlink(missing_ok=True)
    began = perf_counter()
    child = subprocess.Popen(
        [*command, "--data", str(folder)], cwd=ROOT, env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    )
    try:
        for there in (True, False):
            while note.exists() != there:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(_LOOK)
                if child.returncode is not None or perf_counter() - began > _PATIENCE:
                    raise RuntimeError(f"{command[0]} did not start")
        return perf_counter() - began
    finally:
        child.terminate()
        child.wait()
        note.unlink(missing_ok=True)
